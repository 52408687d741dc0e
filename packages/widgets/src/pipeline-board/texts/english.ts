import type { Translation } from '@crosswalk/elements';

/** The complete texts of boards and stage paths; their keys are the list the other languages are checked against. */
export const english = {
  cardKeys:
    'Arrow keys go from card to card, Enter opens one. Space picks one up: then arrow keys move it, Space drops it, Escape puts it back.',
  cards: { one: '{count} card', other: '{count} cards' },
  atLeast: 'At least {sum}',
  unread: {
    one: '{count} card has an amount that cannot be added up.',
    other: '{count} cards have amounts that cannot be added up.',
  },
  noStage: 'No stage',
  noCards: 'Nothing in this stage',
  unfit: 'This board has no columns',
  unfitWords: 'Its columns are the choices of a field. “{field}” is no field with choices here, or has too many.',
  held: '{name} picked up. {stage}, place {place} of {count}.',
  over: '{stage}, place {place} of {count}.',
  moved: '{name} is in {stage}.',
  putBack: '{name} was put back in {stage}.',
  ordered: 'Cards here are in the order of {field}; they cannot be put elsewhere in the column.',
  notMoved: '{name} was not moved. {reason}',
  notMovedShort: 'Not moved',
  movedMeanwhile: 'Someone else moved this to {stage}.',
  moveToo: 'Move to {stage}',
  leave: 'Leave in {stage}',
  gone: '{name} is not there any more.',
  noRoom: 'There is no room left between these two cards.',
  tryAgain: 'Try again',
  dismiss: 'Close',
  undo: 'Undo',
  notUndone: '{name} was moved by someone else since.',
  moveCard: 'Move {name}',
  stage: 'Stage',
  previousStage: 'Previous stage',
  nextStage: 'Next stage',
  stageDone: 'done',
  stageCurrent: 'current',
  setStage: 'Set as current stage',
  confirmStage: 'Set the stage to {stage}?',
  stageSaved: '{field}: {stage}',
} as const satisfies Translation<string>;

/** Key of a text that boards and stage paths show. */
export type BoardTextKey = keyof typeof english;
