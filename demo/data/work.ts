import { PRIORITIES, valuesOf } from './options.ts';
import {
  type DealSeed,
  DEMO_COUNTS,
  type PersonSeed,
  reference,
  referenceTo,
  type Seed,
  type Seeding,
} from './seeds.ts';
import { USER_NAMES } from './users.ts';
import { NOTES, TASKS } from './words/conversations.ts';

const STATES = [
  ['open', 55],
  ['waiting', 15],
  ['done', 30],
] as const;

/** What is to be done, about half of it for a deal. */
export function makeTasks(
  { random, calendar }: Seeding,
  people: readonly PersonSeed[],
  deals: readonly DealSeed[],
): Seed[] {
  return Array.from({ length: DEMO_COUNTS.task }, (_, index) => {
    const deal = random.chance(0.5) ? random.pick(deals) : undefined;
    const person = deal?.person ?? random.pick(people);
    const status = random.weighted(STATES);
    return {
      ...reference('task', index + 1),
      createdAt: calendar.moment(random, -random.between(1, 60)),
      fields: {
        name: random.pick(TASKS),
        dueDate: calendar.day(status === 'done' ? -random.between(1, 60) : random.between(-6, 30)),
        status,
        priority: random.pick(valuesOf(PRIORITIES)),
        person: referenceTo(person),
        deal: deal === undefined ? null : referenceTo(deal),
        owner: person.owner,
      },
    };
  });
}

/** What colleagues should know of a person. */
export function makeNotes({ random, calendar }: Seeding, people: readonly PersonSeed[]): Seed[] {
  return Array.from({ length: DEMO_COUNTS.note }, (_, index) => {
    const person = random.pick(people);
    return {
      ...reference('note', index + 1),
      createdAt: calendar.moment(random, -random.between(1, 500)),
      fields: {
        body: random.pick(NOTES),
        author: random.pick(USER_NAMES),
        pinned: random.chance(0.1),
        person: referenceTo(person),
        company: person.company === undefined ? null : referenceTo(person.company),
      },
    };
  });
}
