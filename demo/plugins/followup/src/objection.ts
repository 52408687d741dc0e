import type { RecordFields } from '@crosswalk/model';
import type { TextValues } from '@crosswalk/elements';
import { PERSON } from './keys.ts';
import type { TextKey } from './texts.ts';

/** What is wrong with a person about to be saved, as a text of the plugin. */
export interface Objection {
  text: TextKey;
  values?: TextValues;
}

/** Names people write when they have to write something. A follow-up sent there reaches nobody. */
const PLACEHOLDER = /^(test|none|no|noreply|no-reply|unknown|asdf|xxx?)@/i;

/** Looks only at what was changed: old mistakes must not stop people from saving other things. */
export function objectionTo(fields: RecordFields, changed: readonly string[]): Objection | undefined {
  const email = fields[PERSON.email];
  if (changed.includes(PERSON.email) && typeof email === 'string' && PLACEHOLDER.test(email)) {
    return { text: 'placeholderEmail', values: { email } };
  }
  const isNewCustomer = changed.includes(PERSON.stage) && fields[PERSON.stage] === 'customer';
  return isNewCustomer && fields[PERSON.company] == null ? { text: 'customerNeedsCompany' } : undefined;
}
