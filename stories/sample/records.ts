import type { CrmRecord } from '@crosswalk/model';
import { makeRecords } from '@crosswalk/testing';

const NAMES = [
  'Ada Lovelace',
  '王小明',
  'ليلى حداد',
  'Conor O’Neil',
  'X',
  'Zoë Müller',
  'Ngozi Adichie',
  '<b>Bold</b> Betty',
  'José Álvarez',
  '佐藤 花子',
  '👩‍🚀 Sally Ride',
  'Wolfeschlegelsteinhausenbergerdorff-Montgomery van der Waals the Younger of York',
  'Priya Raman',
  'Ivan Petrov',
  'Freja Lindqvist',
  '김민준',
  'Amélie Dubois',
  'Kwame Mensah',
  'محمد العلي',
  'Liam Byrne',
  'Mia Rossi',
  'Tomás Silva',
  '李娜',
  'Grace Hopper',
] as const;
const COMPANIES = [
  'Meridian Labs',
  '华夏科技有限公司',
  'شركة النور',
  'Oakridge & Sons',
  'Polar Freight',
  'Vela Robotics',
  'Quill Press',
  'Tidewater',
] as const;
const TITLES = ['Head of Operations', 'CTO', 'Buyer', 'Managing Director', 'Sales Engineer', 'Office Manager'] as const;
const STAGES = ['lead', 'qualified', 'customer', 'lost'] as const;
const DEAL_STAGES = ['discovery', 'proposal', 'negotiation', 'won', 'lost'] as const;
const EVENTS = [
  ['call', 'Call about the renewal', 'Wants two more seats and an invoice per quarter.'],
  ['email', 'Offer sent', 'Three options, valid until the end of the month.'],
  ['meeting', 'Workshop on site', 'Eight people, good questions about exports.'],
  ['note', 'Prefers to be called in the morning', ''],
  ['message', 'Asked for the data sheet', '请把数据表发给我，谢谢！'],
] as const;

/** The moment the stories take for now, so that they look the same every day. */
export const SAMPLE_NOW = new Date('2026-03-12T10:30:00Z');

/** All records of the stories, made from fixed lists. */
export function sampleRecords(): CrmRecord[] {
  return [
    ...makeRecords('company', COMPANIES.length, (number) => ({
      name: at(COMPANIES, number),
      domain: `https://www.company-${number}.example/`,
      industry: at(['Software', 'Logistics', 'Retail', 'Media'], number),
      size: number * 37,
      city: at(['Lisbon', '上海', 'Cairo', 'Oslo'], number),
    })),
    ...makeRecords('person', NAMES.length, (number) => ({
      name: { full: at(NAMES, number) },
      jobTitle: at(TITLES, number),
      company: { type: 'company', id: `company-${(number % COMPANIES.length) + 1}` },
      stage: at(STAGES, number),
      email: `person.${number}@company-${number}.example`,
      phone: `+44 20 7946 0${String(number).padStart(3, '0')}`,
      website: `https://example.com/people/${number}`,
      interests: number % 2 === 0 ? ['api', 'events'] : ['training'],
      lifetimeValue: { amount: `${number * 1250}.50`, currency: at(['EUR', 'USD', 'CNY'], number) },
      birthday: `19${70 + (number % 30)}-0${(number % 9) + 1}-14`,
      newsletter: number % 3 === 0,
      address: { street: `${number} Harbour Street`, postalCode: `10${number}`, city: 'Lisbon', country: 'Portugal' },
      about: 'Met at the spring fair.\nPrefers short mails.',
      lastContactAt: daysAgo(number * 3),
    })),
    ...makeRecords('deal', 16, (number) => ({
      name: `${at(COMPANIES, number)} – ${at(['annual plan', 'pilot', 'renewal', 'migration'], number)}`,
      amount: { amount: `${number * 4200}`, currency: at(['EUR', 'USD', 'CNY'], number) },
      stage: at(DEAL_STAGES, number),
      person: { type: 'person', id: `person-${(number % 6) + 1}` },
      company: { type: 'company', id: `company-${(number % COMPANIES.length) + 1}` },
      closeDate: daysAgo(-number * 6).slice(0, 10),
    })),
    ...makeRecords('event', 60, (number) => {
      const [kind, title, body] = at(EVENTS, number);
      return {
        title,
        kind,
        body,
        at: daysAgo(Math.floor(number / 4), number),
        person: { type: 'person', id: `person-${(number % 3) + 1}` },
        company: { type: 'company', id: 'company-2' },
        deal: { type: 'deal', id: 'deal-1' },
      };
    }),
  ];
}

function at<Item>(list: readonly Item[], number: number): Item {
  const item = list[(number - 1) % list.length];
  if (item === undefined) throw new RangeError('The list is empty.');
  return item;
}

function daysAgo(days: number, hours = 0): string {
  return new Date(SAMPLE_NOW.getTime() - days * 86_400_000 - (hours % 8) * 3_600_000).toISOString();
}
