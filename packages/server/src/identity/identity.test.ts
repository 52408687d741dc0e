import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { type OidcStandIn, startOidc } from '../../test/oidc-stand-in.ts';
import { openDatabase } from '../database/open-database.ts';
import { createApp } from '../app.ts';
import { errorResponse } from '../http/responses.ts';
import { traceRequest } from '../observe/request-trace.ts';
import { type RunningServer, serve } from '../serve.ts';
import { openOidcLogin } from './oidc-login.ts';
import { discoverProvider } from './oidc-provider.ts';
import { readCookie, signedSessions } from './sessions.ts';

const SECRET = 'a secret for sessions of at least 32 bytes';
const USER = { id: 'u-1', name: 'Ada', roles: ['sales'] };
const request = (cookie?: string) =>
  new Request('http://crm.test/', { headers: cookie === undefined ? {} : { cookie } });
const valueOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

describe('signed sessions', () => {
  const sessions = signedSessions({ secrets: [SECRET] });

  it('[IDN-1] sign a user in by a cookie no script reads and no other site sends', async () => {
    const cookie = await sessions.start(USER);
    assert.match(cookie, /^__Host-crosswalk=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=28800$/);
    assert.deepEqual(await sessions.identify(request(`a=b; ${valueOf(cookie)}; c=d`)), USER);
    assert.match(sessions.end(), /Max-Age=0$/);
  });

  it('[IDN-1] nobody is signed in by anything else', async () => {
    const cookie = valueOf(await sessions.start(USER));
    const token = cookie.split('=')[1] ?? '';
    const [head = '', body = '', mark = ''] = token.split('.');
    const admin = Buffer.from(JSON.stringify({ name: 'Ada', roles: ['admin'], sub: 'u-1', iat: 1, exp: 4e9 })).toString(
      'base64url',
    );
    const none = Buffer.from('{"alg":"none","typ":"crosswalk-session"}').toString('base64url');
    const otherUse = await new SignJWT({ name: 'x', roles: [] })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('u')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(Buffer.from(SECRET));
    for (const value of ['', 'x', `${head}.${admin}.${mark}`, `${none}.${body}.`, `${head}.${body}.`, otherUse])
      await assert.rejects(
        sessions.identify(request(`__Host-crosswalk=${value}`)),
        { status: 401, code: 'permission_denied' },
        value,
      );
    await assert.rejects(sessions.identify(request()), { status: 401 });
    await assert.rejects(
      sessions.identify(request(`${cookie}; __Host-crosswalk=x`)),
      { status: 401 },
      'a second one beside it',
    );
    const strange = signedSessions({ secrets: ['another secret for sessions, also long enough'] });
    await assert.rejects(strange.identify(request(cookie)), { status: 401 });
    assert.equal(readCookie('ab=1; a=2', 'a'), '2');
  });

  it('[IDN-2] end by themselves, and outlast a change of the secret', async () => {
    let now = Date.now();
    const fresh = 'the new secret for sessions, long enough too';
    const old = signedSessions({ secrets: [SECRET], now: () => now, maxAgeSeconds: 600, secure: false });
    const cookie = valueOf(await old.start(USER));
    const both = signedSessions({ secrets: [fresh, SECRET], now: () => now, secure: false });
    assert.deepEqual(await both.identify(request(cookie)), USER);
    await assert.rejects(
      signedSessions({ secrets: [fresh], now: () => now, secure: false }).identify(request(cookie)),
      { status: 401 },
    );
    now += 640_000;
    await assert.rejects(both.identify(request(cookie)), { status: 401 });
    assert.throws(() => signedSessions({ secrets: ['short'] }), /at least 32 bytes/);
    assert.throws(() => signedSessions({ secrets: [] }), /at least one secret/);
  });
});

describe('OpenID Connect', () => {
  let oidc: OidcStandIn;
  let crm: RunningServer;
  let close: () => Promise<void>;

  before(async () => {
    oidc = await startOidc();
    const database = await openDatabase();
    const sessions = signedSessions({ secrets: [SECRET], secure: false });
    const app = await createApp({ database, identify: sessions.identify, log: () => undefined });
    let login: Awaited<ReturnType<typeof openOidcLogin>> = () => Promise.resolve(undefined);
    crm = await serve((asked) =>
      login(asked)
        .then((answer) => answer ?? app.handle(asked))
        .catch((error: unknown) => errorResponse(error, traceRequest(asked), () => undefined)),
    );
    login = await openOidcLogin({
      issuer: oidc.issuer,
      clientId: 'crm',
      clientSecret: 'crm-secret',
      allowInsecure: true,
      sessions,
      secret: SECRET,
      redirectUri: `${crm.url}/auth/callback`,
    });
    close = async () => {
      await app.close();
      await crm.close();
      await database.close();
    };
  });
  after(async () => {
    await close();
    oidc.close();
  });

  const go = (url: string, cookie = '', method = 'GET') =>
    fetch(url, { method, redirect: 'manual', headers: { cookie } });
  const placeOf = (response: Response) => response.headers.get('location') ?? '';
  const cookieOf = (response: Response, name: string) =>
    valueOf(response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`)) ?? '');
  /** Goes through a sign-in up to the way back. */
  const begin = async (returnTo = '/records') => {
    const start = await go(`${crm.url}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    const back = await go(placeOf(start));
    return { cookie: cookieOf(start, 'crosswalk-login'), callback: placeOf(back), authorize: new URL(placeOf(start)) };
  };

  it('[IDN-3] a user signs in with the company’s provider, with PKCE, state and nonce', async () => {
    oidc.claims = { name: 'Grace', email: 'g@x.org' };
    const { cookie, callback, authorize } = await begin();
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((authorize.searchParams.get(name) ?? '').length >= 43, name);
    assert.equal(authorize.searchParams.get('code_challenge_method'), 'S256');
    const done = await go(callback, cookie);
    assert.deepEqual([done.status, placeOf(done)], [302, '/records']);
    const session = cookieOf(done, 'crosswalk');
    assert.equal((await go(`${crm.url}/api/types`, session)).status, 200);
    assert.equal((await go(`${crm.url}/api/types`)).status, 401);
    const out = await go(`${crm.url}/auth/logout`, session, 'POST');
    assert.equal(cookieOf(out, 'crosswalk'), 'crosswalk=');
  });

  it('[IDN-4] a sign-in that was begun elsewhere, repeated or spoiled signs nobody in', async () => {
    oidc.claims = {};
    const [mine, theirs] = [await begin(), await begin()];
    const spoiled: [string, string][] = [
      [mine.callback, ''],
      [mine.callback, theirs.cookie],
      [mine.callback.replace(/code=[^&]*/, 'code=made-up'), mine.cookie],
      [mine.callback.replace(/state=[^&]*/, 'state=made-up'), mine.cookie],
      [
        `${crm.url}/auth/callback?error=access_denied&state=${mine.authorize.searchParams.get('state') ?? ''}`,
        mine.cookie,
      ],
    ];
    for (const [callback, cookie] of spoiled) {
      const answer = await go(callback, cookie);
      assert.equal(answer.status, 401, callback);
      assert.equal(cookieOf(answer, 'crosswalk'), '');
      assert.doesNotMatch(await answer.text(), /stack|node_modules|invalid_grant/);
    }
    const fresh = await begin();
    assert.equal((await go(fresh.callback, fresh.cookie)).status, 302);
    assert.equal((await go(fresh.callback, fresh.cookie)).status, 401, 'a code is good once');
    for (const claims of [
      { aud: 'other' },
      { iss: 'https://evil.test' },
      { exp: 1 },
      { nonce: 'other' },
      { aud: ['crm', 'other'] },
      { sub: undefined },
    ]) {
      oidc.claims = claims as never;
      const attempt = await begin();
      assert.equal((await go(attempt.callback, attempt.cookie)).status, 401, JSON.stringify(claims));
    }
  });

  it('[IDN-4] nobody is led to another site', async () => {
    oidc.claims = {};
    for (const returnTo of [
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test',
      '/\t/evil.test',
      'javascript:alert(1)',
      '/a\r\nset-cookie: x=1',
      '',
    ]) {
      const { cookie, callback } = await begin(returnTo);
      assert.equal(placeOf(await go(callback, cookie)), '/', returnTo);
    }
  });

  it('[IDN-5] tokens of the provider are checked with its keys, also after it changed them', async () => {
    const provider = await discoverProvider({ issuer: oidc.issuer, clientId: 'crm', allowInsecure: true });
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: oidc.issuer, aud: 'crm', sub: 'u-9', iat: now, exp: now + 60 };
    assert.equal((await provider.verify(await oidc.sign(claims))).sub, 'u-9');
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('crm-secret'));
    await assert.rejects(provider.verify(forged), { status: 401 });
    await assert.rejects(discoverProvider({ issuer: oidc.issuer, clientId: 'crm' }), Error, 'no TLS, and not allowed');
    await assert.rejects(
      discoverProvider({ issuer: `${oidc.issuer}/other`, clientId: 'crm', allowInsecure: true }),
      Error,
    );
  });
});
