import type { FieldDescription, FieldValue, FilterValue } from '@crosswalk/model';
import { cannotKeep, type FieldCodec, filledText } from './field-codec.ts';
import type { ChildPlace } from './mapping.ts';
import { childrenOf, isRow, type Row, valueAt } from './wire.ts';

/**
 * The codec of a value that is one row of a list, such as the first e-mail among the contact mechanisms. It is written
 * through the record it belongs to, so that both change in one transaction and the record shows when.
 */
export function childCodec(description: FieldDescription, place: ChildPlace): FieldCodec {
  const { list, kind, kinds, value: column, also = {}, system } = place;
  const ours = (row: Row) => childrenOf(row, list).find((child) => isOurs(child, place));
  return {
    description,
    columns: [kind, column, '_timestamp', ...Object.keys(also)].map((name) => `${list}.${name}`),
    read: (row) => {
      const text = filledText(ours(row)?.[column]);
      return text === null || system === undefined ? text : { system, account: '', id: text };
    },
    write: (value, current) => {
      const child = current && ours(current);
      const text = writtenText(value, description, system);
      if (text === null) return child ? { [list]: [['delete', [child['id']]]] } : {};
      if (child) return { [list]: [['write', [child['id']], { [column]: text }]] };
      return { [list]: [['create', [{ [kind]: kinds[0], ...also, [column]: text }]]] };
    },
    comparison: {
      column: `${list}.${column}`,
      kind: 'child',
      operand: (value: FilterValue) => filledText(value) ?? undefined,
      hasEmptyText: false,
      isPhone: description.type === 'phone',
    },
    searched: [`${list}.${column}`],
  };
}

function isOurs(child: Row, { kind, kinds, also = {} }: ChildPlace): boolean {
  return (
    kinds.some((one) => one === child[kind]) && Object.entries(also).every(([name, wanted]) => child[name] === wanted)
  );
}

function writtenText(value: FieldValue, { key }: FieldDescription, system: string | undefined): string | null {
  if (system === undefined || value === null) return filledText(value);
  if (!isRow(value) || value['system'] !== system) throw cannotKeep(key, `an identity of ${system}`);
  return filledText(value['id']);
}

const ADDRESS_COLUMNS = { street: 'street', city: 'city', postalCode: 'postal_code' } as const;
const READ_ONLY_PARTS = { region: 'subdivision.name', country: 'country.name' } as const;

/** The codec of the first address of a list. Region and country are rows of Tryton's own lists: they are read, and a write that would change them is refused. */
export function addressCodec(description: FieldDescription, list: string): FieldCodec {
  const parts = Object.entries({ ...ADDRESS_COLUMNS, ...READ_ONLY_PARTS });
  const read = (address: Row | undefined): Readonly<Record<string, string>> | null => {
    const filled = parts.flatMap(([part, column]) => {
      const text = address && filledText(valueAt(address, column));
      return text ? [[part, text] as const] : [];
    });
    return filled.length === 0 ? null : Object.fromEntries(filled);
  };
  return {
    description,
    columns: ['_timestamp', ...parts.map(([, column]) => column)].map((column) => `${list}.${column}`),
    read: (row) => read(childrenOf(row, list)[0]),
    write: (value, current) => {
      const address = current && childrenOf(current, list)[0];
      if (!isRow(value)) return address ? { [list]: [['delete', [address['id']]]] } : {};
      assertSamePlace(description.key, value, read(address));
      const columns = Object.fromEntries(
        Object.entries(ADDRESS_COLUMNS).map(([part, column]) => [column, filledText(value[part])]),
      );
      return { [list]: [address ? ['write', [address['id']], columns] : ['create', [columns]]] };
    },
    searched: parts.map(([, column]) => `${list}.${column}`),
  };
}

function assertSamePlace(key: string, value: Row, current: Readonly<Record<string, string>> | null): void {
  for (const part of Object.keys(READ_ONLY_PARTS)) {
    if (filledText(value[part]) === (current?.[part] ?? null)) continue;
    throw cannotKeep(key, `the ${part} as it is: ${current?.[part] ?? 'none'}`, `Choose the ${part} in Tryton.`);
  }
}
