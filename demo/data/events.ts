import { DEAL_STAGES } from './options.ts';
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
import { type ContactKind, CONVERSATIONS, NOTES, PRODUCTS } from './words/conversations.ts';

const CONTACTS: readonly (readonly [ContactKind, number])[] = [
  ['email', 45],
  ['call', 28],
  ['meeting', 12],
  ['message', 15],
];
const DURATIONS = new Map([
  ['call', ['PT4M', 'PT11M', 'PT23M', 'PT38M']],
  ['meeting', ['PT30M', 'PT45M', 'PT1H', 'PT2H']],
]);

/** Before its fields are final an event knows only what happened, when, and with whom. */
interface Happening {
  person: PersonSeed;
  deal?: DealSeed;
  kind: string;
  title: string;
  body: string;
  at: string;
}

/** What happened with people and deals: exactly as many events as the demo promises, in the order of their moments. */
export function makeEvents(seeding: Seeding, people: readonly PersonSeed[], deals: readonly DealSeed[]): Seed[] {
  const happenings = deals.flatMap((deal) => historyOf(seeding, deal));
  while (happenings.length < DEMO_COUNTS.event) {
    const person = seeding.random.pick(people);
    happenings.push(talk(seeding, person, seeding.random.between(0, 700)));
  }
  return happenings
    .slice(0, DEMO_COUNTS.event)
    .sort((left, right) => (left.at < right.at ? -1 : 1))
    .map((happening, index) => toSeed(seeding, happening, index + 1));
}

/** A deal's way: it was created, people talked, it moved from stage to stage. */
function historyOf(seeding: Seeding, deal: DealSeed): Happening[] {
  const { random, calendar } = seeding;
  const { person, openedDaysAgo, lastDaysAgo } = deal;
  const stages = stagesUntil(deal.stage);
  const span = openedDaysAgo - lastDaysAgo;
  const moment = (part: number) => calendar.moment(random, -Math.round(openedDaysAgo - span * part));
  const moves = stages.slice(1).map((stage, index) => {
    const before = labelOf(stages[index] ?? '');
    return {
      person,
      deal,
      kind: 'stage',
      title: `${before} → ${labelOf(stage)}`,
      body: '',
      at: moment((index + 1) / (stages.length - 1)),
    };
  });
  const talks = Array.from({ length: random.between(1, 4) }, () =>
    talk(seeding, person, random.between(lastDaysAgo, openedDaysAgo), deal),
  );
  return [{ person, deal, kind: 'created', title: 'Deal created', body: '', at: deal.createdAt }, ...moves, ...talks];
}

function talk({ random, calendar }: Seeding, person: PersonSeed, daysAgo: number, deal?: DealSeed): Happening {
  const at = calendar.moment(random, -daysAgo);
  const link = deal === undefined ? {} : { deal };
  if (random.chance(0.08)) return { person, ...link, kind: 'note', title: 'Note', body: random.pick(NOTES), at };
  if (deal === undefined && random.chance(0.12))
    return { person, kind: 'web', title: 'Visited the price page', body: '', at };
  const kind = random.weighted(CONTACTS);
  const { title, body } = random.pick(CONVERSATIONS[person.culture.language][kind]);
  const amount = deal?.amount ?? `${random.between(9, 480) * 100} ${person.culture.currency}`;
  const fill = fillIn({
    first: person.first,
    owner: ownerName(person),
    company: person.company?.name ?? person.first,
    product: random.pick(PRODUCTS),
    amount,
  });
  return { person, ...link, kind, title: fill(title), body: fill(body), at };
}

function fillIn(values: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function toSeed({ random }: Seeding, { person, deal, kind, title, body, at }: Happening, number: number): Seed {
  const durations = DURATIONS.get(kind);
  return {
    ...reference('event', number),
    createdAt: at,
    fields: {
      title: title.slice(0, 500),
      kind,
      body: body === '' ? null : body,
      at,
      author: kind === 'web' ? null : ownerName(person),
      duration: durations === undefined ? null : random.pick(durations),
      person: referenceTo(person),
      company: person.company === undefined ? null : referenceTo(person.company),
      deal: deal === undefined ? null : referenceTo(deal),
    },
  };
}

function ownerName({ owner }: PersonSeed): string {
  return USER_NAMES[Number(owner.id.replace('user-', '')) - 1] ?? '';
}

function stagesUntil(stage: string): string[] {
  const open = ['discovery', 'proposal', 'negotiation'];
  return open.includes(stage) ? open.slice(0, open.indexOf(stage) + 1) : [...open, stage];
}

function labelOf(stage: string): string {
  return DEAL_STAGES.find((option) => option.value === stage)?.label ?? stage;
}
