import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { createMemorySource, describeType, makeRecords, type MemorySourceOptions } from '@crosswalk/testing';
import { TitleStore } from './title-store.ts';

const COMPANY = describeType('company', [{ key: 'name', type: 'text' }]);

function companies(count: number, options: Partial<MemorySourceOptions> = {}) {
  const calls: string[] = [];
  const records = makeRecords('company', count, (number) => ({ name: `Company ${number}` }));
  const before = (call: string) => void calls.push(call);
  return { calls, source: createMemorySource({ descriptions: [COMPANY], records, before, ...options }) };
}
const company = (number: number) => ({ type: 'company', id: `company-${number}` });

async function titlesOfAll(store: TitleStore, count: number): Promise<string[]> {
  const all = () => Array.from({ length: count }, (_, index) => store.title(company(index + 1)));
  assert.ok(all().every((title) => title === '…'));
  await once(store, 'change');
  return all();
}

describe('names of linked records', () => {
  it('[WID-7] are asked for together, once each', async () => {
    const { source, calls } = companies(500);
    const store = new TitleStore(source);
    const titles = await titlesOfAll(store, 500);
    assert.deepEqual([titles[0], titles[499]], ['Company 1', 'Company 500']);
    assert.deepEqual(calls, ['describe', 'getMany', 'getMany', 'getMany']);
  });

  it('[WID-7] are read one by one from a source that cannot do better', async () => {
    const { source, calls } = companies(8);
    assert.equal((await titlesOfAll(new TitleStore(plain(source)), 8))[7], 'Company 8');
    assert.equal(calls.filter((call) => call === 'get').length, 8);
  });

  it('[WID-7] follow a renamed record', async () => {
    const { source } = companies(1);
    const store = new TitleStore(source);
    await titlesOfAll(store, 1);
    const renamed = await source.update('company', 'company-1', { name: 'Renamed' });
    store.learn([renamed], COMPANY);
    assert.equal(store.title(company(1)), 'Renamed');
  });

  it('[WID-7] are ids where there is no record or no connection', async () => {
    const missing = new TitleStore(companies(1).source);
    assert.deepEqual(await titlesOfAll(missing, 2), ['Company 1', 'company-2']);
    const offline = companies(1, {
      before: () => {
        throw new CrosswalkError('offline', 'No network.');
      },
    });
    assert.deepEqual(await titlesOfAll(new TitleStore(offline.source), 1), ['company-1']);
  });
});

/** The same source, with nothing but what every source has. */
function plain(source: RecordSource): RecordSource {
  return {
    capabilities: { types: source.capabilities.types },
    describe: (...args) => source.describe(...args),
    rights: (...args) => source.rights(...args),
    get: (...args) => source.get(...args),
    list: (...args) => source.list(...args),
    create: (...args) => source.create(...args),
    update: (...args) => source.update(...args),
    delete: (...args) => source.delete(...args),
    watch: (...args) => source.watch(...args),
  };
}
