import type { RecordFields } from '@crosswalk/model';
import type { TextValues } from '@crosswalk/elements';
import { PERSON } from './keys.ts';
import type { TextKey } from './texts.ts';

/** What is wrong with a person about to be saved, as a text of the plugin. */
export interface Objection {
  text: TextKey;
  values?: TextValues;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Looks only at what was changed: old mistakes must not stop people from saving other things. */
export function objectionTo(fields: RecordFields, changed: readonly string[]): Objection | undefined {
  const email = fields[PERSON.email];
  if (changed.includes(PERSON.email) && typeof email === 'string' && email !== '' && !EMAIL.test(email)) {
    return { text: 'badEmail', values: { email } };
  }
  const isNewCustomer = changed.includes(PERSON.stage) && fields[PERSON.stage] === 'customer';
  return isNewCustomer && fields[PERSON.company] == null ? { text: 'customerNeedsCompany' } : undefined;
}
