import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createHttpSource } from '@crosswalk/connectors/crosswalk';
import fc from 'fast-check';
import { onBothDatabases } from '../../test/on-databases.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from '../../test/plugin-world.ts';
import { waitUntil } from '../../test/wait-until.ts';
import type { UserRights } from '../records/viewer.ts';
import { sql } from '../database/sql.ts';

const ALL: UserRights = { read: true, create: true, update: true, delete: true };
const ID = 'com.example.acting';
const PERSON = '/api/records/person';
const VIA = { 'crosswalk-plugin': ID };

onBothDatabases('requests in the name of a plugin', (open, another) => {
  let world: PluginWorld;
  let id: string;
  before(async () => {
    world = await startPluginWorld(open(), await another(), {
      rights: (user) => (user.id === 'guest' ? { ...ALL, fields: { email: 'none' } } : ALL),
    });
    const scopes = [
      'records.person.read:name,email',
      'records.person.update:name,salary',
      'records.person.create:name',
      'storage',
    ];
    const required = scopes.map((scope) => ({ scope, purpose: 'Because.' }));
    await world.install(named('acting', { permissions: { required } }), [...scopes.slice(0, 1), ...scopes.slice(2)]);
    const fields = { name: 'Ann', email: 'ann@x.org', salary: 4_242 };
    ({ id } = (await world.app.call('POST', PERSON, { fields })).body);
  });
  after(() => world.close());

  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    world.app.call(method, path, body, { ...VIA, ...headers });
  const grant = (change: object) => world.app.call('PATCH', pathOf(ID, '/grant'), change, ADMIN);

  it('[ACT-1] see only fields of manifest ∩ grant ∩ user’s right', async () => {
    assert.deepEqual((await ask('GET', `${PERSON}/${id}`)).body.fields, { name: 'Ann', email: 'ann@x.org' });
    const guest = await ask('GET', `${PERSON}/${id}?fields=name,email,salary`, undefined, { 'x-user': 'guest' });
    assert.deepEqual(guest.body.fields, { name: 'Ann' });
    for (const [path, body] of [
      [`${PERSON}/list`, {}],
      [`${PERSON}/search`, { text: 'ann' }],
      [`${PERSON}/get`, { ids: [id] }],
    ] as const) {
      const { status, body: answer } = await ask('POST', path, body);
      assert.equal(status, 200, path);
      assert.doesNotMatch(JSON.stringify(answer), /salary|4242/, path);
    }
    assert.equal((await ask('POST', `${PERSON}/search`, { text: '4242' })).body.total, 0);
    const direct = await world.app.call('GET', `${PERSON}/${id}`);
    assert.equal(direct.body.fields['salary'], 4_242, 'the user alone sees what they saw before');
  });

  it('[AUD-9] the audit names every record of a bulk read, with the fields asked for', async () => {
    const ids = [id, 'nobody'];
    await ask('POST', `${PERSON}/get`, { ids, fields: ['name'] });
    const { body } = await world.app.call('GET', `/api/audit?plugin=${ID}&limit=1`, undefined, ADMIN);
    const { operation, record, fields } = body.entries[0] as Record<string, unknown>;
    assert.deepEqual(
      { operation, record, fields },
      { operation: 'POST /api/records/:type/get', record: { type: 'person', ids }, fields: ['name'] },
    );
  });

  it('[ACT-1] are refused hidden fields in filters and sorts, and writes beyond their scopes, each with who says no', async () => {
    const refusals: [string, string, unknown, string][] = [
      ['POST', `${PERSON}/list`, { filter: { field: 'salary', op: 'gt', value: 1 } }, 'manifest'],
      ['POST', `${PERSON}/list`, { filter: { not: { field: 'salary', op: 'gt', value: 1 } } }, 'manifest'],
      ['POST', `${PERSON}/list`, { sort: [{ field: 'salary', direction: 'asc' }] }, 'manifest'],
      ['POST', `${PERSON}/search`, { text: 'a', filter: { field: 'salary', op: 'gt', value: 1 } }, 'manifest'],
      ['PATCH', `${PERSON}/${id}`, { fields: { name: 'Bea' } }, 'admin'],
      ['PATCH', `${PERSON}/${id}`, { fields: { email: 'b@x.org' } }, 'admin'],
      ['POST', PERSON, { fields: { name: 'Cy', email: 'c@x.org' } }, 'manifest'],
      ['DELETE', `${PERSON}/${id}`, undefined, 'manifest'],
      ['POST', '/api/batch', { operations: [{ kind: 'delete', type: 'person', id }] }, 'manifest'],
    ];
    for (const [method, path, body, deniedBy] of refusals) {
      const { status, body: answer } = await ask(method, path, body);
      assert.deepEqual(
        [status, answer.error.code, answer.error.details.deniedBy],
        [403, 'permission_denied', deniedBy],
        path,
      );
    }
    const created = await ask('POST', PERSON, { fields: { name: 'Dee' } });
    assert.deepEqual([created.status, created.body.fields], [201, { name: 'Dee', email: null }]);
  });

  it('[ACT-2] reach nothing but records, changes and their own values', async () => {
    for (const [method, path, body] of [
      ['GET', '/api/types/person'],
      ['GET', '/api/plugins'],
      ['PATCH', pathOf(ID, '/grant'), { give: ['records.person.read'] }],
      ['PUT', pathOf(ID, '/consent'), { agreed: ['records.person.read'], withdrawn: [] }],
      ['GET', pathOf(ID, '/settings')],
      ['POST', '/api/audit', { entries: [{ plugin: ID, operation: 'x', outcome: 'ok' }] }],
      ['GET', '/api/audit'],
    ] as const)
      assert.equal((await ask(method, path, body, ADMIN)).status, 403, path);
    await world.install(named('neighbour'));
    const value = (plugin: string) => pathOf(plugin, '/storage/value?key=a');
    assert.equal((await ask('PUT', value(ID), { value: 1 })).status, 204);
    assert.equal((await ask('GET', value('com.example.neighbour'))).status, 403);
    for (const plugin of ['', '__proto__', 'com.example.missing', `${ID} `, 'x'.repeat(500)]) {
      const { status } = await ask('GET', `${PERSON}/${id}`, undefined, { 'crosswalk-plugin': plugin });
      assert.ok(status === 403 || plugin.trim() === ID, plugin);
    }
  });

  it('[ACT-3] what is taken back is refused by the next request, in every process within a second', async () => {
    const read = (at = world.app) => at.call('GET', `${PERSON}/${id}`, undefined, VIA);
    assert.equal((await read(world.second)).status, 200);
    await grant({ takeBack: ['records.person.read:email'] });
    assert.deepEqual((await read()).body.fields, { name: 'Ann' });
    await waitUntil(
      async () => !('email' in (await read(world.second)).body.fields),
      'the other process follows',
      1_000,
    );
    await grant({ takeBack: ['records.person.read'] });
    assert.equal((await read()).status, 403);
    await grant({ give: ['records.person.read:name,email'] });
    assert.equal((await read()).status, 200);
    await world.app.call('PUT', pathOf(ID, '/consent'), { agreed: [], withdrawn: ['records.person.read:email'] });
    assert.deepEqual((await read()).body.fields, { name: 'Ann' });
    assert.equal(
      (await ask('GET', `${PERSON}/${id}`, undefined, { 'x-user': 'bob' })).body.fields['email'],
      'ann@x.org',
    );
    await world.app.call('PUT', pathOf(ID, '/consent'), { agreed: [], withdrawn: [] });
    await world.app.call('PATCH', pathOf(ID), { disabled: true }, ADMIN);
    assert.equal((await read()).status, 403);
    await world.app.call('PATCH', pathOf(ID), { disabled: false }, ADMIN);
  });

  it('[ACT-3] a write is refused when what allows it is taken back before it is done', async () => {
    await grant({ give: ['records.person.update:name'] });
    const write = (name: string) => world.second.call('PATCH', `${PERSON}/${id}`, { fields: { name } }, VIA);
    await waitUntil(async () => (await write('Ann 1')).status === 200, 'the grant reaches the other process');
    // Taken back behind the back of the process, as when its news are late.
    await open().query(sql`
      update plugin_document set content = '[]' where plugin = ${ID} and kind = 'admin-scopes'`);
    await open().query(sql`
      update plugin_change set sequence = nextval('plugin_change_sequence') where plugin = ${ID} and user_id = ''`);
    const late = await write('Ann 2');
    assert.ok(late.status === 409 || late.status === 403, String(late.status));
    assert.equal((await write('Ann 3')).status, 403);
    assert.equal((await world.app.call('GET', `${PERSON}/${id}`)).body.fields['name'], 'Ann 1');
    await grant({ give: ['records.person.read:name,email', 'records.person.create:name', 'storage'] });
  });

  it('[ACT-4] a plugin’s stream shows what it may see, and ends when that changes', async () => {
    const response = await fetch(`${world.app.url}/api/changes?type=person`, { headers: VIA });
    let seen = '';
    const ended = (async () => {
      for await (const chunk of response.body!) seen += Buffer.from(chunk).toString();
    })();
    await waitUntil(() => seen.includes('ready'), 'the stream');
    await world.app.call('PATCH', `${PERSON}/${id}`, { fields: { salary: 777_777 } });
    await world.app.call('PATCH', `${PERSON}/${id}`, { fields: { name: 'Seen' } });
    await waitUntil(() => seen.includes('Seen'), 'the change');
    assert.doesNotMatch(seen, /salary|777777/);
    await grant({ takeBack: ['records.person.read:email'] });
    await ended;
    await world.app.call('PATCH', `${PERSON}/${id}`, { fields: { name: 'Unseen' } });
    assert.doesNotMatch(seen, /Unseen/);
    await grant({ give: ['records.person.read:email'] });
  });

  it('[ACT-5] an Idempotency-Key of one plugin tells another nothing', async () => {
    const key = { 'idempotency-key': 'shared-key' };
    const fields = { name: 'Keyed' };
    const own = await world.app.call('POST', PERSON, { fields }, key);
    const through = await ask('POST', PERSON, { fields }, key);
    assert.notEqual(own.body.id, through.body.id);
    assert.ok('salary' in own.body.fields && !('salary' in through.body.fields));
    assert.equal((await ask('POST', PERSON, { fields }, key)).body.id, through.body.id);
  });

  it('[ACT-1] the source of a page binds itself to a plugin', async () => {
    const source = createHttpSource({ baseUrl: world.app.url });
    const bound = source.actingFor(ID);
    assert.deepEqual(Object.keys((await bound.get('person', id)).fields), ['name', 'email']);
    assert.ok('salary' in (await source.get('person', id)).fields);
    assert.equal((await bound.describe('person')).fields.length, 4, 'types are the page’s matter');
    await assert.rejects(bound.delete('person', id), { code: 'permission_denied' });
  });

  it('[ACT-1] whatever is granted, no answer holds more than all three allow', async () => {
    const field = fc.constantFrom('name', 'email', 'salary');
    const scopes = fc.uniqueArray(field, { minLength: 1 }).map((fields) => `records.person.read:${fields.join(',')}`);
    await fc.assert(
      fc.asyncProperty(scopes, async (scope) => {
        await grant({ takeBack: ['records.person.read'], give: [scope] });
        const { status, body } = await ask('GET', `${PERSON}/${id}`);
        const allowed = ['name', 'email'].filter((key) => scope.includes(key));
        assert.equal(status, allowed.length === 0 ? 403 : 200);
        if (status === 200) assert.deepEqual(Object.keys(body.fields), allowed);
      }),
      { numRuns: 12 },
    );
  });
});
