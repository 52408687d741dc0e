import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ADMIN, pathOf } from '../../test/plugin-world.ts';
import { type ProxyWorld, SECRET, startProxyWorld } from '../../test/proxy-world.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { OutgoingConnections } from './outgoing-request.ts';

const CORPORA = new URL('../../../../../shared/facts/attack-classes/corpora/', import.meta.url);
const SEND = { folder: 'in box', note: 'n', to: 'a"b', count: 3 };

interface CorpusUrl {
  u: string;
  expect: string;
}

describe('requests of plugins', () => {
  let proxy: ProxyWorld;
  before(async () => {
    proxy = await startProxyWorld();
  });
  after(() => proxy.close());
  beforeEach(() => proxy.reset());

  const ask: ProxyWorld['ask'] = (...args) => proxy.ask(...args);

  it('[PRX-1] are filled in on the server, and the answer comes back without the secret', async () => {
    proxy.partner.answer = (_request, response) =>
      response.writeHead(201, { 'content-type': 'application/json', etag: '"1"' }).end('{"id":7}');
    const answer = await ask('send', SEND);
    assert.deepEqual([answer.status, answer.told.status, answer.text], [200, 201, '{"id":7}']);
    assert.deepEqual(answer.told.headers, { 'content-type': 'application/json', etag: '"1"' });
    const [arrived] = proxy.partner.arrived;
    assert.ok(arrived);
    assert.equal(arrived.url, '/send/in%20box?from=Shop%20%26%20Co');
    assert.equal(arrived.headers.authorization, `Bearer ${SECRET}`);
    assert.deepEqual(JSON.parse(arrived.body), { to: 'a"b', list: [3] });
    assert.deepEqual(Object.keys(arrived.headers).sort(), [
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
      'x-note',
    ]);
    const audit = JSON.stringify(
      (await proxy.world.app.call('GET', `/api/audit?plugin=${proxy.manifest.id}`, undefined, ADMIN)).body,
    );
    assert.match(audit, /http\.sent.*http\.send/);
    assert.doesNotMatch(audit, /canary|in box/);
  });

  it('[PRX-1] need the scope, the setting, the plugin and the user', async () => {
    const path = (scope: string) =>
      proxy.world.app.call('PATCH', pathOf(proxy.manifest.id, '/grant'), { takeBack: [scope] }, ADMIN);
    await path('http.open');
    assert.deepEqual(
      [(await ask('open')).error.details.deniedBy, (await ask('missing')).error.details.deniedBy],
      ['admin', 'manifest'],
    );
    await proxy.world.app.call('PATCH', pathOf(proxy.manifest.id, '/grant'), { give: ['http.open'] }, ADMIN);
    assert.equal((await ask('constructor')).status, 403);
    assert.equal((await ask('open', {}, { 'crosswalk-plugin': 'com.example.neighbour' })).status, 403);
    assert.equal((await ask('read', {})).error.code, 'invalid_input');
    await proxy.enter({ token: null });
    const missing = await ask('read', { id: '1' });
    assert.equal(missing.error.code, 'unsupported');
    assert.match(missing.error.message, /setting token of com\.example\.proxy has no value/);
    await proxy.enter({ token: SECRET });
    await proxy.world.app.call('PATCH', pathOf(proxy.manifest.id), { disabled: true }, ADMIN);
    assert.equal((await ask('open')).status, 403);
    await proxy.world.app.call('PATCH', pathOf(proxy.manifest.id), { disabled: false }, ADMIN);
    assert.equal(proxy.partner.arrived.length, 0);
  });

  it('[PRX-4] reach only hosts of the manifest that the admin allows, and nothing inside the network', async () => {
    const inside = await ask('inside', {});
    assert.equal(inside.error.code, 'permission_denied', 'its name leads to 127.0.0.1');
    assert.doesNotMatch(inside.error.message, /127/);
    const hosts = (body: object) => proxy.world.app.call('PUT', pathOf(proxy.manifest.id, '/hosts'), body, ADMIN);
    assert.equal((await hosts({ hosts: [proxy.origins[1]] })).status, 204);
    assert.equal((await ask('open')).error.details.deniedBy, 'admin');
    assert.equal((await ask('other')).status, 200);
    assert.equal((await hosts({ hosts: ['https://*'] })).status, 400);
    await hosts({ hosts: null });
    assert.equal((await ask('open')).status, 200);
  });

  it('[PRX-4] the corpus of addresses', { skip: existsSync(CORPORA) ? false : 'the corpus is not here' }, async () => {
    const corpus: CorpusUrl[] = JSON.parse(readFileSync(new URL('urls.json', CORPORA), 'utf8'));
    const connections = new OutgoingConnections({
      ca: proxy.partner.ca,
      resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    });
    const before = proxy.partner.connections();
    for (const { u, expect } of corpus.filter((each) => each.expect === 'blocked')) {
      assert.equal(expect, 'blocked');
      const request = {
        method: 'GET',
        url: new URL(u),
        headers: {},
        signal: AbortSignal.timeout(2_000),
        mayGoTo: () => true,
        isConfidential: false,
        maxBytes: 10,
      };
      await assert.rejects(guardedFetch(connections, request), { code: 'permission_denied' }, u);
      await assert.rejects(
        guardedFetch(connections, { ...request, mayGoTo: () => false }),
        { code: 'permission_denied' },
        u,
      );
    }
    assert.equal(proxy.partner.connections(), before);
    connections.close();
  });

  it('[PRX-5] cut the secret out of echoes in body and headers, and show no header that means something to a browser', async () => {
    proxy.partner.answer = (request, response) => {
      const { authorization = '' } = request.headers;
      response.setHeader('x-request-id', authorization);
      response.setHeader('link', `<https://x/?k=${encodeURIComponent(SECRET)}>`);
      for (const name of [
        'set-cookie',
        'content-security-policy',
        'location',
        'clear-site-data',
        'refresh',
        'access-control-allow-origin',
        'strict-transport-security',
        'service-worker-allowed',
        'x-frame-options',
      ])
        response.setHeader(name, 'evil');
      response.setHeader('content-type', 'text/html');
      response.write(`<p>${authorization.slice(0, 15)}`);
      setTimeout(() => response.end(`${authorization.slice(15)} ${Buffer.from(authorization).toString('base64')}`), 20);
    };
    const { text, told, headers } = await ask('read', { id: '1' });
    assert.doesNotMatch(text + JSON.stringify(told), /canary|4242|Y2FuYXJ5|live/);
    assert.match(text, /^<p>Bearer \[secret\] /);
    assert.deepEqual(Object.keys(told.headers).sort(), ['content-type', 'link', 'x-request-id']);
    assert.deepEqual(
      [headers.get('content-type'), headers.get('x-content-type-options'), headers.get('set-cookie')],
      ['application/octet-stream', 'nosniff', null],
    );
  });
});
