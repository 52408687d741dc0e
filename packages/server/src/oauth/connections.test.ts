import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { type OAuthWorld, startOAuthWorld } from '../../test/oauth-world.ts';
import { onBothDatabases } from '../../test/on-databases.ts';
import { pathOf } from '../../test/plugin-world.ts';
import { sql } from '../database/sql.ts';

onBothDatabases('connections with other companies', (open, another) => {
  let oauth: OAuthWorld;
  before(async () => {
    oauth = await startOAuthWorld(open(), await another());
  });
  after(() => oauth.close());
  beforeEach(() => oauth.reset());

  const path = (rest: string) => pathOf(oauth.manifest.id, rest);
  const outcomeOf = async (id: string) =>
    (await oauth.world.app.call('GET', path(`/connections/partner/attempts/${id}`))).body as unknown;

  it('[OAU-1] a user agrees at the company, and requests of the plugin use the token', async () => {
    assert.deepEqual(await oauth.connectionOf(), { name: 'partner', label: 'Partner & Co', state: 'disconnected' });
    const { id, url } = await oauth.begin();
    const asked = new URL(url).searchParams;
    assert.equal(asked.get('code_challenge_method'), 'S256');
    assert.equal(asked.get('scope'), 'things.read');
    assert.equal(asked.get('redirect_uri'), oauth.company.redirectUri);
    assert.deepEqual(await outcomeOf(id), { outcome: 'pending', message: '' });
    const page = await oauth.comeBack(await oauth.decide(url));
    assert.deepEqual([page.status, /Partner &#38; Co is connected/.test(page.text)], [200, true], page.text);
    assert.deepEqual(await outcomeOf(id), { outcome: 'connected', message: '' });
    const { expiresAt = '', ...connection } = await oauth.connectionOf();
    assert.deepEqual(connection, {
      name: 'partner',
      label: 'Partner & Co',
      state: 'connected',
      account: 'grace@partner.test',
      scopes: ['things.read'],
      renews: true,
    });
    assert.ok(Date.parse(expiresAt) > Date.now());
    const answer = await oauth.ask();
    assert.deepEqual([answer.status, answer.told.status, oauth.company.counts.used], [200, 200, 1]);
    assert.equal((await oauth.connectionOf('sam')).state, 'disconnected', 'it is one user’s');
  });

  it('[OAU-2] a refusal, or a failure at the company, connects nobody and is told', async () => {
    const denied = await oauth.begin();
    const page = await oauth.comeBack(await oauth.decide(denied.url, 'no'));
    assert.match(page.text, /not connected, because you did not agree/);
    assert.deepEqual(await outcomeOf(denied.id), { outcome: 'denied', message: '' });
    for (const [trouble, told] of [
      ['hang-up', /cannot be reached/],
      ['busy', /cannot do it at the moment/],
      ['nonsense', /does not answer as OAuth 2/],
    ] as const) {
      const failed = await oauth.begin();
      const callback = await oauth.decide(failed.url);
      oauth.company.trouble = trouble;
      assert.match((await oauth.comeBack(callback)).text, told);
      oauth.company.trouble = undefined;
      assert.match(JSON.stringify(await outcomeOf(failed.id)), /"failed"/);
    }
    assert.equal((await oauth.connectionOf()).state, 'disconnected');
    const refused = await oauth.ask();
    assert.deepEqual([refused.error.code, refused.error.details.connection], ['permission_denied', 'partner']);
    assert.match(refused.error.message, /has not connected.*crm\.auth\.connect\('partner'\)/);
  });

  it('[OAU-3] a state is good once, for the user who began, where it was begun; the company is not asked otherwise', async () => {
    const { url } = await oauth.begin();
    const callback = await oauth.decide(url);
    const wrong = [
      [callback.replace(/state=[^&]*/, 'state=made-up'), 'ada'],
      [callback.replace(/state=[^&]*&?/, ''), 'ada'],
      [callback.replace('/connections/partner/', '/connections/other/'), 'ada'],
      [callback, 'sam'],
    ] as const;
    for (const [address, user] of wrong) {
      const page = await oauth.comeBack(address, user);
      assert.deepEqual([page.status, /too late, twice, or by somebody else/.test(page.text)], [400, true], address);
    }
    assert.equal((await oauth.comeBack(callback)).status, 200, 'nobody else used it up');
    const again = await oauth.comeBack(callback);
    assert.equal(again.status, 400);
    assert.equal(oauth.company.counts.refused, 0, 'the code went to the company once');
    assert.equal((await oauth.ask()).status, 200, 'and what it gave is still good');
    const late = await oauth.begin();
    await open().query(sql`update oauth_attempt set expires_at = now() where id = ${late.id}`);
    assert.equal((await oauth.comeBack(await oauth.decide(late.url))).status, 400);
    await open().query(sql`delete from oauth_attempt`);
  });

  it('[OAU-3] a code of another attempt, or one that was used, connects nobody', async () => {
    const [mine, theirs] = [await oauth.begin(), await oauth.begin('sam')];
    const codeOf = async (url: string) => new URL(await oauth.decide(url)).searchParams.get('code') ?? '';
    const stolen = await codeOf(theirs.url);
    const callback = (await oauth.decide(mine.url)).replace(/code=[^&]*/, `code=${stolen}`);
    assert.match((await oauth.comeBack(callback)).text, /could not be connected.*does not accept the answer/);
    assert.equal(oauth.company.counts.refused, 1, 'PKCE');
    assert.equal((await oauth.connectionOf()).state, 'disconnected');
  });

  it('[OAU-4] twenty requests in two processes renew a token that has ended once', async () => {
    await oauth.connect();
    oauth.company.grants.end('access');
    await oauth.expire();
    const { app, second } = oauth.world;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => oauth.ask('ada', index % 2 ? app : second)),
    );
    assert.deepEqual(
      answers.map(({ status, told }) => [status, told.status]),
      answers.map(() => [200, 200]),
    );
    assert.deepEqual([oauth.company.counts.refreshed, oauth.company.counts.refused], [1, 0]);
  });

  it('[OAU-4] a token the API no longer takes is renewed once, and the request sent again, whatever its method', async () => {
    await oauth.connect();
    oauth.company.grants.end('access');
    const { app, second } = oauth.world;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        oauth.ask('ada', index % 2 ? app : second, index % 4 < 2 ? 'read' : 'write'),
      ),
    );
    assert.deepEqual(new Set(answers.map(({ told }) => told.status)), new Set([200]));
    assert.deepEqual([oauth.company.counts.refreshed, oauth.company.counts.used], [1, 20]);
  });

  it('[OAU-5] when the company takes back what it gave, the user has to connect again, and is told how', async () => {
    await oauth.connect();
    oauth.company.grants.end('everything');
    await oauth.expire();
    const answers = await Promise.all(Array.from({ length: 5 }, () => oauth.ask()));
    for (const { error } of answers) {
      assert.deepEqual(
        [error.code, error.details.connection, error.retryable],
        ['permission_denied', 'partner', false],
      );
      assert.match(error.message, /needs reconnecting/);
    }
    assert.equal((await oauth.connectionOf()).state, 'needs-reconnecting');
    assert.equal((await oauth.ask()).error.code, 'permission_denied');
    assert.equal(oauth.company.counts.refused, 1, 'it is not asked again and again');
    await oauth.connect();
    assert.equal((await oauth.connectionOf()).state, 'connected');
    assert.equal((await oauth.ask()).status, 200);
  });

  it('[OAU-5] without a refresh token the user has to connect again when the token has ended', async () => {
    oauth.company.isRefreshable = false;
    await oauth.connect();
    assert.equal((await oauth.connectionOf()).renews, false);
    oauth.company.grants.end('access');
    assert.match((await oauth.ask()).error.message, /needs reconnecting/);
    assert.equal(oauth.company.counts.refreshed, 0);
  });

  it('[OAU-6] a company that is away is an error that passes, and loses nothing', async () => {
    await oauth.connect();
    await oauth.expire();
    oauth.company.trouble = 'hang-up';
    assert.deepEqual([(await oauth.ask()).error.code, (await oauth.ask()).error.retryable], ['offline', true]);
    oauth.company.trouble = 'busy';
    assert.equal((await oauth.ask()).error.code, 'offline');
    assert.equal((await oauth.connectionOf()).state, 'connected');
    oauth.company.trouble = undefined;
    assert.equal((await oauth.ask()).status, 200);
  });
});
