import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from '../../../server/src/database/sql.ts';
import { type RunningApp, startApp } from '../../../server/test/running-app.ts';
import { installPlugin } from '../../../server/test/sample-plugin.ts';
import { createPluginStores } from './index.ts';

const PLUGIN = 'com.example.wechat';
const OTHER = 'com.example.other';

describe('plugin stores', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp({
      identify: (request) => ({
        id: request.headers.get('x-user') ?? 'ada',
        name: 'Ada',
        roles: request.headers.get('x-user') === 'root' ? ['admin'] : [],
      }),
    });
    const admin = { 'x-user': 'root' };
    await installPlugin(app, { id: PLUGIN }, admin);
    await installPlugin(app, { id: OTHER }, admin);
  });
  after(() => app.close());
  const storesOf = (user: string) => createPluginStores({ baseUrl: app.url, headers: { 'x-user': user } });

  it('[PLG-1] each plugin has values of its own for each user, under any key', async () => {
    const { storage } = storesOf('ada');
    for (const key of ['a', '..', '', '__proto__', 'ключ/%2f?#', '😀']) {
      await storage.set(PLUGIN, key, { key });
      assert.deepEqual(await storage.get(PLUGIN, key), { key });
    }
    assert.equal(await storage.get(OTHER, 'a'), null);
    assert.equal(await storesOf('bob').storage.get(PLUGIN, 'a'), null);
    await storage.set(PLUGIN, 'a', null);
    assert.equal(await storage.get(PLUGIN, 'a'), null);
    await storage.delete(PLUGIN, 'a');
    await storage.delete(PLUGIN, 'never there');
    assert.deepEqual(await storage.list(PLUGIN, ''), ['', '..', '__proto__', 'ключ/%2f?#', '😀']);
    assert.deepEqual(await storage.list(PLUGIN, '_'), ['__proto__']);
    await assert.rejects(storage.get('not a plugin', 'a'), { code: 'invalid_input' });
    await assert.rejects(storage.set('com.example.missing', 'a', 1), { code: 'not_found' });
  });

  it('[PLG-2] a value has at most 64 KB, an owner at most 1,000 keys', async () => {
    const { storage } = storesOf('many');
    await assert.rejects(storage.set(PLUGIN, 'big', 'x'.repeat(65_536)), {
      code: 'too_large',
      details: { limit: 65_536, actual: 65_538 },
    });
    await app.database.query(sql`
      insert into plugin_value (plugin, user_id, key, value)
      select ${PLUGIN}, 'many', 'key ' || number, '1' from generate_series(1, 1000) as number`);
    await assert.rejects(storage.set(PLUGIN, 'one more', 1), { code: 'too_large' });
    await storage.set(PLUGIN, 'key 5', 2);
    assert.equal(await storage.get(PLUGIN, 'key 5'), 2);
  });

  it('[PLG-3] an admin gives scopes to everybody, each user agrees and withdraws for themselves', async () => {
    const [admin, ada, bob] = ['root', 'ada', 'bob'].map(storesOf);
    const grant = { admin: ['records.person.read:name', 'storage'], agreed: [], withdrawn: [] };
    await admin?.grants.save(PLUGIN, grant);
    assert.deepEqual(await ada?.grants.load(PLUGIN), grant);
    await ada?.grants.save(PLUGIN, { ...grant, agreed: ['ui.modal'] });
    assert.deepEqual((await ada?.grants.load(PLUGIN))?.agreed, ['ui.modal']);
    assert.deepEqual((await bob?.grants.load(PLUGIN))?.agreed, []);
    await assert.rejects(Promise.resolve(bob?.grants.save(PLUGIN, { ...grant, admin: ['nav.external'] })), {
      code: 'permission_denied',
    });
    const wild = { give: ['records.*.read'] };
    const refused = await app.call('PATCH', `/api/plugins/${PLUGIN}/grant`, wild, { 'x-user': 'root' });
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'invalid_input']);
    assert.deepEqual((await bob?.grants.load(PLUGIN))?.admin, grant.admin);
  });

  it('[PLG-3] only an admin writes settings', async () => {
    const values = { accountName: 'Shop', days: 3, active: true, colour: 'red' };
    await storesOf('root').settings.save(PLUGIN, values);
    assert.deepEqual(await storesOf('ada').settings.get(PLUGIN), values);
    await storesOf('root').settings.save(PLUGIN, { days: null });
    assert.deepEqual(await storesOf('ada').settings.get(PLUGIN), { accountName: 'Shop', active: true, colour: 'red' });
    await assert.rejects(storesOf('ada').settings.save(PLUGIN, {}), { code: 'permission_denied' });
  });

  it('[AUD-1] entries are kept with the user and time of the server; admins read all, others their own', async () => {
    const entry = {
      at: '1999-01-01T00:00:00Z',
      who: 'somebody else',
      plugin: PLUGIN,
      view: 'v',
      operation: 'records.get',
      scope: 'records.person.read',
      fields: ['name'],
      outcome: 'ok',
      ms: 3,
    };
    const [ada, bob, admin] = ['audrey', 'bob', 'root'].map((user) => storesOf(user).audit);
    ada?.write(entry);
    ada?.write({ ...entry, outcome: 'permission_denied' });
    await ada?.flush();
    bob?.write({ ...entry, plugin: OTHER });
    await bob?.flush();
    const own = (await ada?.recent<typeof entry>(PLUGIN, 10)) ?? [];
    assert.deepEqual(
      own.map(({ who, outcome, fields }) => [who, outcome, fields]),
      [
        ['audrey', 'permission_denied', ['name']],
        ['audrey', 'ok', ['name']],
      ],
    );
    assert.ok(own.every(({ at }) => at > '2020'));
    assert.deepEqual(await bob?.recent(PLUGIN, 10), []);
    const all = (await admin?.recent<typeof entry>(PLUGIN, 100)) ?? [];
    assert.equal(all.filter(({ operation }) => operation === 'records.get').length, 2);
  });

  it('[AUD-2] an entry that was changed or removed is found', async () => {
    const admin = { 'x-user': 'root' };
    const check = async () => (await fetch(`${app.url}/api/audit/check`, { headers: admin })).json();
    const { audit } = storesOf('ada');
    for (let number = 0; number < 3; number += 1)
      audit.write({ plugin: PLUGIN, operation: `op ${number}`, outcome: 'ok' });
    await Promise.all([audit.flush(), storesOf('bob').audit.flush()]);
    assert.ok(!('brokenAt' in Object(await check())));
    assert.equal((await fetch(`${app.url}/api/audit/check`, { headers: { 'x-user': 'ada' } })).status, 403);
    await app.database.run('alter table audit disable trigger user');
    await app.database.query(sql`update audit set facts = replace(facts, 'op 1', 'op 9')`);
    assert.ok('brokenAt' in Object(await check()));
    await app.database.query(sql`update audit set facts = replace(facts, 'op 9', 'op 1')`);
    assert.ok(!('brokenAt' in Object(await check())));
    await app.database.query(sql`delete from audit where facts like '%op 1%'`);
    assert.ok('brokenAt' in Object(await check()));
  });

  it('[AUD-1] a refused entry does not hold up those behind it', async () => {
    const { audit } = storesOf('eve');
    audit.write({ plugin: 'NOT A PLUGIN', operation: 'x', outcome: 'ok' });
    await audit.flush();
    audit.write({ plugin: PLUGIN, operation: 'x', outcome: 'ok' });
    await audit.flush();
    assert.equal((await audit.recent(PLUGIN, 10)).length, 1);
  });
});
