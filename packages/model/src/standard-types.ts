/** Types every Crosswalk installation knows. Others are welcome by name. */
export const STANDARD_TYPES = [
  'person',
  'company',
  'deal',
  'task',
  'note',
  'event',
  'user',
  'pipeline',
  'stage',
] as const;
/** Name of a type every installation knows. */
export type StandardType = (typeof STANDARD_TYPES)[number];
