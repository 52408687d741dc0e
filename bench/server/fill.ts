import type { ObjectDescription } from '@crosswalk/model';
import type { Database } from '@crosswalk/server';

const PEOPLE = 100_000;
const EVENTS = 1_000_000;

/** The two types of the bench. */
export const TYPES: readonly ObjectDescription[] = [
  {
    type: 'person',
    label: 'Person',
    pluralLabel: 'People',
    titleField: 'name',
    fields: [
      { key: 'name', type: 'text', label: 'Name', required: true },
      { key: 'email', type: 'email', label: 'E-mail' },
      { key: 'phone', type: 'phone', label: 'Phone' },
      { key: 'city', type: 'text', label: 'City' },
      { key: 'salary', type: 'integer', label: 'Salary' },
    ],
  },
  {
    type: 'event',
    label: 'Event',
    pluralLabel: 'Events',
    titleField: 'title',
    fields: [
      { key: 'title', type: 'text', label: 'Title', required: true },
      { key: 'person', type: 'ref', label: 'Person', refTypes: ['person'] },
      { key: 'at', type: 'datetime', label: 'At' },
    ],
  },
];

/** Fills the database inside itself: a million rows would take minutes on their way through a program. */
export async function fill(database: Database): Promise<void> {
  await database.run(
    `
    set statement_timeout = 0;
    drop index record_search;
    drop index record_fields;
    insert into record (type, id, fields, version, search)
    select 'person', 'p' || n, jsonb_build_object('name', 'Person ' || n, 'email', 'p' || n || '@example.com',
      'phone', '+49 30 ' || n, 'city', 'City ' || n % 500, 'salary', n % 90000), 1, ('''name:person'' ''name:' || n || '''')::tsvector
    from generate_series(1, ${PEOPLE}) as n;
    insert into record (type, id, fields, version, search)
    select 'event', 'e' || n, jsonb_build_object('title', 'Call ' || n, 'person',
      jsonb_build_object('type', 'person', 'id', 'p' || (n % ${PEOPLE} + 1)), 'at', '2026-01-01T00:00:00Z'), 1,
      ('''title:call'' ''title:' || n || '''')::tsvector
    from generate_series(1, ${EVENTS}) as n;
    create index record_search on record using gin (search) where deleted is null;
    create index record_fields on record using gin (fields jsonb_path_ops) where deleted is null;
    vacuum analyze record;
    reset statement_timeout;`.replace('vacuum analyze record;', 'analyze record;'),
  );
}

/** An id of a person, spread over all of them. */
export function personId(number: number): string {
  return `p${((number * 7_919) % PEOPLE) + 1}`;
}
