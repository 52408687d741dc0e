import { LEAD_SOURCES, PRIORITIES, valuesOf } from './options.ts';
import { type DealSeed, DEMO_COUNTS, type PersonSeed, reference, referenceTo, type Seeding } from './seeds.ts';
import { probabilityOf } from './users.ts';
import { DEAL_TITLES, LOST_REASONS } from './words/conversations.ts';

const GROUPED = new Intl.NumberFormat('en');

const STAGES = [
  ['discovery', 22],
  ['proposal', 18],
  ['negotiation', 12],
  ['won', 30],
  ['lost', 18],
] as const;

/** The deals of the demo, each with somebody who works for a company, in that company's currency. */
export function makeDeals(seeding: Seeding, people: readonly PersonSeed[]): DealSeed[] {
  const employed = people.filter((person) => person.company !== undefined);
  return Array.from({ length: DEMO_COUNTS.deal }, (_, index) =>
    makeDeal(seeding, index + 1, seeding.random.pick(employed)),
  );
}

function makeDeal({ random, calendar }: Seeding, number: number, person: PersonSeed): DealSeed {
  const { company, owner, culture } = person;
  const stage = random.weighted(STAGES);
  const isClosed = stage === 'won' || stage === 'lost';
  const lastDaysAgo = isClosed ? random.between(1, 500) : random.between(0, 30);
  const openedDaysAgo = lastDaysAgo + random.between(10, 160);
  const title = random.pick(DEAL_TITLES);
  // Small sums are common, large ones rare; all are as round as offers are.
  const worth = Math.round((600 * Math.exp(random.next() * 5.2) * culture.perEuro) / 50) * 50;
  const amount = { amount: `${worth}.00`, currency: culture.currency };
  return {
    ...reference('deal', number),
    person,
    stage,
    openedDaysAgo,
    lastDaysAgo,
    amount: `${GROUPED.format(worth)} ${culture.currency}`,
    createdAt: calendar.moment(random, -openedDaysAgo),
    fields: {
      name: `${company?.name ?? ''} – ${title}`.slice(0, 200),
      amount,
      stage,
      probability: probabilityOf(stage),
      person: referenceTo(person),
      company: company === undefined ? null : referenceTo(company),
      pipeline: reference('pipeline', title === 'renewal' ? 2 : 1),
      closeDate: calendar.day(isClosed ? -lastDaysAgo : random.between(-8, 120)),
      owner,
      source: random.pick(valuesOf(LEAD_SOURCES)),
      priority: random.pick(valuesOf(PRIORITIES)),
      lostReason: stage === 'lost' ? random.pick(LOST_REASONS) : null,
    },
  };
}
