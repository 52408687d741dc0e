import type { FieldDescription, FieldType } from '@crosswalk/model';

const UNSORTABLE: ReadonlySet<FieldType> = new Set([
  'json',
  'ref',
  'refs',
  'multiSelect',
  'address',
  'longText',
  'channelId',
]);
const UNFILTERABLE: ReadonlySet<FieldType> = new Set(['json', 'channelId', 'address', 'duration']);

/** Whether people can order a list by this field: what the source says, else what makes sense for its type. */
export function isSortable(field: FieldDescription): boolean {
  return field.sortable ?? (!UNSORTABLE.has(field.type) && field.multiple !== true);
}

/** Whether people can narrow a list by this field: what the source says, else what makes sense for its type. */
export function isFilterable(field: FieldDescription): boolean {
  return field.filterable ?? !UNFILTERABLE.has(field.type);
}
