import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CrosswalkError } from '@crosswalk/protocol';
import { createMemorySource, describeType, makeRecords } from '@crosswalk/testing';
import { type WriteOf, writeMany, type WrittenRecord } from './write-many.ts';

const PERSON = describeType('person', [{ key: 'name', type: 'text' }]);
const records = makeRecords('person', 250, (number) => ({ name: `Person ${number}` }));
const rename: WriteOf = ({ type, id, version }) => ({
  kind: 'update',
  type,
  id,
  fields: { name: 'Same' },
  ifVersion: version,
});

async function all(results: AsyncIterable<WrittenRecord[]>): Promise<WrittenRecord[]> {
  const found: WrittenRecord[] = [];
  for await (const some of results) found.push(...some);
  return found;
}

describe('the same write to many records', () => {
  it('[WID-37] goes together where the source can', async () => {
    const calls: string[] = [];
    const source = createMemorySource({ descriptions: [PERSON], records, before: (call) => void calls.push(call) });
    const results = await all(writeMany(source, records, rename, new AbortController().signal));
    assert.equal(results.filter((result) => 'after' in result && result.after?.fields['name'] === 'Same').length, 250);
    assert.deepEqual(calls, ['batch', 'batch', 'batch']);
  });

  it('[WID-37] tells for each what became of it when some are refused', async () => {
    const source = createMemorySource({ descriptions: [PERSON], records });
    await source.update('person', 'person-7', { name: 'Changed meanwhile' });
    await source.delete('person', 'person-8');
    const results = await all(writeMany(source, records, rename, new AbortController().signal));
    const failed = results.filter((result) => 'reason' in result);
    assert.deepEqual(
      failed.map(({ before }) => before.id),
      ['person-7', 'person-8'],
    );
    assert.ok(failed.every((result) => 'reason' in result && result.reason !== ''));
    assert.equal((await source.get('person', 'person-7')).fields['name'], 'Changed meanwhile');
    assert.equal((await source.get('person', 'person-9')).fields['name'], 'Same');
  });

  it('[WID-37] stops when it is stopped, and needs no batches', async () => {
    const source = createMemorySource({
      descriptions: [PERSON],
      records,
      before: (call) => {
        if (call === 'batch') throw new CrosswalkError('unsupported', 'No batches.');
      },
    });
    const stop = new AbortController();
    const results: WrittenRecord[] = [];
    for await (const some of writeMany(source, records, rename, stop.signal)) {
      results.push(...some);
      stop.abort();
    }
    assert.equal(results.length, 100);
  });
});
