import type { Translation } from '@crosswalk/elements';

/** The complete texts of statistics and sparklines; their keys are the list the other languages are checked against. */
export const english = {
  atLeast: 'At least {value}',
  more: '{difference} more than {before} before',
  less: '{difference} less than {before} before',
  unchanged: 'As before',
  course: 'from {first} to {last}, lowest {lowest}, highest {highest}',
  noCourse: 'no values',
  unread: { one: '{count} value cannot be added up.', other: '{count} values cannot be added up.' },
} as const satisfies Translation<string>;

/** Key of a text that statistics and sparklines show. */
export type FigureTextKey = keyof typeof english;
