/** The rows of the bench: the same for every peer, as plain objects and as records, and a source that hands them out page by page. */
import type { CrmRecord, ListQuery, ObjectDescription, RecordPage, RecordSource } from '@crosswalk/model';

/** One row as grids without records take it. */
export interface PlainRow {
  id: string;
  name: string;
  jobTitle: string;
  company: string;
  stage: string;
  email: string;
  city: string;
  amount: string;
  closeDate: string;
}

/** Keys and heads of the columns, in order. */
export const COLUMNS: readonly (readonly [keyof PlainRow, string])[] = [
  ['name', 'Name'],
  ['jobTitle', 'Job title'],
  ['company', 'Company'],
  ['stage', 'Stage'],
  ['email', 'Email'],
  ['city', 'City'],
  ['amount', 'Amount'],
  ['closeDate', 'Closes'],
];

const GIVEN = ['Ada', 'Grace', 'Liam', 'Mia', 'Zoë', 'Ngozi', 'José', 'Priya', 'Ivan', 'Freja', '小明'];
const FAMILY = ['Lovelace', 'Hopper', 'Byrne', 'Rossi', 'Müller', 'Adichie', 'Álvarez', 'Raman', 'Petrov', '王'];
const TITLES = ['Buyer', 'Head of Operations', 'CTO', 'Managing Director', 'Sales Engineer', 'Office Manager'];
const COMPANIES = ['Meridian Labs', 'Oakridge & Sons', 'Polar Freight', 'Vela Robotics', 'Quill Press', 'Tidewater'];
const STAGES = ['Lead', 'Qualified', 'Customer', 'Lost'];
const CITIES = ['Lisbon', 'Oslo', 'Cairo', '上海', 'Lagos', 'Kraków'];

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

export function plainRow(index: number): PlainRow {
  return {
    id: `row-${index}`,
    name: `${at(GIVEN, index)} ${at(FAMILY, index * 7)} ${index}`,
    jobTitle: at(TITLES, index * 5),
    company: at(COMPANIES, index * 3),
    stage: at(STAGES, index),
    email: `person.${index}@example.com`,
    city: at(CITIES, index * 11),
    amount: `${(index * 37) % 100_000}.50`,
    closeDate: `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
  };
}

export function recordOf({ id, amount, ...fields }: PlainRow): CrmRecord {
  return { type: 'person', id, version: '1', fields: { ...fields, amount: { amount, currency: 'EUR' } } };
}

/** What is known of the records of the bench. */
export const PERSON: ObjectDescription = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: COLUMNS.map(([key, label]) => ({
    key,
    label,
    type: key === 'amount' ? 'money' : key === 'closeDate' ? 'date' : key === 'email' ? 'email' : 'text',
  })),
};

/** A source of `count` records, asked for one by one; its pages are as far apart as their cursors say. */
export function pagedSource(count: number, record: (index: number) => CrmRecord): RecordSource {
  const page = async (_: string, { cursor, limit = 50 }: ListQuery = {}): Promise<RecordPage> => {
    const start = Number(cursor ?? 0);
    const end = Math.min(count, start + limit);
    const records = Array.from({ length: end - start }, (_none, offset) => record(start + offset));
    return { records, total: count, ...(end < count ? { nextCursor: String(end) } : {}) };
  };
  const refuse = async (): Promise<never> => {
    throw new Error('This source only lists.');
  };
  return {
    capabilities: { types: ['person'], totals: true },
    describe: async () => PERSON,
    rights: async () => ({ read: true, create: true, update: true, delete: true }),
    list: page,
    get: refuse,
    create: refuse,
    update: refuse,
    delete: refuse,
    watch: async function* () {},
  };
}
