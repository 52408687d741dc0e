import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CrmRecord, RecordPage } from '@crosswalk/model';
import type { ResultOf } from '@crosswalk/protocol';
import { createWorld, manifestOf, PERSON } from './fixtures/host-world.fake.ts';

const required = (...scopes: string[]) => ({ required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })) });
const FIELDS = PERSON.fields.map(({ key }) => key);

describe('permissions', () => {
  it('[HOST-10] what a panel reads is the intersection of manifest, grant and right', async () => {
    const subset = fc.subarray(FIELDS, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(subset, subset, fc.subarray(FIELDS), async (asked, granted, hidden) => {
        const manifest = manifestOf({ permissions: required(`records.person.read:${asked.join(',')}`) });
        const world = createWorld({
          manifests: [manifest],
          grants: { [manifest.id]: { admin: [`records.person.read:${granted.join(',')}`] } },
        });
        world.rights = {
          read: true,
          create: true,
          update: true,
          delete: true,
          fields: Object.fromEntries(hidden.map((key) => [key, 'none'])),
        };
        const panel = await world.open(manifest);
        const expected = asked.filter((key) => granted.includes(key) && !hidden.includes(key));
        const answer = await panel.call('records.get', { type: 'person', id: 'p1' }).catch(() => undefined);
        const seen = Object.keys((answer as CrmRecord | undefined)?.fields ?? {});
        assert.deepEqual(seen.sort(), expected.sort());
      }),
      { numRuns: 60 },
    );
  });

  for (const [deniedBy, scopes, admin, rights] of [
    ['manifest', ['storage'], ['storage', 'records.person.read'], true],
    ['admin', ['records.person.read'], [], true],
    ['user', ['records.person.read'], ['records.person.read'], false],
  ] as const) {
    it(`[HOST-11] a refusal says that the ${deniedBy} said no`, async () => {
      const manifest = manifestOf({ permissions: required(...scopes) });
      const world = createWorld({ manifests: [manifest], grants: { [manifest.id]: { admin } } });
      world.rights = { read: rights, create: false, update: false, delete: false };
      const error = await (await world.open(manifest)).refused('records.get', { type: 'person', id: 'p1' });
      assert.equal(error.code, 'permission_denied');
      assert.deepEqual(error.details, { scope: 'records.person.read', deniedBy });
    });
  }

  it('[HOST-11] a refused field is named with who refuses it', async () => {
    const manifest = manifestOf({ permissions: required('records.person.update:name,email') });
    const world = createWorld({
      manifests: [manifest],
      grants: { [manifest.id]: { admin: ['records.person.update:name'] } },
    });
    const panel = await world.open(manifest);
    const error = await panel.refused('records.update', {
      type: 'person',
      id: 'p1',
      fields: { name: 'A', email: 'a@b.c' },
    });
    assert.deepEqual(error.details, { scope: 'records.person.update', deniedBy: 'admin', fields: ['email'] });
    const other = await panel.refused('records.update', { type: 'person', id: 'p1', fields: { salary: 1 } });
    assert.deepEqual(other.details, { scope: 'records.person.update', deniedBy: 'manifest', fields: ['salary'] });
    assert.equal((await world.source.get('person', 'p1')).fields['name'], 'Ada Lovelace');
  });

  const readName = manifestOf({ permissions: required('records.person.read:name') });
  const nameWorld = () =>
    createWorld({ manifests: [readName], grants: { [readName.id]: { admin: ['records.person.read:name'] } } });

  it('[HOST-12] fields asked for are cut; a call for nothing else is refused', async () => {
    const panel = await nameWorld().open(readName);
    const record = (await panel.call('records.get', {
      type: 'person',
      id: 'p1',
      fields: ['salary', 'name'],
    })) as CrmRecord;
    assert.deepEqual(record.fields, { name: 'Ada Lovelace' });
    assert.equal(
      (await panel.refused('records.get', { type: 'person', id: 'p1', fields: ['salary'] })).code,
      'permission_denied',
    );
  });

  it('[HOST-13] a hidden field and one that does not exist look the same', async () => {
    const panel = await nameWorld().open(readName);
    const answers = await Promise.all(
      ['salary', 'nothing'].map((field) =>
        panel.refused('records.list', { type: 'person', filter: { field, op: 'gt', value: 1 } }),
      ),
    );
    assert.deepEqual(
      ...(answers.map(({ code, message, details }) =>
        JSON.stringify([code, message, details]).replaceAll(/salary|nothing/g, 'x'),
      ) as [string, string]),
    );
  });

  it('[HOST-13] a record that may not be seen looks like one that is not there', async () => {
    const world = nameWorld();
    const panel = await world.open(readName);
    const missing = await panel.refused('records.get', { type: 'person', id: 'nobody' });
    const { CrosswalkError } = await import('@crosswalk/protocol');
    world.source.get = () => Promise.reject(new CrosswalkError('permission_denied', 'Belongs to the board.'));
    const forbidden = await panel.refused('records.get', { type: 'person', id: 'p1' });
    assert.deepEqual(
      [forbidden.code, forbidden.message, forbidden.details],
      [missing.code, missing.message, missing.details],
    );
  });

  it('[HOST-14] one refused part of a batch refuses all of it', async () => {
    const manifest = manifestOf({ permissions: required('records.person.update:name') });
    const world = createWorld({
      manifests: [manifest],
      grants: { [manifest.id]: { admin: ['records.person.update:name'] } },
    });
    const panel = await world.open(manifest);
    const allowed = { kind: 'update', type: 'person', id: 'p1', fields: { name: 'Changed' } };
    for (const refused of [
      { kind: 'delete', type: 'person', id: 'p2' },
      { kind: 'update', type: 'person', id: 'p2', fields: { salary: 1 } },
      { kind: 'create', type: 'company', fields: { name: 'X' } },
    ]) {
      assert.equal(
        (await panel.refused('records.batch', { operations: [allowed, refused] })).code,
        'permission_denied',
      );
    }
    assert.equal((await world.source.get('person', 'p1')).fields['name'], 'Ada Lovelace');
  });

  it('[HOST-15] an optional scope works after the user agreed to it', async () => {
    const manifest = manifestOf({
      permissions: { required: [], optional: [{ scope: 'storage', purpose: 'Remembers your filter.' }] },
    });
    const asked: unknown[] = [];
    const consent = {
      ask: (question: { requests: readonly { scope: string; purpose: string }[] }) => {
        asked.push(...question.requests);
        return Promise.resolve(question.requests.map(({ scope }) => scope));
      },
    };
    const panel = await createWorld({
      manifests: [manifest],
      grants: { [manifest.id]: { admin: ['storage'] } },
      consent,
    }).open(manifest);
    assert.deepEqual((await panel.refused('storage.get', { key: 'a' })).details, {
      scope: 'storage',
      deniedBy: 'user',
    });
    assert.deepEqual(await panel.call('permissions.request', { scopes: ['storage'] }), {
      granted: ['storage'],
      missing: [],
    });
    assert.deepEqual(asked, [{ scope: 'storage', purpose: 'Remembers your filter.' }]);
    assert.deepEqual(await panel.call('storage.get', { key: 'a' }), { value: null });
  });

  it('[HOST-15] a plugin cannot ask for what its manifest does not declare, nor the user give what the admin did not', async () => {
    const manifest = manifestOf({
      permissions: { required: [], optional: [{ scope: 'storage', purpose: 'Remembers.' }] },
    });
    const consent = { ask: () => Promise.resolve(['storage', 'nav.external', 'records.person.read']) };
    const panel = await createWorld({ manifests: [manifest], consent }).open(manifest);
    assert.equal(
      (await panel.refused('permissions.request', { scopes: ['nav.external'] })).details.deniedBy,
      'manifest',
    );
    assert.deepEqual(await panel.call('permissions.request', { scopes: ['storage'] }), {
      granted: [],
      missing: ['storage'],
    });
    for (const scope of ['__proto__', 'constructor', '*', 'records.*', 'records.read ', 'storage ']) {
      assert.equal((await panel.refused('permissions.request', { scopes: [scope] })).code, 'invalid_input', scope);
    }
  });

  it('[HOST-16] a manifest that asks for more gets no more', async () => {
    const wider = manifestOf({ permissions: required('records.person.read:name,salary', 'storage') });
    const panel = await createWorld({
      manifests: [wider],
      grants: { [wider.id]: { admin: ['records.person.read:name'] } },
    }).open(wider);
    const { fields } = (await panel.call('records.get', { type: 'person', id: 'p1' })) as CrmRecord;
    assert.deepEqual(Object.keys(fields), ['name']);
    assert.equal((await panel.refused('storage.list')).details.deniedBy, 'admin');
  });

  it('[HOST-17] what a user took back stays away for panels opened later, until they agree again', async () => {
    const world = nameWorld();
    await (await world.open(readName)).call('permissions.revoke', { scopes: ['records.person.read'] });
    const later = await world.open(readName);
    assert.equal((await later.refused('records.list', { type: 'person' })).details.deniedBy, 'user');
    await world.parts.grants.give(readName.id, ['records.person.read:name'], 'user');
    assert.equal(((await later.call('records.list', { type: 'person' })) as RecordPage).records.length, 2);
  });

  it('[HOST-10] permissions.can and permissions.query agree with what calls do', async () => {
    const panel = await nameWorld().open(readName);
    assert.deepEqual(await panel.call('permissions.can', { scope: 'records.person.read:name' }), { allowed: true });
    assert.deepEqual(await panel.call('permissions.can', { scope: 'records.person.read:salary' }), {
      allowed: false,
      deniedBy: 'manifest',
    });
    const state = (await panel.call('permissions.query')) as ResultOf<'permissions.query'>;
    assert.deepEqual(state, { granted: ['records.person.read:name'], missing: [] });
  });
});
