import type { FieldDescription, FieldValue, FilterValue } from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';
import type { Row } from './wire.ts';

/** How a field compares in Tryton. Without it Tryton cannot be asked, and the connector looks at the records itself. */
export interface Comparison {
  /** The column, or the path through a list of children. */
  column: string;
  /**
   * `exact` values compare in Tryton as they do here; `text` is equal exactly, while its order is the database's own and
   * its case that of the database's language; `child` is one of several things that stand there, so that a hit may be another's.
   */
  kind: 'exact' | 'text' | 'child';
  /** The value as Tryton wants it, or `undefined` where it has no such value. */
  operand: (value: FilterValue) => unknown;
  /** Whether an empty text may stand there as well as nothing. */
  hasEmptyText: boolean;
  /** Digits alone find it, whatever stands between them. */
  isPhone?: boolean;
}

/** Carries the value of one field between Tryton's rows and our records. */
export interface FieldCodec {
  readonly description: FieldDescription;
  /** What has to be read for it, in Tryton's names. */
  readonly columns: readonly string[];
  read(row: Row): FieldValue;
  /** What to write for a value that passed the field's check; absent where Tryton keeps the value by itself. */
  write?(value: FieldValue, current: Row | undefined): Row;
  readonly comparison?: Comparison;
  /** The column a list can be sorted by. */
  readonly sort?: string;
  /** Columns the search looks into; absent where it has to look at the records. */
  readonly searched?: readonly string[];
}

/** `invalid_input` for a value that is right in itself and that Tryton cannot keep. */
export function cannotKeep(key: string, expected: string, fix?: string): Error {
  return invalidInput([{ path: `fields.${key}`, expected, ...(fix === undefined ? {} : { fix }) }]);
}

/** Text that says something, or `null`. Tryton makes no difference between an empty text and none. */
export function filledText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
