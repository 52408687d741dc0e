import type { CrmRecord, ListQuery, ObjectDescription, RecordPage, RecordSource } from '@crosswalk/model';
import { SAMPLE_DESCRIPTIONS } from './descriptions.ts';
import { sampleRecords } from './records.ts';

/** More columns than anybody wants, for tables that are wide. */
const EXTRA_FIELDS = 60;

/** A source of any number of people, made as they are asked for; its pages follow each other by cursor, as in a real one. */
export function endlessSource(count: number, latencyMs = 30): RecordSource {
  const people = sampleRecords().filter(({ type }) => type === 'person');
  const person = (index: number): CrmRecord => {
    const { fields, ...rest } = people[index % people.length] ?? { type: 'person', version: '1', fields: {} };
    const extra = Array.from(
      { length: EXTRA_FIELDS },
      (_, number) => [`extra${number}`, `${number} · ${index}`] as const,
    );
    return { ...rest, id: `person-${index}`, fields: { ...fields, ...Object.fromEntries(extra) } };
  };
  const list = async (_: string, { cursor, limit = 50 }: ListQuery = {}): Promise<RecordPage> => {
    await new Promise((done) => setTimeout(done, latencyMs));
    const start = Number(cursor ?? 0);
    const end = Math.min(count, start + limit);
    const records = Array.from({ length: end - start }, (_none, offset) => person(start + offset));
    return { records, total: count, ...(end < count ? { nextCursor: String(end) } : {}) };
  };
  const refuse = async (): Promise<never> => {
    throw new Error('This source only lists.');
  };
  return {
    capabilities: { types: ['person'], totals: true },
    describe: async () => describePerson(),
    rights: async () => ({ read: true, create: false, update: false, delete: false }),
    list,
    get: refuse,
    create: refuse,
    update: refuse,
    delete: refuse,
    watch: async function* () {},
  };
}

function describePerson(): ObjectDescription {
  const person = SAMPLE_DESCRIPTIONS.find(({ type }) => type === 'person');
  if (!person) throw new Error('The stories have no people.');
  const extra = Array.from({ length: EXTRA_FIELDS }, (_, number) => ({
    key: `extra${number}`,
    type: 'text' as const,
    label: `Extra ${number}`,
  }));
  return { ...person, fields: [...person.fields, ...extra] };
}
