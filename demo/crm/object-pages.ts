import type { IconName } from '@crosswalk/elements';
import type { Sort } from '@crosswalk/model';

/** Records of another type that point at this one, shown as a tab. */
export interface Association {
  type: string;
  linkField: string;
  fields: string;
}

/** How one object type is laid out on its pages. Which fields there are is said by the source; this says which matter. */
export interface ObjectPage {
  type: 'person' | 'company' | 'deal' | 'task';
  icon: IconName;
  /** Columns of the list, the name first. */
  columns: string;
  sort: readonly Sort[];
  subtitle: string;
  badges: string;
  /** Order of the property list; all fields when empty. */
  properties: string;
  /** Field of events that points at this type. */
  eventLink?: string;
  associations: readonly Association[];
  /** Fields of the form for a new one; required ones are always there. */
  form: string;
  /** Field whose choices are the columns of a board and the stages of a path, where that makes sense. */
  stages?: string;
  /** Fields below the name on the cards of the board. */
  cardFields?: string;
}
