import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { combineSources } from './combine-sources.ts';
import type { RecordSource, SourceCapabilities } from './source.ts';

/** A source that writes down what it is asked. */
function recordingSource(capabilities: SourceCapabilities): { source: RecordSource; asked: string[] } {
  const asked: string[] = [];
  const note = (name: string, type: string): Promise<never> => {
    asked.push(`${name} ${type}`);
    return Promise.resolve(undefined as never);
  };
  const source: RecordSource = {
    capabilities,
    describe: (type) => note('describe', type),
    rights: (type) => note('rights', type),
    get: (type) => note('get', type),
    getMany: (type) => note('getMany', type),
    list: (type) => note('list', type),
    search: (type) => note('search', type),
    create: (type) => note('create', type),
    update: (type) => note('update', type),
    delete: (type) => note('delete', type),
    async *watch({ type }) {
      await note('watch', type);
    },
  };
  return { source, asked };
}

const CALLS = ['describe', 'rights', 'get', 'getMany', 'list', 'search', 'create', 'update', 'delete', 'watch'];

async function askEverything(source: RecordSource, type: string): Promise<void> {
  await source.describe(type);
  await source.rights(type);
  await source.get(type, '1');
  await source.getMany?.(type, ['1']);
  await source.list(type);
  await source.search?.(type, 'x');
  await source.create(type, {});
  await source.update(type, '1', {});
  await source.delete(type, '1');
  await source.watch({ type })[Symbol.asyncIterator]().next();
}

describe('combineSources', () => {
  it('[CMB-1] each call reaches the source of its type, and unknown types reach the first', async () => {
    const crm = recordingSource({ types: ['person', 'deal'] });
    const beside = recordingSource({ types: ['task', 'deal'] });
    const source = combineSources(crm.source, beside.source);
    await askEverything(source, 'deal');
    await askEverything(source, 'task');
    await askEverything(source, 'unknown');
    assert.deepEqual(
      crm.asked,
      ['deal', 'unknown'].flatMap((type) => CALLS.map((name) => `${name} ${type}`)),
    );
    assert.deepEqual(
      beside.asked,
      CALLS.map((name) => `${name} task`),
    );
  });

  it('[CMB-2] offers what every source has, and no batch', () => {
    const one = recordingSource({ types: ['person'], search: true, batch: true, watch: true });
    const other = recordingSource({ types: ['task'], batch: true, watch: true });
    const { capabilities, batch } = combineSources(one.source, other.source);
    assert.deepEqual(capabilities.types, ['person', 'task']);
    assert.deepEqual([capabilities.search, capabilities.watch, capabilities.batch], [false, true, undefined]);
    assert.equal(batch, undefined);
  });
});
