import type { FieldDescription } from '@crosswalk/model';
import { cannotKeep, type FieldCodec, filledText } from './field-codec.ts';
import { decimalOperand } from './scalar-codec.ts';
import { isRow, readDecimal, type Row, textOf, valueAt, writeDecimal } from './wire.ts';

/**
 * The codec of an amount. Its currency is either a column of its own, or a path that Tryton fills by itself
 * (`currency.code`): then another currency than Tryton's cannot be kept, and is refused and never relabelled.
 */
export function moneyCodec(description: FieldDescription, amount: string, currency: string): FieldCodec {
  const isGiven = currency.includes('.');
  return {
    description,
    columns: [amount, currency],
    read: (row) => {
      const decimal = readDecimal(valueAt(row, amount));
      const code = filledText(valueAt(row, currency));
      return decimal === null || code === null ? null : { amount: decimal, currency: code };
    },
    write: (value, current) => {
      if (!isRow(value)) return { [amount]: null, ...(isGiven ? {} : { [currency]: null }) };
      const code = textOf(value['currency']);
      if (isGiven) assertCurrency(description, code, current && filledText(valueAt(current, currency)));
      const kept: Row = { [amount]: writeDecimal(textOf(value['amount'])) };
      return isGiven ? kept : { ...kept, [currency]: code };
    },
    comparison: { column: amount, kind: 'exact', operand: decimalOperand, hasEmptyText: false },
    sort: amount,
  };
}

function assertCurrency({ key, defaultCurrency }: FieldDescription, wanted: string, current?: string | null): void {
  const kept = current ?? defaultCurrency;
  if (wanted === kept) return;
  throw cannotKeep(
    key,
    kept === undefined ? 'no amount: the currency of the company in Tryton is not known' : `an amount in ${kept}`,
    'Change the amount into the currency of the company in Tryton first.',
  );
}
