/**
 * What is wrong with a value, told apart because each is mended elsewhere: `type` is a number where a text belongs (the
 * mapping or the other system's code), `format` the right kind spelled wrong (a transform is missing), `value` one that is
 * spelled right and not possible or not offered (the record).
 */
export type FaultKind = 'format' | 'type' | 'value';

/** One value that could not be mapped. It never holds the value itself, so it can be kept and shown. */
export interface MappingFault {
  readonly kind: FaultKind;
  readonly system: string;
  readonly field: string;
  /** The system's own name of it. */
  readonly from: string;
  readonly expected: string;
  /** What was there, in words: `text of 12 characters`. */
  readonly found: string;
}

/** Says what kind of value was found without saying the value. */
export function describeFound(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `text of ${value.length} characters`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
