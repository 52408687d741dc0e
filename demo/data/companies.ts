import { INDUSTRIES, valuesOf } from './options.ts';
import { type CompanySeed, DEMO_COUNTS, pickWord, reference, type Seeding, uniqueIn } from './seeds.ts';
import { CULTURES } from './words/cultures.ts';
import { type Culture, latinSpelling } from './words/culture.ts';

const SIZES: readonly (readonly [readonly [number, number], number])[] = [
  [[1, 9], 30],
  [[10, 49], 34],
  [[50, 249], 22],
  [[250, 999], 10],
  [[1_000, 40_000], 4],
];
const ABOUT = [
  'Family business in its third generation.',
  'Founded by two former colleagues in a garage.',
  'Market leader in its region.',
  'Moves from paper to software this year.',
  'Opened a second office in spring.',
  'Buys through a purchasing group.',
];

/** The companies of the demo. Everything about one fits its country: name, address, phone, currency. */
export function makeCompanies(seeding: Seeding): CompanySeed[] {
  const names = new Set<string>();
  const domains = new Set<string>();
  return Array.from({ length: DEMO_COUNTS.company }, (_, index) => makeCompany(seeding, index + 1, names, domains));
}

function makeCompany(
  { random, calendar }: Seeding,
  number: number,
  names: Set<string>,
  domains: Set<string>,
): CompanySeed {
  const culture = random.weighted(CULTURES);
  const place = random.pick(culture.places);
  const { name, latin } = nameCompany({ random, calendar }, culture, place.city, names);
  const host = uniqueIn(domains, latin.slice(0, 30) || `company${number}`);
  const [fewest, most] = random.weighted(SIZES);
  const size = random.between(fewest, most);
  const owner = reference('user', random.between(1, DEMO_COUNTS.user));
  const revenue = Math.round((size * random.between(40, 180) * 1_000 * culture.perEuro) / 1_000) * 1_000;
  return {
    ...reference('company', number),
    name,
    domain: `${host}.example`,
    culture,
    place,
    owner,
    createdAt: calendar.moment(random, -random.between(30, 880)),
    fields: {
      name,
      domain: `https://www.${host}.example`,
      industry: random.pick(valuesOf(INDUSTRIES)),
      size,
      city: place.city,
      address: {
        street: `${random.pick(place.streets)} ${random.between(1, 180)}`,
        city: place.city,
        country: place.country,
      },
      phone: `${culture.phone} ${random.between(100, 999)}`,
      revenue: { amount: `${revenue}.00`, currency: culture.currency },
      owner,
      about: random.chance(0.3) ? random.pick(ABOUT) : null,
    },
  };
}

function nameCompany(
  { random }: Seeding,
  culture: Culture,
  city: string,
  taken: Set<string>,
): { name: string; latin: string } {
  for (let attempt = 0; ; attempt += 1) {
    const family = pickWord(random, culture.family);
    const word = pickWord(random, culture.companyWords);
    const other = pickWord(random, culture.companyWords);
    const pattern = random.pick(culture.companies);
    const name = pattern
      .replace('{family}', family.text)
      .replace('{family}', pickWord(random, culture.family).text)
      .replace('{word}', attempt > 4 ? `${word.text} ${other.text}` : word.text)
      .replace('{city}', city);
    const latin =
      [pattern.includes('{word}') ? word.latin : '', pattern.includes('{family}') ? family.latin : ''].join('') +
      latinSpelling(city).slice(0, 4);
    if (taken.has(name) && attempt < 20) continue;
    return { name: uniqueIn(taken, name), latin };
  }
}
