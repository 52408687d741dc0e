import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { type OAuthWorld, startOAuthWorld } from '../../test/oauth-world.ts';
import { onBothDatabases } from '../../test/on-databases.ts';
import { ADMIN, pathOf } from '../../test/plugin-world.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { backUp } from '../backup/back-up.ts';
import { type Sql, sql } from '../database/sql.ts';

onBothDatabases('the end of connections, and what stays secret', (open, another) => {
  let oauth: OAuthWorld;
  before(async () => {
    oauth = await startOAuthWorld(open(), await another());
  });
  after(() => oauth.close());
  beforeEach(() => oauth.reset());

  const path = (rest: string) => pathOf(oauth.manifest.id, rest);

  it('[OAU-7] a connection that ends is given back: by its user, an admin, with the user, with the plugin', async () => {
    const goes = async (user: string, end: () => Promise<unknown>) => {
      await oauth.connect(user);
      const { revoked } = oauth.company.counts;
      const tokens = oauth.company.grants.given.slice(-2);
      await end();
      await waitUntil(() => oauth.company.counts.revoked > revoked, 'the tokens are given back');
      assert.deepEqual(
        tokens.map((token) => oauth.company.grants.isGood(token)),
        [false, false],
      );
    };
    await goes('ada', () => oauth.disconnect());
    assert.equal((await oauth.ask()).error.details.connection, 'partner');
    assert.equal((await oauth.disconnect('sam')).status, 204, 'there is none');
    const ofSam = path('/connections/partner?user=sam');
    await goes('sam', async () => {
      assert.equal((await oauth.world.app.call('DELETE', ofSam, undefined, { 'x-user': 'ada' })).status, 403);
      const asPlugin = { ...ADMIN, 'crosswalk-plugin': oauth.manifest.id };
      assert.equal((await oauth.world.app.call('DELETE', ofSam, undefined, asPlugin)).status, 403);
      const users = await oauth.world.app.call('GET', path('/connections/users'), undefined, ADMIN);
      assert.match(JSON.stringify(users.body), /"user":"sam"/);
      assert.equal((await oauth.world.app.call('DELETE', ofSam, undefined, ADMIN)).status, 204);
    });
    await goes('ada', () => oauth.world.app.call('POST', '/api/erase', { user: 'ada' }, ADMIN));
    assert.equal((await oauth.connectionOf()).state, 'disconnected');
    oauth.company.trouble = 'busy';
    await oauth.begin('sam');
    oauth.company.trouble = undefined;
    await goes('ada', () => oauth.world.app.call('DELETE', path(''), undefined, ADMIN));
    const left = await open().query(sql`
      select id from oauth_connection union all select id from oauth_attempt
      union all select name from secret where owner = ${oauth.manifest.id}`);
    assert.deepEqual(left, []);
    await oauth.reinstall();
  });

  it('[OAU-7] what cannot be given back while the company is away is given back later', async () => {
    await oauth.connect();
    oauth.company.trouble = 'hang-up';
    await oauth.disconnect();
    const rows = async (where: Sql) => (await open().query(sql`select id from oauth_revocation where ${where}`)).length;
    await waitUntil(async () => (await rows(sql`attempts > 0`)) > 0, 'it was tried');
    oauth.company.trouble = undefined;
    await open().query(sql`update oauth_revocation set next_at = now()`);
    await open().query(sql`select pg_notify('crosswalk_revocation', '')`);
    await waitUntil(() => oauth.company.counts.revoked > 0, 'the tokens are given back');
    await waitUntil(async () => (await rows(sql`true`)) === 0, 'it is forgotten');
  });

  it('[OAU-8] tokens go only where it was agreed: with other terms they are used no more', async () => {
    await oauth.connect();
    const { partner } = oauth.manifest.oauth ?? {};
    assert.ok(partner);
    const token = partner.token.replace('/token', '/other');
    const moved = { ...oauth.manifest, version: '2.0.0', oauth: { partner: { ...partner, token } } };
    assert.equal((await oauth.world.install(moved)).body.status, 'proposed');
    assert.equal((await oauth.ask()).status, 200, 'until an admin agrees, the old version holds');
    const { proposal } = await oauth.world.detail(oauth.manifest.id);
    assert.match(JSON.stringify(proposal), /connection/);
    const { digest } = (await oauth.world.install(moved)).body;
    await oauth.world.app.call('POST', path('/proposal'), { digest }, ADMIN);
    assert.match((await oauth.ask()).error.message, /needs reconnecting/);
    assert.equal((await oauth.connectionOf()).state, 'needs-reconnecting');
    await oauth.reinstall();
  });

  it('[OAU-8] an admin narrows where the server itself goes', async () => {
    const { api, login } = oauth.company;
    const hosts = (list: readonly string[] | null) =>
      oauth.world.app.call('PUT', path('/hosts'), { hosts: list }, ADMIN);
    await oauth.connect();
    await hosts([api]);
    await oauth.expire();
    assert.equal((await oauth.ask()).error.details.deniedBy, 'admin');
    await hosts([api, login]);
    assert.equal((await oauth.ask()).status, 200);
    await hosts(null);
  });

  it('[OAU-9] no token, secret, code, state or verifier is in an answer, the audit, a log or in clear in the database', async () => {
    await oauth.connect();
    const answer = await oauth.ask();
    assert.match(answer.text, /\[secret\]/, 'what the API echoes is cut out');
    oauth.company.grants.end('everything');
    await oauth.expire();
    const failed = await oauth.ask();
    const begun = await oauth.begin();
    const told = [
      answer.text,
      JSON.stringify([answer.told, failed.error, await oauth.connectionOf()]),
      JSON.stringify((await oauth.world.app.call('GET', '/api/audit?limit=500', undefined, ADMIN)).body),
      JSON.stringify(oauth.log, (_key, value: unknown) =>
        value instanceof Error ? [value.stack, value.cause] : value,
      ),
    ].join('\n');
    assert.doesNotMatch(told, /canary/);
    assert.match(told, /connection\.made/);
    assert.match(told, /connection\.renewed/);
    assert.match(told, /connection\.lost/);
    let kept = '';
    await backUp(open(), async (lines) => void (kept += lines));
    assert.match(kept, /oauth_connection/);
    assert.doesNotMatch(kept, /canary/);
    const state = new URL(begun.url).searchParams.get('state') ?? 'none';
    assert.ok(!kept.includes(state), 'a state is kept as its hash');
  });

  it('[OAU-10] what is missing or too much is told', async () => {
    const begin = () => oauth.world.app.call('POST', path('/connections/partner/attempts'), {});
    await oauth.world.app.call('PATCH', path('/settings'), { values: { clientId: null } }, ADMIN);
    assert.match((await begin()).body.error.message, /setting clientId of com\.example\.oauth has no value/);
    await oauth.world.app.call('PATCH', path('/settings'), { values: { clientId: 'other' } }, ADMIN);
    const { url } = (await begin()).body as unknown as { url: string };
    assert.match(await oauth.decide(url), /nowhere: 400/);
    await oauth.reinstall();
    const other = await oauth.world.app.call('POST', path('/connections/toString/attempts'), {});
    assert.equal(other.body.error.code, 'not_found');
    const statuses = [];
    for (let count = 0; count < 11; count += 1) statuses.push((await begin()).status);
    assert.deepEqual(new Set(statuses.slice(0, 10)), new Set([201]));
    assert.equal(statuses[10], 429);
  });
});
