import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { createTokenVerifier, type SessionClaims, TokenRejected } from '@crosswalk/server/verify';
import { onBothDatabases } from '../../test/on-databases.ts';
import { named, pathOf, type PluginWorld, startPluginWorld } from '../../test/plugin-world.ts';
import { createKey, openKeyRing } from '../secrets/key-ring.ts';
import { SecretStore } from '../secrets/secret-store.ts';
import { SigningKeys } from './signing-keys.ts';

const DAY_MS = 86_400_000;
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = (token: string) => {
  const [head = '', body = '', mark = ''] = token.split('.');
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
  return { head: read(head), body: read(body), rawHead: head, rawBody: body, mark };
};

onBothDatabases('session tokens', (open, another) => {
  let world: PluginWorld;
  let verify: (token: string) => Promise<SessionClaims>;
  const { id } = named('tokens');
  const issuer = 'https://crm.example.test';
  /** The CRM's address as the plugin's back end reaches it. */
  const fetchKeys: typeof fetch = (input) =>
    fetch(String(input instanceof Request ? input.url : input).replace(issuer, world.app.url));

  before(async () => {
    world = await startPluginWorld(open(), await another(), { issuer });
    await world.install(named('tokens'));
    await world.install(named('neighbour'));
    verify = createTokenVerifier({ issuer, plugin: id, fetch: fetchKeys });
  });
  after(() => world.close());

  const ask = async (plugin = id, at = world.app, headers: Record<string, string> = {}) => {
    const { status, body } = await at.call('POST', pathOf(plugin, '/session-token'), {}, headers);
    return { status, token: String(Object(body).token), expiresAt: String(Object(body).expiresAt) };
  };
  const rejected = (token: string, reason: TokenRejected['reason'], check = verify) =>
    assert.rejects(check(token), (error: unknown) => {
      assert.ok(error instanceof TokenRejected);
      assert.equal(error.reason, reason, error.message);
      return true;
    });

  it('[TOK-1] tell a plugin’s own back end who the user is, for five minutes', async () => {
    const { token, expiresAt } = await ask(id, world.app, { 'x-user': 'sam' });
    const claims = await verify(token);
    assert.deepEqual([claims.userId, claims.roles, claims.plugin], ['sam', ['sales'], id]);
    assert.equal(claims.expiresAt.toISOString(), expiresAt);
    const { head, body } = parts(token);
    assert.equal(head['alg'], 'ES256');
    assert.equal(Number(body['exp']) - Number(body['iat']), 300);
    assert.notEqual((await verify((await ask()).token)).id, (await verify((await ask()).token)).id);
    assert.equal((await ask('com.example.missing')).status, 403);
    assert.equal((await ask(id, world.app, { 'crosswalk-plugin': 'com.example.neighbour' })).status, 403);
    assert.equal((await world.second.call('GET', '/.well-known/jwks.json')).status, 200);
    await verify((await ask(id, world.second)).token);
  });

  it('[TOK-2] the keys are public and nothing else', async () => {
    const { body } = await world.app.call('GET', '/.well-known/jwks.json');
    const { keys } = Object(body) as { keys: Record<string, unknown>[] };
    assert.deepEqual(
      keys.map((key) => Object.keys(key).sort()),
      [['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']],
    );
  });

  it('[TOK-3] whatever is not exactly a token of this CRM for this plugin is refused', async () => {
    const { token } = await ask();
    const { head, body, rawHead, rawBody, mark } = parts(token);
    await rejected((await ask('com.example.neighbour')).token, 'claims');
    await rejected(token, 'claims', createTokenVerifier({ issuer, plugin: 'com.example.neighbour', fetch: fetchKeys }));
    for (const odd of ['', 'x', 'a.b.c', `${rawHead}.${rawBody}`, `${token}.x`]) await rejected(odd, 'malformed');
    await rejected(`${base64({ ...head, alg: 'none' })}.${rawBody}.`, 'signature');
    await rejected(`${rawHead}.${base64({ ...body, sub: 'root' })}.${mark}`, 'signature');
    await rejected(`${rawHead}.${rawBody}.${mark.slice(0, -2)}AA`, 'signature');
    // The public key taken for a shared secret.
    const { keys } = Object((await world.app.call('GET', '/.well-known/jwks.json')).body) as { keys: object[] };
    const confused = `${base64({ ...head, alg: 'HS256' })}.${rawBody}`;
    const forged = createHmac('sha256', JSON.stringify(keys[0])).update(confused).digest('base64url');
    await rejected(`${confused}.${forged}`, 'signature');
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const own = signBytes('sha256', Buffer.from(`${rawHead}.${rawBody}`), {
      key: stranger.privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    await rejected(`${rawHead}.${rawBody}.${own.toString('base64url')}`, 'signature');
    const embedded = `${base64({ ...head, jwk: stranger.publicKey.export({ format: 'jwk' }), kid: 'other' })}.${rawBody}`;
    await rejected(`${embedded}.${own.toString('base64url')}`, 'signature');
    const elsewhere = createTokenVerifier({
      issuer: 'https://crm.elsewhere.test',
      plugin: id,
      fetch: () => fetchKeys(`${issuer}/.well-known/jwks.json`),
    });
    await rejected(token, 'claims', elsewhere);
    const dead = createTokenVerifier({ issuer, plugin: id, fetch: () => Promise.reject(new Error('down')) });
    await rejected(token, 'unavailable', dead);
  });

  it('[TOK-3] an old one, one from the future and one that was used are refused; clocks may differ a little', async () => {
    const keys = new SigningKeys(open(), new SecretStore(await ring));
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: issuer, aud: id, sub: 'ada', jti: 'x' };
    const made = (issued: number, more = {}) => sign({ ...claims, iat: issued, exp: issued + 300, ...more });
    const sign = (payload: object) => keys.sign(payload as never);
    await keys.rotate();
    const check = createTokenVerifier({ issuer, plugin: id, fetch: fetchKeys });
    await check(await made(now - 310));
    await check(await made(now + 20));
    await rejected(await made(now - 340), 'expired', check);
    await rejected(await made(now + 90), 'claims', check);
    await rejected(await sign({ ...claims, iat: now - 3_000, exp: now + 3_000 }), 'expired', check);
    for (const missing of ['sub', 'jti', 'exp', 'iat'])
      await rejected(await made(now, { [missing]: undefined }), 'claims', check);
    const seen = new Set<string>();
    const isReplay = (tokenId: string) => seen.size === seen.add(tokenId).size;
    const once = createTokenVerifier({ issuer, plugin: id, fetch: fetchKeys, isReplay });
    const token = await made(now);
    await once(token);
    await rejected(token, 'replayed', once);
  });
  const ring = openKeyRing({ text: createKey() });

  it('[TOK-4] keys are replaced without a token being refused, and one that leaked ends at once', async () => {
    const database = await another();
    let now = Date.now();
    const keys = new SigningKeys(database, new SecretStore(await ring), () => now);
    await keys.rotate({ revoke: true });
    const kidOf = (token: string) => String(parts(token).head['kid']);
    const published = async () => (await keys.publicKeys()).keys.map(({ kid }) => kid);
    const first = kidOf(await keys.sign({}));
    now += 29.5 * DAY_MS;
    assert.equal(kidOf(await keys.sign({})), first, 'still signs');
    const [, next] = await published();
    assert.ok(next, 'its successor is published');
    now += 1.01 * DAY_MS;
    assert.equal(kidOf(await keys.sign({})), next);
    assert.deepEqual(await published(), [first, next], 'tokens of the old key still hold');
    now += 1.01 * DAY_MS;
    await keys.sign({});
    assert.deepEqual(await published(), [next]);
    await keys.rotate({ revoke: true });
    assert.ok(!(await published()).includes(next));
    const others = await Promise.all(
      Array.from({ length: 4 }, () => new SigningKeys(database, new SecretStore(keysOf()), () => now).publicKeys()),
    );
    assert.equal(new Set(others.map((each) => JSON.stringify(each))).size, 1);
  });
  const keysOf = () => ({ current: undefined, find: () => undefined });

  it('[TOK-5] the verifier needs nothing of Node', () => {
    const source = readFileSync(new URL('../verify.ts', import.meta.url), 'utf8');
    assert.deepEqual(
      [...source.matchAll(/from '([^']+)'/g)]
        .map(([, name]) => name)
        .filter((name) => !name?.startsWith('@crosswalk/server')),
      ['jose'],
    );
    assert.doesNotMatch(source, /\b(Buffer|process|require)\b/);
  });
});
