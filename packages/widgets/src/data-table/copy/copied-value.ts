import type { FieldDescription, FieldValue } from '@crosswalk/model';
import { formatValue, type FormatContext } from '../../format/format-value.ts';
import { listOf } from '../../format/list-of.ts';
import { partOf } from '../../format/part-of.ts';

/** Kinds of values a spreadsheet reads best as they are kept: digits without separators, days and moments as in ISO 8601. */
const AS_KEPT: ReadonlySet<string> = new Set([
  'integer',
  'decimal',
  'date',
  'datetime',
  'duration',
  'text',
  'longText',
]);

/** A value as text for a spreadsheet: exact where it counts, in words where people read it. */
export function copiedValue(field: FieldDescription, value: FieldValue | undefined, context: FormatContext): string {
  if (value === undefined || value === null) return '';
  const items = field.multiple ? listOf(value) : undefined;
  if (items) return items.map((one) => copiedValue({ ...field, multiple: false }, one, context)).join('; ');
  if (AS_KEPT.has(field.type) && typeof value !== 'object') return String(value);
  const [amount, currency] = [partOf(value, 'amount'), partOf(value, 'currency')];
  if (field.type === 'money' && amount !== undefined) return currency === undefined ? amount : `${amount} ${currency}`;
  return formatValue(field, value, context);
}
