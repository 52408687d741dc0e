import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHECKED_OPERATIONS, CrosswalkError } from '@crosswalk/protocol';
import { createWorld, manifestOf } from './fixtures/host-world.fake.ts';
import { assertHandlers } from './operations/table.ts';

const scope = 'records.person.read:name,email';
const manifest = manifestOf({ permissions: { required: [{ scope, purpose: 'Shows people.' }] } });
const grants = { [manifest.id]: { admin: [scope] } };

describe('dispatch', () => {
  it('[HOST-1] an honest read answers with the granted fields and nothing else', async () => {
    const panel = await createWorld({ manifests: [manifest], grants }).open(manifest);
    assert.deepEqual(await panel.call('records.get', { type: 'person', id: 'p1' }), {
      type: 'person',
      id: 'p1',
      version: '1',
      fields: { name: 'Ada Lovelace', email: 'ada@example.com' },
      createdAt: '2026-01-01T08:00:00.000Z',
      updatedAt: '2026-01-01T08:00:00.000Z',
    });
  });

  it('[HOST-2] only operations of the table exist, whatever the spelling', async () => {
    const panel = await createWorld({ manifests: [manifest], grants }).open(manifest);
    const names = [
      'constructor',
      '__proto__',
      'toString',
      'hasOwnProperty',
      'records',
      'records.get ',
      ' records.get',
      'Records.Get',
      'records/get',
      'records.get\u200b',
      'records..get',
      '',
    ];
    for (const name of names)
      assert.equal((await panel.refused(name, { type: 'person', id: 'p1' })).code, 'unsupported', name);
  });

  it('[HOST-3] every operation of the protocol has a handler, and no handler is outside the protocol', () => {
    assert.throws(() => assertHandlers(new Map()), /No handler for the operation/);
    createWorld();
  });

  it('[HOST-3] operations the host has no collaborator for are not offered and answer unsupported', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    for (const name of CHECKED_OPERATIONS.keys()) {
      if (world.parts.operations.has(name)) continue;
      assert.equal((await panel.refused(name)).code, 'unsupported', name);
    }
    assert.equal(world.parts.operations.has('http.request'), false);
  });

  it('[HOST-4] wrong arguments are refused with the place, without repeating the value', async () => {
    const panel = await createWorld({ manifests: [manifest], grants }).open(manifest);
    const error = await panel.refused('records.get', { type: 'person', id: { evil: '<script>'.repeat(10_000) } });
    assert.equal(error.code, 'invalid_input');
    assert.equal(error.details.faults?.[0]?.path, 'id');
    assert.ok(JSON.stringify([error.message, error.details]).length < 4_000);
    assert.ok(!JSON.stringify([error.message, error.details]).includes('script'));
  });

  it('[HOST-5] an error of a collaborator crosses as a code and an id, never with its words or stack', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    world.source.get = () => Promise.reject(new Error('password hunter2 at /srv/crm/db.ts:12'));
    const error = await panel.refused('records.get', { type: 'person', id: 'p1' });
    assert.equal(error.code, 'host_error');
    assert.ok(error.details.requestId);
    assert.doesNotMatch(JSON.stringify([error.message, error.details]), /hunter2|srv|db\.ts/);
    assert.match(String(world.failures[0]), /hunter2/);
  });

  it('[HOST-5] a coded error of a collaborator keeps its code and loses its words', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    world.source.list = () => Promise.reject(new CrosswalkError('offline', 'tcp 10.0.0.7 salary'));
    const error = await panel.refused('records.list', { type: 'person' });
    assert.equal(error.code, 'offline');
    assert.equal(error.retryable, true);
    assert.doesNotMatch(error.message, /10\.0|salary/);
  });

  it('[HOST-5] an answer of the source that is not a record becomes host_error', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    world.source.list = () => Promise.resolve({ records: [{ type: 'company', id: 'c1', version: '1', fields: {} }] });
    assert.equal((await panel.refused('records.list', { type: 'person' })).code, 'host_error');
  });

  it('[HOST-6] every call leaves one audit entry with who, plugin, scope, fields, record and outcome, and no value', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    await panel.call('records.get', { type: 'person', id: 'p1', fields: ['name', 'salary'] });
    const [entry] = world.audit.entries;
    assert.equal(world.audit.entries.length, 1);
    assert.deepEqual(
      { ...entry, at: '', ms: 0 },
      {
        at: '',
        who: 'u1',
        plugin: manifest.id,
        view: 'side',
        operation: 'records.get',
        scope: 'records.person.read',
        fields: ['name'],
        record: { type: 'person', id: 'p1' },
        outcome: 'ok',
        ms: 0,
      },
    );
    assert.doesNotMatch(JSON.stringify(world.audit.entries), /Ada/);
  });

  it('[HOST-6] every refused call leaves exactly one audit entry, with who denied it', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    for (let count = 0; count < 20; count += 1) await panel.refused('records.delete', { type: 'person', id: 'p1' });
    assert.equal(world.audit.entries.length, 20);
    for (const entry of world.audit.entries) {
      assert.equal(entry.outcome, 'permission_denied');
      assert.equal(entry.deniedBy, 'manifest');
      assert.equal(entry.scope, 'records.person.delete');
      assert.equal(entry.operation, 'records.delete');
    }
  });

  it('[HOST-6] a read of many is one entry with their ids, and one for each that is not there', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    await panel.call('records.getMany', { type: 'person', ids: ['p1', 'nobody', 'p2'] });
    assert.deepEqual(
      world.audit.entries.map(({ operation, record, outcome }) => ({ operation, record, outcome })),
      [
        { operation: 'records.getMany', record: { type: 'person', id: 'nobody' }, outcome: 'not_found' },
        { operation: 'records.getMany', record: { type: 'person', ids: ['p1', 'nobody', 'p2'] }, outcome: 'ok' },
      ],
    );
  });

  it('[HOST-6] calls that a limit of the connection refused are written down, and a flood of them is counted', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const { session } = await world.open(manifest);
    const call = {
      name: 'records.get\n',
      arguments: null,
      signal: new AbortController().signal,
      waitForUser: () => undefined,
    };
    for (let count = 0; count < 1_000; count += 1) {
      session.auditRefusal(call, new CrosswalkError('rate_limited', 'Too many.'));
    }
    const { entries } = world.audit;
    assert.ok(entries.length >= 20 && entries.length < 100, `${entries.length} entries`);
    assert.deepEqual(
      new Set(entries.map(({ operation, outcome }) => `${operation} ${outcome}`)),
      new Set(['records.get  rate_limited']),
    );
  });

  it('[HOST-6] names from a panel are cleaned before they are written down', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest);
    await panel.refused(`evil\n2026 INFO admin ok\u001b[31m${'x'.repeat(100_000)}`);
    const [entry] = world.audit.entries;
    assert.ok(entry && entry.operation.length <= 64);
    assert.doesNotMatch(entry.operation, /[\u0000-\u001f]/);
  });
});
