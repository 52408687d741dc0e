import type { FieldDescription } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { addressCodec, childCodec } from './child-codec.ts';
import type { FieldCodec } from './field-codec.ts';
import type { TrytonField, TrytonType } from './mapping.ts';
import { moneyCodec } from './money-codec.ts';
import { referenceCodec } from './reference-codec.ts';
import { type ColumnDefinition, factorCodec, fullNameCodec, jsonCodec, scalarCodec } from './scalar-codec.ts';
import { isRow, textOf } from './wire.ts';

/** What a codec is made of. */
interface CodecParts {
  field: TrytonField;
  description: FieldDescription;
  /** What Tryton says about the column. */
  definition: unknown;
  types: ReadonlyMap<string, TrytonType>;
}

/** Picks the codec of a field by its place, and tells in the description what cannot be sorted or written there. */
export function makeCodec(parts: CodecParts): FieldCodec {
  const codec = codecFor(parts);
  const isFixed = parts.description.readOnly === true || codec.write === undefined;
  const description = {
    ...parts.description,
    ...(codec.sort === undefined ? { sortable: false } : {}),
    ...(isFixed ? { readOnly: true } : {}),
  };
  return { ...codec, description };
}

function codecFor({ field, description, definition, types }: CodecParts): FieldCodec {
  const { from } = field;
  if ('amount' in from) return moneyCodec(description, from.amount, from.currency);
  if ('fullName' in from) return fullNameCodec(description, from.fullName);
  if ('json' in from) return jsonCodec(description, from.json);
  if ('child' in from) return childCodec(description, from.child);
  if ('address' in from) return addressCodec(description, from.address);
  if ('reference' in from) {
    const model = types.get(description.refTypes?.[0] ?? '')?.model;
    if (model !== undefined) return referenceCodec(description, from.reference, model);
  } else if (from.factor !== undefined) {
    return factorCodec(description, from.column, from.factor);
  } else {
    const codec = scalarCodec(description, from.column, parseColumn(definition));
    if (codec !== undefined) return codec;
  }
  throw new CrosswalkError('host_error', `The mapping of ${field.key} fits no place in Tryton. Mend the mapping.`);
}

function parseColumn(definition: unknown): ColumnDefinition {
  return isRow(definition)
    ? { type: textOf(definition['type']), isSortable: definition['sortable'] !== false }
    : { type: '', isSortable: false };
}
