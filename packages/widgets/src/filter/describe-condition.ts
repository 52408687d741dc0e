import type { Condition, FieldDescription, FilterOperator } from '@crosswalk/model';
import type { LocaleController } from '@crosswalk/elements';
import { formatValue, type FormatContext } from '../format/format-value.ts';
import type { WidgetTextKey } from '../texts/widget-texts.ts';

/** A comparison people can choose: its words, and the condition it makes. */
export interface OperatorChoice {
  key: string;
  text: WidgetTextKey;
  op: FilterOperator;
  /** The value is fixed by the choice itself (`is empty`). */
  value?: boolean;
}

const TEXT: readonly OperatorChoice[] = [
  { key: 'contains', text: 'opContains', op: 'contains' },
  { key: 'startsWith', text: 'opStartsWith', op: 'startsWith' },
];
const EQUAL: readonly OperatorChoice[] = [
  { key: 'eq', text: 'opEq', op: 'eq' },
  { key: 'ne', text: 'opNe', op: 'ne' },
];
const NUMBER: readonly OperatorChoice[] = [
  { key: 'gt', text: 'opGt', op: 'gt' },
  { key: 'lt', text: 'opLt', op: 'lt' },
];
const TIME: readonly OperatorChoice[] = [
  { key: 'gte', text: 'opAfter', op: 'gte' },
  { key: 'lte', text: 'opBefore', op: 'lte' },
];
const PRESENCE: readonly OperatorChoice[] = [
  { key: 'empty', text: 'opEmpty', op: 'empty', value: true },
  { key: 'filled', text: 'opFilled', op: 'empty', value: false },
];

const BY_TYPE: ReadonlyMap<string, readonly OperatorChoice[]> = new Map([
  ['select', EQUAL],
  ['multiSelect', EQUAL],
  ['boolean', EQUAL.slice(0, 1)],
  ['integer', [...NUMBER, ...EQUAL]],
  ['decimal', [...NUMBER, ...EQUAL]],
  ['money', [...NUMBER, ...EQUAL]],
  ['date', TIME],
  ['datetime', TIME],
  ['ref', []],
  ['refs', []],
  ['json', []],
]);

/** The comparisons that make sense for a field, the likeliest first. */
export function operatorsFor(field: FieldDescription): readonly OperatorChoice[] {
  return [...(BY_TYPE.get(field.type) ?? TEXT), ...PRESENCE];
}

/** A condition in words: `Stage is Won`. */
export function conditionText(
  condition: Condition,
  field: FieldDescription | undefined,
  locale: LocaleController<WidgetTextKey>,
  format: FormatContext,
): string {
  const label = field?.label ?? condition.field;
  const choice =
    field &&
    operatorsFor(field).find(
      ({ op, value }) => op === condition.op && (value === undefined || value === condition.value),
    );
  const words = choice ? locale.text(choice.text) : condition.op;
  if (condition.op === 'empty') return `${label} ${words}`;
  return `${label} ${words} ${field ? valueText(field, condition.value, format) : String(condition.value)}`;
}

function valueText(field: FieldDescription, value: Condition['value'], format: FormatContext): string {
  const isAmount = field.type === 'money';
  return formatValue(
    { ...field, multiple: false, type: isAmount ? 'decimal' : field.type === 'multiSelect' ? 'select' : field.type },
    value,
    format,
  );
}
