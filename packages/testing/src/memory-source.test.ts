import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Rights } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { CONTRACT_DESCRIPTIONS, createMemorySource, describeRecordSourceContract, makeRecords } from './index.ts';

describeRecordSourceContract(
  'memory',
  async () => ({ source: createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS }) }),
  { describe, it, before, after },
);

describe('memory source', () => {
  const records = makeRecords('person', 3, (number) => ({
    name: `Person ${number}`,
    email: `p${number}@x.org`,
    score: number,
  }));
  const rights: Rights = {
    read: true,
    create: true,
    update: true,
    delete: false,
    fields: { email: 'none', score: 'read' },
  };
  const limited = () => createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS, records, rights: () => rights });

  it('[MEM-1] hidden fields are cut from results, changes and search', async () => {
    const source = limited();
    const person = await source.get('person', 'person-1');
    assert.ok(!('email' in person.fields));
    assert.equal((await source.search('person', 'x.org')).total, 0);
    await assert.rejects(source.list('person', { sort: [{ field: 'email', direction: 'asc' }] }), {
      code: 'permission_denied',
      details: { scope: 'records.person.read:email', deniedBy: 'user', fields: ['email'] },
    });
  });

  it('[MEM-1] writes beyond the rights are denied and write nothing', async () => {
    const source = limited();
    await assert.rejects(source.update('person', 'person-1', { score: 9 }), { code: 'permission_denied' });
    await assert.rejects(source.delete('person', 'person-1'), { code: 'permission_denied' });
    assert.equal((await source.get('person', 'person-1')).fields['score'], 1);
  });

  it('[MEM-2] latency can be stopped and outages can be played', async () => {
    const slow = createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS, latencyMs: 60_000 });
    const controller = new AbortController();
    const call = slow.get('person', '1', { signal: controller.signal });
    controller.abort();
    await assert.rejects(call, { code: 'cancelled' });
    const dead = createMemorySource({
      descriptions: CONTRACT_DESCRIPTIONS,
      before: () => {
        throw new CrosswalkError('offline', 'No network.');
      },
    });
    await assert.rejects(dead.list('person'), { code: 'offline', retryable: true });
  });
});
