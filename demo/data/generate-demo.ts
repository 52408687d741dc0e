import type { ImportedRecord } from '@crosswalk/server';
import { Calendar } from './calendar.ts';
import { makeCompanies } from './companies.ts';
import { makeDeals } from './deals.ts';
import { makeEvents } from './events.ts';
import { makePeople } from './people.ts';
import { Random } from './random.ts';
import type { PersonSeed, Seed, Seeding } from './seeds.ts';
import { makeSetup } from './users.ts';
import { makeNotes, makeTasks } from './work.ts';

const SEED = 20_261_122;
const CONTACT_KINDS: ReadonlySet<unknown> = new Set(['call', 'email', 'meeting', 'message']);

/** Makes all records of the demo CRM. The same day gives the same records; another day moves only the dates. */
export function generateDemo({
  today = new Date(),
  seed = SEED,
}: { today?: Date; seed?: number } = {}): ImportedRecord[] {
  const seeding: Seeding = { random: new Random(seed), calendar: new Calendar(today) };
  const setup = makeSetup(seeding);
  const companies = makeCompanies(seeding);
  const people = makePeople(seeding, companies);
  const deals = makeDeals(seeding, people);
  const events = makeEvents(seeding, people, deals);
  const seeds = [
    ...setup,
    ...companies,
    ...withLastContact(people, events),
    ...deals,
    ...events,
    ...makeTasks(seeding, people, deals),
    ...makeNotes(seeding, people),
  ];
  return seeds.map(parseRecord);
}

/** The moment somebody last spoke with a person is what their events say. */
function withLastContact(people: readonly PersonSeed[], events: readonly Seed[]): Seed[] {
  const last = new Map<unknown, unknown>();
  for (const { fields } of events) {
    if (CONTACT_KINDS.has(fields['kind'])) last.set(idOf(fields['person']), fields['at']);
  }
  return people.map((person) => ({
    ...person,
    fields: { ...person.fields, lastContactAt: last.get(person.id) ?? null },
  }));
}

function idOf(link: unknown): unknown {
  return typeof link === 'object' && link !== null && 'id' in link ? link.id : undefined;
}

/** Only what belongs to the record, without the generators' notes. A test checks every field against its description. */
function parseRecord({ type, id, fields, createdAt }: Seed): ImportedRecord {
  return { type, id, fields: fields as ImportedRecord['fields'], createdAt };
}
