import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onBothDatabases } from '../../test/on-databases.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from '../../test/plugin-world.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { Sql } from '../database/sql.ts';

onBothDatabases('settings and grants of plugins', (open, another) => {
  let world: PluginWorld;
  before(async () => {
    world = await startPluginWorld(open(), await another());
  });
  after(() => world.close());

  it('[SET-1] settings have the types of the manifest, and every fault is told without the value', async () => {
    const { id } = named('settings');
    await world.install(named('settings'));
    const write = (values: object) => world.app.call('PATCH', pathOf(id, '/settings'), { values }, ADMIN);
    const wrong = { days: 'three-4242', active: 1, colour: 'blue-4242', accountName: 5, token: 'abc', other: 'x' };
    const { status, body } = await write(wrong);
    assert.equal(status, 400);
    assert.equal(body.error.details.faults?.length, 6);
    assert.doesNotMatch(JSON.stringify(body), /4242/);
    assert.equal((await write({ days: 3, colour: 'red', active: false, accountName: 'Shop' })).status, 204);
    assert.equal((await write({ days: null })).status, 204);
    const own = (await world.app.call('GET', pathOf(id, '/settings'))).body;
    assert.deepEqual(own, { values: { accountName: 'Shop', active: false, colour: 'red' } });
    const admin = (await world.app.call('GET', pathOf(id, '/settings'), undefined, ADMIN)).body;
    assert.deepEqual(admin.missing, ['token']);
  });

  it('[SET-2] a secret setting never comes out: not to admins, not in errors, audit or the database', async () => {
    const { id } = named('secretive');
    await world.install(named('secretive'));
    const secret = 'sk-live-canary-4242';
    assert.equal(
      (await world.app.call('PATCH', pathOf(id, '/settings'), { values: { token: secret } }, ADMIN)).status,
      204,
    );
    const seen = [];
    for (const headers of [ADMIN, {}])
      for (const place of ['', '/settings', '/grant'])
        seen.push(JSON.stringify((await world.app.call('GET', pathOf(id, place), undefined, headers)).body));
    seen.push(JSON.stringify((await world.app.call('GET', '/api/plugins')).body));
    seen.push(JSON.stringify((await world.app.call('GET', '/api/audit', undefined, ADMIN)).body));
    for (const table of ['plugin', 'plugin_document', 'secret', 'audit', 'plugin_change'])
      seen.push(JSON.stringify(await open().query(new Sql([`select * from ${table}`], []))));
    assert.doesNotMatch(seen.join(), /canary/);
    const admin = (await world.app.call('GET', pathOf(id, '/settings'), undefined, ADMIN)).body;
    assert.deepEqual([admin.secrets[0]?.name, admin.secrets[0]?.updatedBy, admin.missing], ['token', 'root', []]);
  });

  it('[GRA-1] an admin gives by role and takes back from all; each user agrees for themselves', async () => {
    const { id } = named('grants');
    await world.install(named('grants'), ['records.person.read:name']);
    const patch = (body: object, headers: Record<string, string> = ADMIN) =>
      world.app.call('PATCH', pathOf(id, '/grant'), body, headers);
    assert.equal((await patch({ give: ['storage'] }, {})).status, 403);
    assert.equal((await patch({ give: ['records.*.read'] })).status, 400);
    await patch({ give: ['records.person.read:email', 'storage'], role: 'sales' });
    assert.deepEqual((await world.grantOf(id, 'ada')).admin, ['records.person.read:name']);
    assert.deepEqual((await world.grantOf(id, 'sam')).admin, ['records.person.read:email,name', 'storage']);
    assert.deepEqual((await world.grantOf(id, 'root')).roles, { sales: ['records.person.read:email', 'storage'] });
    assert.equal((await world.grantOf(id, 'sam')).roles, undefined);
    await Promise.all([
      patch({ give: ['ui.modal'] }),
      patch({ give: ['http.send'] }),
      patch({ takeBack: ['storage'] }),
    ]);
    assert.deepEqual((await world.grantOf(id, 'sam')).admin, [
      'http.send',
      'records.person.read:email,name',
      'ui.modal',
    ]);
    await patch({ takeBack: ['records.person.read:email'], role: 'sales' });
    assert.deepEqual((await world.grantOf(id, 'root')).roles, {});
  });

  it('[GRA-2] a change reaches open pages of every process, and only those it concerns', async () => {
    const { id } = named('live');
    await world.install(named('live'));
    const seen = { ada: '', sam: '' };
    const stop = new AbortController();
    for (const user of ['ada', 'sam'] as const) {
      const response = await fetch(`${world.second.url}/api/plugins/changes`, {
        headers: { 'x-user': user },
        signal: stop.signal,
      });
      void (async () => {
        for await (const chunk of response.body!) seen[user] += Buffer.from(chunk).toString();
      })().catch(() => undefined);
    }
    await waitUntil(() => seen.ada.includes('ready') && seen.sam.includes('ready'), 'streams that begin');
    await world.app.call('PATCH', pathOf(id, '/grant'), { give: ['storage'] }, ADMIN);
    await waitUntil(
      () => seen.ada.includes(`"plugin":"${id}"`) && seen.sam.includes(`"plugin":"${id}"`),
      'news of the grant',
    );
    assert.deepEqual((await world.grantOf(id, 'ada', world.second)).admin, ['storage']);
    const before = seen.sam;
    await world.app.call('PUT', pathOf(id, '/consent'), { agreed: ['ui.modal'], withdrawn: [] }, { 'x-user': 'ada' });
    await waitUntil(() => seen.ada.split(id).length > 2, 'news of the consent');
    assert.equal(seen.sam, before);
    const { body } = await world.app.call('GET', pathOf(id, '/grant'), undefined, ADMIN);
    assert.deepEqual(Object(body).users, [{ user: 'ada', agreed: ['ui.modal'], withdrawn: [] }]);
    assert.equal(((await world.grantOf(id, 'ada')) as { users?: unknown }).users, undefined);
    stop.abort();
  });
});
