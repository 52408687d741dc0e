import type { FieldType } from '@crosswalk/model';
import type { Contact, Store } from './peers/peer.ts';

/** As many as the largest batch asks for. */
const CONTACTS = 10_000;

/** Contacts with eight fields, as long as real ones are. */
function createContact(index: number): Contact {
  return {
    type: 'person',
    id: String(index),
    version: `v${index % 7}`,
    fields: {
      name: `Person Number ${index}`,
      email: `person.${index}@example.com`,
      phone: `+49 30 ${1_000_000 + index}`,
      title: index % 3 === 0 ? 'Head of Procurement' : 'Engineer',
      city: ['Berlin', 'Shanghai', 'Cairo', 'Lagos'][index % 4] ?? '',
      stage: ['lead', 'customer', 'partner'][index % 3] ?? '',
      owner: `user-${index % 12}`,
      remark: 'Met at the fair; wants an offer before the end of the quarter.',
    },
  };
}

/** One call asks for little: what a panel shows in a line. */
function createBrief({ fields, ...contact }: Contact): Contact {
  const { name = '', email = '', stage = '' } = fields;
  return { ...contact, fields: { name, email, stage } };
}

const contacts = Array.from({ length: CONTACTS }, (_, index) => createContact(index));

const brief = contacts.map(createBrief);

/** Field types that differ from text. */
export const TYPES = new Map<string, FieldType>([
  ['email', 'email'],
  ['phone', 'phone'],
]);

export const FIELDS = Object.keys(contacts[0]?.fields ?? {});

/** The same records for every peer, in memory, so that only the crossing is measured. */
export const store: Store = {
  get: async (id) => brief[Number(id)] ?? createContact(0),
  list: async (count) => contacts.slice(0, count),
};
