import type { FieldDescription, FieldValue } from '@crosswalk/model';
import { cannotKeep, type FieldCodec } from './field-codec.ts';
import { isRecordNumber } from './scalar-codec.ts';
import { isRow, type Row, textOf, valueAt } from './wire.ts';

/**
 * The codec of a link to one type in a column that may point at any model (`party.party,7`). Several fields can share
 * the column; each shows what points at its own type.
 */
export function referenceCodec(description: FieldDescription, column: string, model: string): FieldCodec {
  const { key, refTypes = [] } = description;
  const ours = (row: Row) => {
    const [found, id = ''] = textOf(valueAt(row, column)).split(',');
    return found === model && isRecordNumber(id) ? id : undefined;
  };
  return {
    description,
    columns: [column],
    read: (row) => {
      const id = ours(row);
      return id === undefined ? null : { type: refTypes[0] ?? '', id };
    },
    write: (value, current) => {
      // Emptying a field that does not hold the link must not take away what another field sees there.
      if (value === null) return current && ours(current) === undefined ? {} : { [column]: null };
      return { [column]: `${model},${idOf(value, key)}` };
    },
    comparison: {
      column,
      // Nothing here may be another field's link there, so that only hits are asked for.
      kind: 'child',
      operand: (value) => (typeof value === 'string' && isRecordNumber(value) ? `${model},${value}` : undefined),
      hasEmptyText: false,
    },
  };
}

function idOf(value: FieldValue, key: string): string {
  const id = isRow(value) ? textOf(value['id']) : '';
  if (!isRecordNumber(id)) throw cannotKeep(key, 'the id of a record that is there');
  return id;
}
