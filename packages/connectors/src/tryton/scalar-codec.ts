import {
  FIELD_PATTERNS,
  type FieldDescription,
  type FieldType,
  type FieldValue,
  type FilterValue,
} from '@crosswalk/model';
import { cannotKeep, type Comparison, type FieldCodec, filledText } from './field-codec.ts';
import {
  isRow,
  readDate,
  readDecimal,
  readInstant,
  type Row,
  textOf,
  valueAt,
  writeDate,
  writeDecimal,
  writeInstant,
} from './wire.ts';

/** What Tryton says about one of its columns. */
export interface ColumnDefinition {
  /** Tryton's type: `char`, `numeric`, `many2one`, … */
  type: string;
  isSortable: boolean;
}

/** How the values of one type stand in a column. */
interface Spelling {
  read: (value: unknown, description: FieldDescription) => FieldValue;
  write: (value: FieldValue, column: ColumnDefinition, key: string) => unknown;
  operand?: (value: FilterValue, column: ColumnDefinition) => unknown;
  kind?: Comparison['kind'];
}

const text: Spelling = {
  read: filledText,
  write: writeText,
  operand: (value) => filledText(value) ?? undefined,
  kind: 'text',
};

/** Whole numbers fit a column of Tryton up to this. */
const LARGEST_INTEGER = 2_147_483_647;

const SPELLINGS: ReadonlyMap<FieldType, Spelling> = new Map<FieldType, Spelling>([
  ['text', text],
  ['longText', text],
  ['email', text],
  ['phone', text],
  ['url', text],
  ['select', text],
  [
    'boolean',
    {
      read: (value) => value === true || value === 1,
      write: (value) => value === true,
      operand: (value) => value,
      kind: 'exact',
    },
  ],
  ['integer', { read: numberOrNull, write: writeInteger, operand: integerOperand, kind: 'exact' }],
  [
    'decimal',
    {
      read: readDecimal,
      write: (value, column) => decimalFor(column, value),
      operand: (value, column) => (column.type === 'float' ? undefined : decimalOperand(value)),
      kind: 'exact',
    },
  ],
  [
    'date',
    {
      read: readDate,
      write: (value) => (typeof value === 'string' ? writeDate(value) : null),
      operand: (value) => (typeof value === 'string' && FIELD_PATTERNS.date.test(value) ? writeDate(value) : undefined),
      kind: 'exact',
    },
  ],
  ['datetime', { read: readInstant, write: instantFor, operand: instantOperand, kind: 'exact' }],
  ['multiSelect', { read: listOrNull, write: (value) => value }],
  [
    'ref',
    {
      read: (value, { refTypes = [] }) =>
        typeof value === 'number' ? { type: refTypes[0] ?? '', id: String(value) } : null,
      write: (value, _column, key) => (value === null ? null : recordNumber(value, key)),
      operand: (value) => (typeof value === 'string' && isRecordNumber(value) ? Number(value) : undefined),
      kind: 'exact',
    },
  ],
]);

/** Whether this text can be the id of a record of Tryton. */
export function isRecordNumber(id: string): boolean {
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_INTEGER;
}

/**
 * Types of columns that Tryton orders by what stands in them, so that a page can begin after a value. It orders links by
 * the names of what they point at, and choices by their labels in the language of the user.
 */
const ORDERED: ReadonlySet<string> = new Set([
  'boolean',
  'char',
  'date',
  'datetime',
  'float',
  'integer',
  'numeric',
  'text',
  'timestamp',
]);

/** The codec of a field that lives in one column; `undefined` for types that cannot. */
export function scalarCodec(
  description: FieldDescription,
  name: string,
  column: ColumnDefinition,
): FieldCodec | undefined {
  const spelling = SPELLINGS.get(description.type);
  if (spelling === undefined) return undefined;
  const { operand, kind } = spelling;
  const isText = kind === 'text';
  return {
    description,
    columns: [name],
    read: (row) => spelling.read(valueAt(row, name), description),
    write: (value) => ({ [name]: spelling.write(value, column, description.key) }),
    ...(operand && kind
      ? { comparison: { column: name, kind, operand: (value) => operand(value, column), hasEmptyText: isText } }
      : {}),
    ...(isText ? { searched: [name] } : {}),
    ...(column.isSortable && ORDERED.has(column.type) ? { sort: name } : {}),
  };
}

/** The codec of a whole number that Tryton keeps as a fraction of it: 0.25 for 25 per cent. */
export function factorCodec(description: FieldDescription, name: string, factor: number): FieldCodec {
  return {
    description,
    columns: [name],
    read: (row) => {
      const value = valueAt(row, name);
      return typeof value === 'number' ? Math.round(value * factor) : null;
    },
    write: (value) => ({ [name]: typeof value === 'number' ? value / factor : null }),
    sort: name,
  };
}

/** The codec of a person's name that Tryton keeps as one text. */
export function fullNameCodec(description: FieldDescription, name: string): FieldCodec {
  return {
    description,
    columns: [name],
    read: (row) => {
      const full = filledText(valueAt(row, name));
      return full === null ? null : { full };
    },
    write: (value) => ({ [name]: isRow(value) ? filledText(value['full']) : null }),
    comparison: { column: name, kind: 'text', operand: (value) => filledText(value) ?? undefined, hasEmptyText: true },
    searched: [name],
    sort: name,
  };
}

/** The codec of any JSON value, kept as text. */
export function jsonCodec(description: FieldDescription, name: string): FieldCodec {
  return {
    description,
    columns: [name],
    read: (row) => {
      const kept = filledText(valueAt(row, name));
      return kept === null ? null : parseJson(kept);
    },
    write: (value) => ({ [name]: value === null ? null : JSON.stringify(value) }),
  };
}

function parseJson(kept: string): FieldValue {
  try {
    return JSON.parse(kept) as FieldValue;
  } catch {
    return kept;
  }
}

/** Tryton keeps one line in a `char` and refuses the rest without saying where. */
function writeText(value: FieldValue, column: ColumnDefinition, key: string): string | null {
  const text = filledText(value);
  if (column.type === 'char' && text !== null && /[\t\r\n]/.test(text)) {
    throw cannotKeep(key, 'one line of text, without tabs', 'Put longer texts into a field for long texts.');
  }
  return text;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function listOrNull(value: unknown): FieldValue {
  if (!Array.isArray(value)) return null;
  return value.filter((one) => typeof one === 'string');
}

function writeInteger(value: FieldValue, _column: ColumnDefinition, key: string): unknown {
  if (typeof value === 'number' && Math.abs(value) > LARGEST_INTEGER) {
    throw cannotKeep(key, `a whole number up to ${LARGEST_INTEGER}: Tryton keeps no larger ones`);
  }
  return value;
}

function integerOperand(value: FilterValue): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) <= LARGEST_INTEGER
    ? number
    : undefined;
}

function decimalFor(column: ColumnDefinition, value: FieldValue): unknown {
  if (typeof value !== 'string') return null;
  return column.type === 'float' ? Number(value) : writeDecimal(value);
}

/** A decimal to compare with. */
export function decimalOperand(value: FilterValue): Row | undefined {
  const decimal = readDecimal(value);
  return decimal === null ? undefined : writeDecimal(decimal);
}

/** Six digits of a second are what Tryton keeps, and none where the column is a plain `datetime`. */
function instantFor(value: FieldValue, column: ColumnDefinition, key: string): unknown {
  if (typeof value !== 'string') return null;
  const kept = column.type === 'timestamp' ? 6 : 0;
  if (digitsOfSecond(value) > kept || value.includes(':60')) {
    throw cannotKeep(key, `an instant with at most ${kept} digits after the second, and no leap second`);
  }
  return writeInstant(value);
}

function instantOperand(value: FilterValue): unknown {
  if (typeof value !== 'string') return undefined;
  if (FIELD_PATTERNS.date.test(value)) return writeInstant(`${value}T00:00:00Z`);
  const isComparable = FIELD_PATTERNS.datetime.test(value) && digitsOfSecond(value) <= 6 && !value.includes(':60');
  return isComparable ? writeInstant(value) : undefined;
}

/** How many digits of the second say something. */
function digitsOfSecond(value: string): number {
  return (/\.(\d+)Z$/.exec(value)?.[1] ?? '').replace(/0+$/, '').length;
}

function recordNumber(value: FieldValue, key: string): number {
  const id = isRow(value) ? textOf(value['id']) : '';
  if (!isRecordNumber(id)) throw cannotKeep(key, 'the id of a record that is there');
  return Number(id);
}
