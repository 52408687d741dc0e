import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuditedAction, AuditLedger, AuditQuery } from '@crosswalk/protocol';
import { ANYTHING, queryOfSearch } from './audit-filter.ts';
import { readEntries } from './audit-pages.ts';

const entry = (sequence: number): AuditedAction => ({
  sequence: String(sequence),
  at: '2026-01-01T00:00:00Z',
  plugin: 'com.example.radar',
  operation: 'records.get',
  outcome: 'ok',
});

describe('searching the audit', () => {
  it('[ADM-9] asks for whole days of the reader, and for nothing that was left empty', () => {
    assert.deepEqual(queryOfSearch(ANYTHING), {});
    const query = queryOfSearch({
      ...ANYTHING,
      record: [{ type: 'person', id: 'p1' }],
      scope: ' records.person ',
      since: '2026-03-28',
      until: '2026-03-28',
    });
    assert.deepEqual(
      { ...query, since: '', until: '' },
      {
        recordType: 'person',
        recordId: 'p1',
        scope: 'records.person',
        since: '',
        until: '',
      },
    );
    assert.deepEqual(
      [query.since, query.until].map((instant) => new Date(instant ?? '').toLocaleDateString('en')),
      ['3/28/2026', '3/29/2026'],
    );
    assert.equal(queryOfSearch({ ...ANYTHING, since: 'yesterday' }).since, undefined);
  });

  it('[ADM-9] reads page after page, each entry once, and knows whether there are more', async () => {
    const all = Array.from({ length: 120 }, (_, index) => entry(120 - index));
    const asked: AuditQuery[] = [];
    const audit: AuditLedger = {
      exportHref: '',
      verify: async () => ({ entries: 0, head: '' }),
      find: async (query) => {
        asked.push(query);
        const from = query.before === undefined ? 0 : all.findIndex(({ sequence }) => sequence === query.before) + 1;
        return all.slice(from, from + (query.limit ?? 0));
      },
    };
    const { signal } = new AbortController();
    const two = await readEntries(audit, { query: {}, pages: 2 }, signal);
    assert.deepEqual([two.entries.length, two.hasMore], [100, true]);
    const three = await readEntries(audit, { query: {}, pages: 3 }, signal);
    assert.deepEqual([three.entries, three.hasMore], [all, false]);
    assert.equal(asked.at(-1)?.before, '21');
  });
});
