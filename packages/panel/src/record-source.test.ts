import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRecordSource, init } from './index.ts';
import { FakeHost, welcomeOf } from './host-connection.fake.ts';

const description = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: [
    { key: 'name', type: 'text', label: 'Name', right: 'write' },
    { key: 'email', type: 'email', label: 'E-mail', right: 'read' },
  ],
};

describe('createRecordSource', () => {
  it('[PANEL-17] rights are what was granted, may be used, and is described', async () => {
    const host = new FakeHost()
      .on('objects.describe', () => description)
      .on('permissions.query', () => ({
        granted: ['records.person.read:name,email', 'records.person.update:name'],
        missing: [],
      }))
      .on('permissions.can', (input) => ({ allowed: JSON.stringify(input).includes('records.person.read') }));
    const source = createRecordSource(await init({ connect: host.connect }));
    assert.deepEqual(await source.rights('person'), {
      read: true,
      create: false,
      update: false,
      delete: false,
      fields: { name: 'write', email: 'read' },
    });
  });

  it('[PANEL-17] capabilities are the host’s', async () => {
    const host = new FakeHost(welcomeOf(['records.get', 'records.batch']));
    const source = createRecordSource(await init({ connect: host.connect }), { types: ['person'] });
    assert.deepEqual(source.capabilities, {
      types: ['person'],
      search: false,
      batch: true,
      getMany: false,
      watch: false,
      optimisticConcurrency: true,
    });
  });
});
