import type { ObjectDescription, Rights } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { TrytonClient } from './client.ts';
import { companyCurrency, describeField } from './describe-field.ts';
import type { FieldCodec } from './field-codec.ts';
import { makeCodec } from './make-codec.ts';
import { childListOf, columnOf, type TrytonField, type TrytonType } from './mapping.ts';
import { isRow, textOf } from './wire.ts';

/** One type, ready for work: what it is in our words, and how each field goes to Tryton and back. */
export interface Layout {
  readonly mapping: TrytonType;
  readonly description: ObjectDescription;
  readonly codecs: ReadonlyMap<string, FieldCodec>;
  /** Everything that is read with a record. */
  readonly columns: readonly string[];
  /** The lists of children its fields live in, with the model of their rows. */
  readonly lists: ReadonlyMap<string, string>;
  /** The column by which the rows of a list name the record they belong to. */
  readonly parentColumns: ReadonlyMap<string, string>;
}

const SYSTEM_COLUMNS = ['_timestamp', 'create_date', 'write_date'];

function columnsOf(codecs: readonly FieldCodec[]): string[] {
  return [...new Set([...SYSTEM_COLUMNS, ...codecs.flatMap((codec) => codec.columns)])];
}

/** The same type without the columns and lists the user may not read: Tryton refuses a whole row for one of them. */
export function cutLayout(layout: Layout, rights: Rights): Layout {
  const hidden = new Set(
    Object.entries(rights.fields ?? {}).flatMap(([key, right]) => (right === 'none' ? [key] : [])),
  );
  if (hidden.size === 0) return layout;
  const seen = layout.mapping.fields.filter(({ key }) => !hidden.has(key));
  const codecs = seen.flatMap(({ key }) => layout.codecs.get(key) ?? []);
  const lists = new Set(seen.map(childListOf));
  return {
    ...layout,
    columns: columnsOf(codecs),
    lists: new Map([...layout.lists].filter(([list]) => lists.has(list))),
  };
}

/** Asks Tryton about the columns a mapping names, and puts both together. Labels come in the language of the user. */
export async function loadLayout(
  client: TrytonClient,
  mapping: TrytonType,
  types: ReadonlyMap<string, TrytonType>,
): Promise<Layout> {
  const wanted = [...new Set(mapping.fields.map(columnOf))];
  const definitions = await client.call(mapping.model, 'fields_get', [wanted]);
  const columns = new Map(isRow(definitions) ? Object.entries(definitions) : []);
  const present = mapping.fields.filter((field) => isPresent(mapping, field, columns));
  const currency = present.some(({ from }) => 'amount' in from && from.currency.includes('.'))
    ? await companyCurrency(client)
    : undefined;
  const codecs = await Promise.all(
    present.map(async (field) => {
      const definition = columns.get(columnOf(field));
      const description = await describeField({ client, mapping, currency }, field, definition);
      return makeCodec({ field, description, definition, types });
    }),
  );
  return {
    mapping,
    description: {
      type: mapping.type,
      label: mapping.label,
      pluralLabel: mapping.pluralLabel,
      titleField: mapping.titleField,
      fields: codecs.map((codec) => codec.description),
    },
    codecs: new Map(codecs.map((codec) => [codec.description.key, codec])),
    columns: columnsOf(codecs),
    lists: listsOf(present, columns, 'relation'),
    parentColumns: listsOf(present, columns, 'relation_field'),
  };
}

function isPresent({ model }: TrytonType, field: TrytonField, columns: ReadonlyMap<string, unknown>): boolean {
  const column = columnOf(field);
  if (columns.has(column)) return true;
  if (field.from.optional === true) return false;
  throw new CrosswalkError(
    'host_error',
    `The mapping puts ${field.key} into ${model}.${column}, which this Tryton does not have. Activate the module that brings it, or mend the mapping.`,
  );
}

/** One thing Tryton says about each list of children. */
function listsOf(
  fields: readonly TrytonField[],
  columns: ReadonlyMap<string, unknown>,
  what: 'relation' | 'relation_field',
): Map<string, string> {
  const lists = fields.flatMap((field) => childListOf(field) ?? []);
  return new Map(
    lists.flatMap((list) => {
      const definition = columns.get(list);
      return isRow(definition) ? [[list, textOf(definition[what])] as const] : [];
    }),
  );
}
