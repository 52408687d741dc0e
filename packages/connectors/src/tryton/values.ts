import { equalJson, type FieldValue, type RecordFields } from '@crosswalk/model';
import { cannotKeep, type FieldCodec } from './field-codec.ts';
import type { Layout } from './layout.ts';
import type { Workflow } from './mapping.ts';
import { listOf, type Row, textOf, valueAt } from './wire.ts';

/** What to write for fields that are new, or that differ from what a row has. Empty when the row says all of it already. */
export function valuesFor(layout: Layout, fields: RecordFields, current: Row | undefined): Row {
  const values = new Map<string, { key: string; value: unknown }>();
  for (const [key, value] of Object.entries(fields)) {
    const codec = layout.codecs.get(key);
    if (codec?.write === undefined || !isNews(codec, value, current)) continue;
    const written = { ...codec.write(value, current), ...workflowValues(layout, key, value, current) };
    for (const [column, one] of Object.entries(written)) addValue(values, key, column, one);
  }
  return Object.fromEntries(Array.from(values, ([column, { value }]) => [column, value]));
}

/** The fields of a write whose value the row does not have. */
export function changedKeys(layout: Layout, fields: RecordFields, current: Row): string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const codec = layout.codecs.get(key);
    return codec !== undefined && isNews(codec, value, current) ? [key] : [];
  });
}

/** Whether a row says what was to be written. */
export function isWritten(layout: Layout, fields: RecordFields, row: Row): boolean {
  return changedKeys(layout, fields, row).length === 0;
}

function isNews(codec: FieldCodec, value: FieldValue, current: Row | undefined): boolean {
  const known = current === undefined ? null : codec.read(current);
  return !equalJson(settled(codec, value), settled(codec, known));
}

/** A value in the spelling it comes back in, so that only real differences count. */
function settled({ description: { type } }: FieldCodec, value: FieldValue): FieldValue {
  if (value === '' || (Array.isArray(value) && value.length === 0)) return null;
  if (type === 'boolean') return value === true;
  if (type === 'datetime' && typeof value === 'string') return value.replace(/(\.\d*?)0+Z$/, '$1Z').replace('.Z', 'Z');
  if (type === 'multiSelect' && Array.isArray(value)) return value.map(String).sort();
  return value;
}

/** Several fields may live in one list, whose changes add up; in any other column they must agree. */
function addValue(values: Map<string, { key: string; value: unknown }>, key: string, column: string, value: unknown) {
  const other = values.get(column);
  if (other === undefined) values.set(column, { key, value });
  else if (Array.isArray(other.value) && Array.isArray(value)) other.value = [...listOf(other.value), ...listOf(value)];
  else if (JSON.stringify(other.value) !== JSON.stringify(value)) {
    throw cannotKeep(
      key,
      `the same as ${other.key}: Tryton keeps both in one place`,
      `Give ${key} or ${other.key} alone.`,
    );
  }
}

/** Refuses a step the workflow does not have, and sets the date that Tryton's own buttons would set. */
function workflowValues(layout: Layout, key: string, value: FieldValue, current: Row | undefined): Row {
  const field = layout.mapping.fields.find((one) => one.key === key);
  if (field === undefined || !('column' in field.from) || field.from.workflow === undefined) return {};
  const { workflow, column } = field.from;
  const from = current === undefined ? workflow.first : textOf(valueAt(current, column));
  const to = textOf(value);
  assertStep(workflow, key, from, to);
  const { closing } = workflow;
  const isClosing = closing?.states.includes(to) === true && (current?.[closing.column] ?? null) === null;
  return isClosing ? { [closing.column]: today() } : {};
}

function assertStep({ steps }: Workflow, key: string, from: string, to: string): void {
  const allowed = new Map(Object.entries(steps)).get(from) ?? [];
  if (to === from || allowed.includes(to)) return;
  const choice =
    allowed.length === 0 ? `${from}, which only Tryton itself takes further` : [from, ...allowed].join(', ');
  throw cannotKeep(key, `one of: ${choice}`, `Go from ${from} to ${to} in Tryton.`);
}

function today(): Row {
  const now = new Date();
  return { __class__: 'date', year: now.getUTCFullYear(), month: now.getUTCMonth() + 1, day: now.getUTCDate() };
}
