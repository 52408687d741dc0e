import { DEAL_STAGES } from './options.ts';
import { DEMO_COUNTS, reference, type Seed, type Seeding } from './seeds.ts';

const USERS: readonly (readonly [string, string, string])[] = [
  ['Mara Lindholm', 'Head of Sales', 'en'],
  ['Tom Okafor', 'Account Executive', 'en'],
  ['李明', 'Account Executive', 'zh-CN'],
  ['سلمى حداد', 'Account Executive', 'ar'],
  ['Inês Duarte', 'Customer Success', 'en'],
  ['Jonas Weber', 'Sales Engineer', 'en'],
  ['Aoife Byrne', 'Marketing', 'en'],
  ['Ravi Menon', 'Support', 'en'],
  ['Chloé Martin', 'Account Executive', 'en'],
  ['Kenji Mori', 'Partner Manager', 'en'],
  ['Olena Koval', 'Customer Success', 'en'],
  ['Sam Rivera', 'Administrator', 'en'],
];

/** Names of the colleagues, in the order of their ids. */
export const USER_NAMES: readonly string[] = USERS.map(([name]) => name);

/** Users, pipelines and stages: what every CRM has before the first customer. */
export function makeSetup({ calendar, random }: Seeding): Seed[] {
  const createdAt = calendar.moment(random, -900);
  const seed = (type: string, number: number, fields: Seed['fields']): Seed => ({
    ...reference(type, number),
    fields,
    createdAt,
  });
  const users = USERS.map(([full, role, locale], index) =>
    seed('user', index + 1, { name: { full }, email: `user${index + 1}@crosswalk.example`, role, locale }),
  );
  const pipelines = ['New business', 'Renewals'].map((name, index) =>
    seed('pipeline', index + 1, { name, isDefault: index === 0 }),
  );
  const stages = Array.from({ length: DEMO_COUNTS.stage }, (_, index) => {
    const position = index % DEAL_STAGES.length;
    const { label, value } = DEAL_STAGES[position] ?? { label: '', value: '' };
    return seed('stage', index + 1, {
      name: label,
      value,
      pipeline: reference('pipeline', Math.floor(index / DEAL_STAGES.length) + 1),
      position,
      probability: probabilityOf(value),
    });
  });
  return [...users, ...pipelines, ...stages];
}

/** How likely a deal in this stage is to be won, in percent. */
export function probabilityOf(stage: string): number {
  return (
    new Map([
      ['discovery', 15],
      ['proposal', 40],
      ['negotiation', 70],
      ['won', 100],
    ]).get(stage) ?? 0
  );
}
