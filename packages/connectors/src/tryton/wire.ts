/** Tryton's spelling of values that JSON has no type for. Nothing here passes through a JavaScript number or `Date`. */

/** An object as it came from Tryton; nothing is known of its values. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object of an answer. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of a list; none for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text and numbers as text; nothing for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The rows of a list; whatever is not a row is left out. */
export function rowsOf(value: unknown): Row[] {
  return listOf(value).filter(isRow);
}

/** The whole numbers of a list, for lists of ids. */
export function idsOf(value: unknown): number[] {
  return listOf(value).filter((one) => typeof one === 'number');
}

/**
 * What stands at a dotted path of a row. Tryton answers `currency.code` as `{ "currency.": { "code": … } }`, for lists
 * of children as a list of rows.
 */
export function valueAt(row: Row, path: string): unknown {
  const dot = path.indexOf('.');
  if (dot < 0) return row[path];
  const inner = row[path.slice(0, dot + 1)];
  return isRow(inner) ? valueAt(inner, path.slice(dot + 1)) : undefined;
}

/** The child rows of a one2many field, which Tryton answers beside it under its name with a dot. */
export function childrenOf(row: Row, list: string): Row[] {
  return rowsOf(row[`${list}.`]);
}

const pad = (value: unknown, digits: number): string => String(value).padStart(digits, '0');

/** `2026-11-22` of a date or the day of an instant; `null` for anything else. */
export function readDate(value: unknown): string | null {
  if (!isRow(value) || (value['__class__'] !== 'date' && value['__class__'] !== 'datetime')) return null;
  return `${pad(value['year'], 4)}-${pad(value['month'], 2)}-${pad(value['day'], 2)}`;
}

/** RFC 3339 in UTC, in milliseconds, or in microseconds where there are some. Tryton's instants are UTC without saying so. */
export function readInstant(value: unknown): string | null {
  const date = readDate(value);
  if (date === null || !isRow(value) || value['__class__'] !== 'datetime') return null;
  const micros = pad(value['microsecond'], 6);
  const fraction = micros.endsWith('000') ? micros.slice(0, 3) : micros;
  return `${date}T${pad(value['hour'], 2)}:${pad(value['minute'], 2)}:${pad(value['second'], 2)}.${fraction}Z`;
}

/** A date for Tryton. The text is a date that exists, which the field checks saw to. */
export function writeDate(text: string): Row {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  return { __class__: 'date', year, month, day };
}

/** An instant for Tryton, to the microsecond. */
export function writeInstant(text: string): Row {
  const [, hour, minute, second, fraction = ''] = /T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?/.exec(text) ?? [];
  return {
    ...writeDate(text),
    __class__: 'datetime',
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    microsecond: Number(fraction.slice(0, 6).padEnd(6, '0')),
  };
}

/** A decimal as plain digits. Python writes very large and very small ones with an exponent (`1E+3`), which is written out here. */
export function readDecimal(value: unknown): string | null {
  const text = isRow(value) && value['__class__'] === 'Decimal' ? value['decimal'] : value;
  if (typeof text !== 'string' && typeof text !== 'number') return null;
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(String(text));
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  return sign + placePoint(whole + fraction, whole.length + Number(exponent));
}

/** A decimal for Tryton. */
export function writeDecimal(text: string): Row {
  return { __class__: 'Decimal', decimal: text };
}

function placePoint(digits: string, point: number): string {
  const filled = point < 1 ? digits.padStart(digits.length + 1 - point, '0') : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const whole = filled.slice(0, at).replace(/^0+(?=\d)/, '');
  const fraction = filled.slice(at);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
