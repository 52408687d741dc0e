import type { Translation } from '@crosswalk/elements';

/** The complete texts of record forms; their keys are the list the other languages are checked against. */
export const english = {
  createRecord: 'Create {type}',
  created: '{type} created',
  saved: 'Saved',
  nothingChanged: 'Nothing was changed.',
  notSaved: 'It was not saved.',
  mayNotCreate: 'Your role does not include making records of this kind.',
  noFields: 'There is nothing here that you can change.',
  changedElsewhere: 'Someone else changed the same fields. Choose which values stay, then save again.',
  discardHeading: 'Discard what you wrote?',
  discardWords: 'Your changes have not been saved.',
  discard: 'Discard',
  keepEditing: 'Keep editing',
} as const satisfies Translation<string>;

/** Key of a text that record forms show. */
export type FormTextKey = keyof typeof english;
