import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CrmRecord, ObjectDescription, RecordChange, RecordPage } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { createWorld, manifestOf, type FakePanel, type World } from './fixtures/host-world.fake.ts';

const scopes = ['records.person.read:name,email', 'records.person.update:name', 'records.person.create:name'];
const manifest = manifestOf({
  permissions: { required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })) },
});
const grants = { [manifest.id]: { admin: scopes } };

async function openPanel(): Promise<{ world: World; panel: FakePanel }> {
  const world = createWorld({ manifests: [manifest], grants });
  return { world, panel: await world.open(manifest) };
}

const SECRETS = /90000|50000|\+441|\+861|engine|ada told|canary|openid|vip/;

describe('hidden fields', () => {
  it('[HOST-20] no answer contains them', async () => {
    const { panel } = await openPanel();
    const answers = [
      await panel.call('records.get', { type: 'person', id: 'p1' }),
      await panel.call('records.list', { type: 'person' }),
      await panel.call('records.getMany', { type: 'person', ids: ['p1', 'p2'] }),
      await panel.call('records.search', { type: 'person', text: 'ada' }),
      await panel.call('records.update', { type: 'person', id: 'p1', fields: { name: 'Ada' } }),
      await panel.call('records.batch', {
        operations: [{ kind: 'update', type: 'person', id: 'p2', fields: { name: 'Li' } }],
      }),
      await panel.call('records.create', { type: 'person', fields: { name: 'New' } }),
    ];
    assert.doesNotMatch(JSON.stringify(answers), SECRETS);
    for (const record of (answers[1] as RecordPage).records)
      assert.deepEqual(Object.keys(record.fields), ['name', 'email']);
  });

  it('[HOST-20] a write without the right to read shows no field', async () => {
    const writer = manifestOf({ permissions: { required: [{ scope: 'records.person.update', purpose: 'Writes.' }] } });
    const panel = await createWorld({
      manifests: [writer],
      grants: { [writer.id]: { admin: ['records.person.update'] } },
    }).open(writer);
    const record = (await panel.call('records.update', {
      type: 'person',
      id: 'p1',
      fields: { name: 'A' },
    })) as CrmRecord;
    assert.deepEqual(record.fields, {});
  });

  it('[HOST-21] no filter, however nested, and no sort may name one', async () => {
    const { panel } = await openPanel();
    const hidden = fc.constantFrom('salary', 'phone', 'notes').map((field) => ({ field, op: 'empty', value: true }));
    const filter = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        hidden,
        fc.record({ not: tie('tree') }),
        fc.record({ and: fc.tuple(tie('tree')) }),
        fc.record({ or: fc.tuple(fc.constant({ field: 'name', op: 'eq', value: 'x' }), tie('tree')) }),
      ),
    })).tree;
    await fc.assert(
      fc.asyncProperty(filter, async (each) => {
        assert.equal((await panel.refused('records.list', { type: 'person', filter: each })).code, 'permission_denied');
      }),
      { numRuns: 50 },
    );
    for (const field of ['salary', 'phone', 'notes']) {
      assert.equal(
        (await panel.refused('records.list', { type: 'person', sort: [{ field, direction: 'asc' }] })).code,
        'permission_denied',
      );
    }
  });

  it('[HOST-22] search does not find through them', async () => {
    const { panel } = await openPanel();
    const { records, total } = (await panel.call('records.search', { type: 'person', text: 'ada' })) as RecordPage;
    assert.deepEqual([records.map(({ id }) => id), total], [['p1'], 1]);
  });

  it('[HOST-22] search of a source that looks everywhere is refused to who may not see everything', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    Object.assign(world.source.capabilities, { searchesFields: false });
    const panel = await world.open(manifest);
    assert.equal((await panel.refused('records.search', { type: 'person', text: 'ada' })).code, 'unsupported');
    world.rights = {
      read: true,
      create: true,
      update: true,
      delete: true,
      fields: { phone: 'none', salary: 'none', notes: 'none' },
    };
    assert.equal(
      ((await panel.call('records.search', { type: 'person', text: 'ada' })) as RecordPage).records.length,
      1,
    );
  });

  it('[HOST-21] neither order nor cursor tell a hidden title', async () => {
    const reader = manifestOf({
      permissions: { required: [{ scope: 'records.person.read:email', purpose: 'Mails.' }] },
    });
    const world = createWorld({
      manifests: [reader],
      grants: { [reader.id]: { admin: ['records.person.read:email'] } },
    });
    const asked: unknown[] = [];
    const { list } = world.source;
    world.source.list = (type, query, options) => {
      asked.push(query?.sort);
      return list.call(world.source, type, query, options);
    };
    await (await world.open(reader)).call('records.list', { type: 'person' });
    assert.deepEqual(asked, [[{ field: 'email', direction: 'asc' }]]);
  });

  it('[HOST-23] a change of hidden fields only is no event, and others do not name them', async () => {
    const { world, panel } = await openPanel();
    const changes = panel.stream('records.watch', { type: 'person', id: 'p1' });
    const next = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.source.update('person', 'p1', { salary: 1 });
    await world.source.update('person', 'p1', { notes: 'x', name: 'Ada L.' });
    const change = (await next).value as RecordChange;
    assert.deepEqual(
      [change.sequence, change.changedFields, change.record?.fields],
      ['1', ['name'], { name: 'Ada L.', email: 'ada@example.com' }],
    );
    await changes.return();
  });

  it('[HOST-24] a conflict tells the version only', async () => {
    const { world, panel } = await openPanel();
    const current = await world.source.get('person', 'p1');
    world.source.update = () =>
      Promise.reject(Object.assign(new CrosswalkError('conflict', 'salary is 90000'), { details: { current } }));
    const error = await panel.refused('records.update', {
      type: 'person',
      id: 'p1',
      fields: { name: 'A' },
      ifVersion: '0',
    });
    assert.equal(error.code, 'conflict');
    assert.deepEqual(error.details, { currentVersion: current.version });
    assert.doesNotMatch(error.message, /salary|90000/);
  });

  it('[HOST-24] faults that speak of hidden fields are not told', async () => {
    const { world, panel } = await openPanel();
    const faults = [
      { path: 'fields.name', expected: 'a shorter name' },
      { path: 'fields.salary', expected: 'a number above 90000' },
      { path: 'fields.name', expected: 'something else when salary is high' },
    ];
    world.source.update = () => Promise.reject(new CrosswalkError('invalid_input', 'salary', { details: { faults } }));
    const error = await panel.refused('records.update', { type: 'person', id: 'p1', fields: { name: 'A' } });
    assert.deepEqual(error.details, { faults: [faults[0]] });
  });

  it('[HOST-25] a description lacks them and tells the right on the others', async () => {
    const { panel } = await openPanel();
    const description = (await panel.call('objects.describe', { type: 'person' })) as ObjectDescription;
    assert.deepEqual(
      description.fields.map(({ key, right }) => [key, right]),
      [
        ['name', 'write'],
        ['email', 'read'],
      ],
    );
  });

  it('[HOST-25] a hidden title field is replaced', async () => {
    const reader = manifestOf({
      permissions: { required: [{ scope: 'records.person.read:email', purpose: 'Mails.' }] },
    });
    const panel = await createWorld({
      manifests: [reader],
      grants: { [reader.id]: { admin: ['records.person.read:email'] } },
    }).open(reader);
    assert.equal(((await panel.call('objects.describe', { type: 'person' })) as ObjectDescription).titleField, 'email');
  });
});
