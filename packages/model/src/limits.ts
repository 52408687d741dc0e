/**
 * Upper bounds of every value in the vocabulary. They exist so that no schema accepts input of unbounded size;
 * a CRM that needs more keeps the bulk outside the record and links to it.
 */
export const LIMITS = {
  /** characters of an id, version or cursor */
  id: 256,
  /** characters of a name or label */
  label: 200,
  /** characters of one text value */
  text: 100_000,
  /** fields in one record */
  fields: 500,
  /** records in one page */
  page: 5_000,
  /** operations in one batch */
  batch: 100,
  /** values in one list-valued field or `in` filter */
  values: 200,
  /** branches of one `and` or `or` */
  branches: 20,
  /** levels of a nested filter or JSON value */
  depth: 16,
} as const;
