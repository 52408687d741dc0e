import type { FieldDescription, FieldOption } from '@crosswalk/model';
import type { TrytonClient } from './client.ts';
import { childListOf, type TrytonField, type TrytonType } from './mapping.ts';
import { isRow, listOf, type Row, rowsOf, textOf, valueAt } from './wire.ts';

/** Where a field is described: whom to ask, about which model, and the currency of new amounts. */
interface DescribedIn {
  client: TrytonClient;
  mapping: TrytonType;
  currency: string | undefined;
}

/** A field in our words: what the mapping says of it, and what Tryton says where the mapping is silent. */
export async function describeField(
  where: DescribedIn,
  field: TrytonField,
  definition: unknown,
): Promise<FieldDescription> {
  const { from, label, ...said } = field;
  // What Tryton says of a list of children is not about the one value among them.
  const column: Row = childListOf(field) === undefined && isRow(definition) ? definition : {};
  const help = textOf(column['help']);
  const options = await choices(where, field, column);
  const isWorkflow = 'column' in from && from.workflow !== undefined;
  return {
    ...said,
    label: (label ?? (textOf(column['string']) || field.key)).slice(0, 200),
    ...(said.help === undefined && help !== '' ? { help: help.slice(0, 2_000) } : {}),
    ...(options === undefined ? {} : { options }),
    ...(column['readonly'] === true && !isWorkflow ? { readOnly: true } : {}),
    ...('amount' in from && where.currency !== undefined ? { defaultCurrency: where.currency } : {}),
  };
}

/** The currency of the company the user works for: new amounts are in it. */
export async function companyCurrency(client: TrytonClient): Promise<string | undefined> {
  const { company } = await client.context();
  if (typeof company !== 'number') return undefined;
  const [row] = rowsOf(await client.call('company.company', 'read', [[company], ['currency.code']]));
  return (row && textOf(valueAt(row, 'currency.code'))) || undefined;
}

/** The choices as Tryton has them, in the language of the user, with the looks the mapping gives them. */
async function choices(
  { client, mapping }: DescribedIn,
  field: TrytonField,
  column: Row,
): Promise<FieldOption[] | undefined> {
  if (field.type !== 'select' && field.type !== 'multiSelect') return undefined;
  const { selection } = column;
  // Choices that are not fixed are named by the method that lists them.
  const pairs = typeof selection === 'string' ? await client.call(mapping.model, selection, []) : selection;
  if (!Array.isArray(pairs)) return field.options;
  const known = new Map(field.options?.map((option) => [option.value, option]));
  return listOf(pairs).flatMap((pair) => {
    const [value = '', label = ''] = listOf(pair).map(textOf);
    return value === '' ? [] : [{ ...known.get(value), value, label }];
  });
}
