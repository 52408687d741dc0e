import { INTERESTS, LEAD_SOURCES, PERSON_STAGES, PRIORITIES, valuesOf } from './options.ts';
import {
  type CompanySeed,
  DEMO_COUNTS,
  type PersonSeed,
  pickWord,
  reference,
  referenceTo,
  type Seeding,
  uniqueIn,
} from './seeds.ts';
import { JOB_TITLES, NOTES } from './words/conversations.ts';
import { CULTURES } from './words/cultures.ts';
import { type Culture, latinSpelling } from './words/culture.ts';
import { HARD_NAMES } from './words/hard-names.ts';

const STAGES = [
  ['lead', 40],
  ['qualified', 22],
  ['customer', 30],
  ['lost', 8],
] as const;
const PRIVATE_DOMAINS = ['mail.example', 'post.example', 'inbox.example'];

/** One person in two hundred has a hard name, at numbers spread over the whole list. */
const HARD_EVERY = 197;

interface Name {
  full: string;
  given: string;
  family: string;
  address: string;
}

/** The people of the demo. Most work for a company of their own country; some come on their own. */
export function makePeople(seeding: Seeding, companies: readonly CompanySeed[]): PersonSeed[] {
  const addresses = new Set<string>();
  return Array.from({ length: DEMO_COUNTS.person }, (_, index) => makePerson(seeding, index + 1, companies, addresses));
}

function makePerson(
  seeding: Seeding,
  number: number,
  companies: readonly CompanySeed[],
  addresses: Set<string>,
): PersonSeed {
  const { random, calendar } = seeding;
  // Every company has somebody; the rest go where they go.
  const company =
    number <= companies.length ? companies[number - 1] : random.chance(0.88) ? random.pick(companies) : undefined;
  const culture = company !== undefined && random.chance(0.85) ? company.culture : random.weighted(CULTURES);
  const name = namePerson(seeding, number, culture);
  const local = uniqueIn(
    addresses,
    `${name.address}@${company?.domain ?? random.pick(PRIVATE_DOMAINS)}`.replace('@', ' at '),
  );
  const owner = company?.owner ?? reference('user', random.between(1, DEMO_COUNTS.user));
  return {
    ...reference('person', number),
    first: name.given,
    culture,
    company,
    owner,
    createdAt: calendar.moment(random, -random.between(3, 800)),
    fields: {
      ...describePerson(seeding, name, { culture, company }),
      email: addressOf(local),
      owner,
      company: company === undefined ? null : referenceTo(company),
    },
  };
}

/** `ada at x.example2` becomes `ada2@x.example`: the number that made it unique belongs to the person. */
function addressOf(local: string): string {
  const [name = '', rest = ''] = local.split(' at ');
  const [domain = '', number = ''] = rest.split('.example');
  return `${name}${number}@${domain}.example`;
}

function describePerson(
  { random, calendar }: Seeding,
  name: Name,
  { culture, company }: Pick<PersonSeed, 'culture' | 'company'>,
): Record<string, unknown> {
  const place = company?.place ?? random.pick(culture.places);
  const stage = random.weighted(STAGES);
  const isCustomer = stage === 'customer';
  return {
    name: { full: name.full, given: name.given, family: name.family },
    jobTitle: company === undefined ? null : random.pick(JOB_TITLES),
    stage: valuesOf(PERSON_STAGES).includes(stage) ? stage : null,
    phone: random.chance(0.8) ? `${culture.phone} ${random.between(1_000, 9_999)}` : null,
    wechat:
      culture.currency === 'CNY' && random.chance(0.7)
        ? {
            system: 'wechat',
            account: 'gh_crosswalk',
            id: `o${random.between(1e8, 9e8).toString(36)}${random.between(1e8, 9e8).toString(36)}`,
          }
        : null,
    website: random.chance(0.1) ? `https://${name.address}.example` : null,
    source: random.pick(valuesOf(LEAD_SOURCES)),
    priority: random.weighted(
      valuesOf(PRIORITIES).map((value, index) => [value, [30, 50, 15, 5][index] ?? 1] as const),
    ),
    interests: random.some(valuesOf(INTERESTS), random.between(0, 3)),
    lifetimeValue: isCustomer
      ? {
          amount: `${Math.round(random.between(400, 90_000) * culture.perEuro)}.${random.pick(['00', '50', '90'])}`,
          currency: culture.currency,
        }
      : null,
    birthday: random.chance(0.25) ? calendar.day(-random.between(20 * 365, 66 * 365)) : null,
    newsletter: random.chance(0.45),
    address: random.chance(0.6)
      ? { street: `${random.pick(place.streets)} ${random.between(1, 220)}`, city: place.city, country: place.country }
      : null,
    about: random.chance(0.2) ? random.pick(NOTES) : null,
  };
}

function namePerson({ random }: Seeding, number: number, culture: Culture): Name {
  const given = pickWord(random, culture.given);
  const family = pickWord(random, culture.family);
  const address = `${given.latin}.${family.latin}`;
  const hard = number % HARD_EVERY === 0 ? HARD_NAMES[number / HARD_EVERY - 1] : undefined;
  if (hard === undefined)
    return { full: culture.fullName(given.text, family.text), given: given.text, family: family.text, address };
  return { full: hard, given: hard, family: '', address: latinSpelling(hard).slice(0, 24) || `contact${number}` };
}
