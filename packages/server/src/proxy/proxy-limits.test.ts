import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type ProxyWorld, startProxyWorld } from '../../test/proxy-world.ts';
import { OutgoingConnections } from './outgoing-request.ts';
import { REQUEST_LIMITS } from './plugin-request.ts';

const SEND = { folder: 'in box', note: 'n', to: 'a"b', count: 3 };

describe('redirects, repetitions and limits of requests', () => {
  let proxy: ProxyWorld;
  before(async () => {
    proxy = await startProxyWorld();
  });
  after(() => proxy.close());
  beforeEach(() => proxy.reset());

  const ask: ProxyWorld['ask'] = (...args) => proxy.ask(...args);

  it('[PRX-6] follow no redirect off the list, and none to another host with a secret', async () => {
    const redirect = (location: string, status = 302) => {
      proxy.partner.answer = ({ url }, response) => {
        if (url.includes('/end')) response.end('arrived');
        else response.writeHead(status, { location }).end();
      };
    };
    redirect('/end?a=1');
    assert.equal((await ask('read', { id: '1' })).text, 'arrived');
    redirect(`${proxy.origins[1]}/end`);
    assert.equal((await ask('open')).text, 'arrived', 'without a secret, to another listed host');
    const refused = await ask('read', { id: '1' });
    assert.equal(refused.error.code, 'permission_denied');
    assert.match(refused.error.message, /carries a secret/);
    for (const location of [
      'https://evil.test/',
      'https://169.254.169.254/latest',
      'http://api.partner.test/',
      '//evil.test/',
      'file:///etc/passwd',
      'https://api.partner.test.evil.test/',
      'https://user@api.partner.test/',
    ]) {
      redirect(location);
      const { error } = await ask('open');
      assert.equal(error.code, 'permission_denied', location);
    }
    redirect('/again');
    assert.equal((await ask('open')).error.code, 'unsupported');
    redirect('/end', 301);
    assert.equal((await ask('send', SEND)).error.code, 'unsupported', 'a POST does not become a GET');
    redirect('/end', 307);
    assert.equal((await ask('send', SEND)).text, 'arrived');
    assert.ok(
      proxy.partner.arrived
        .filter(({ url }) => url === '/end')
        .every(({ method }) => method === 'POST' || method === 'GET'),
    );
  });

  it('[PRX-7] are tried again when that is harmless, after the time the answer names', async () => {
    let failures = 2;
    proxy.partner.answer = (_request, response) => {
      if (failures-- > 0) response.writeHead(429, { 'retry-after': '0' }).end();
      else response.end('done');
    };
    assert.equal((await ask('send', SEND)).text, 'done');
    assert.equal(proxy.partner.arrived.length, 3);
    proxy.partner.arrived.length = 0;
    proxy.partner.answer = (_request, response) => response.writeHead(503, { 'retry-after': '0' }).end('busy');
    assert.equal((await ask('send', SEND)).told.status, 503);
    assert.equal(proxy.partner.arrived.length, 1, 'a POST that may have been done is not repeated');
    proxy.partner.arrived.length = 0;
    proxy.partner.answer = (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    const late = await ask('read', { id: '1' });
    assert.deepEqual(
      [late.told.status, late.told.headers['retry-after'], proxy.partner.arrived.length],
      [429, '3600', 1],
    );
    let broken = 1;
    proxy.partner.answer = (_request, response) => {
      if (broken-- > 0) response.destroy();
      else response.end('whole');
    };
    assert.equal((await ask('read', { id: '1' })).text, 'whole');
    proxy.partner.answer = (_request, response) => void response.destroy();
    const lost = await ask('send', SEND);
    assert.equal(lost.error.code, 'offline');
  });

  it('[PRX-8] are bounded in size, packed or not', async () => {
    proxy.partner.answer = (_request, response) => response.end('x'.repeat(REQUEST_LIMITS.bytes + 1));
    assert.deepEqual((await ask('open')).error.details, {
      limit: REQUEST_LIMITS.bytes,
      actual: REQUEST_LIMITS.bytes + 1,
    });
    proxy.partner.answer = (_request, response) => {
      response.write('x'.repeat(600_000));
      response.end('x'.repeat(600_000));
    };
    assert.match((await ask('open')).text, /^broken/);
    proxy.partner.answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(30_000_000)));
    assert.match((await ask('open')).text, /^broken/);
    proxy.partner.answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    assert.equal((await ask('open')).text, 'packed');
    proxy.partner.answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('?');
    assert.match((await ask('open')).text, /^broken/);
    proxy.partner.answer = (_request, response) =>
      response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
    assert.match((await ask('open')).text, /^broken/);
  });

  it('[PRX-8] a partner that hangs takes nothing from other plugins', async () => {
    const hanging: (() => void)[] = [];
    proxy.partner.answer = ({ url }, response) => {
      if (url === '/open') hanging.push(() => response.end('late'));
      else response.end('quick');
    };
    const asked = Array.from({ length: 40 }, () => ask('open'));
    const refused = (await Promise.race([Promise.all(asked.slice(10)), Promise.all(asked)])).filter(
      ({ status }) => status === 429,
    );
    assert.equal(refused.length, 30);
    assert.ok(refused.every(({ error }) => error.retryable && (error.details.retryAfterMs ?? 0) > 0));
    for (const end of hanging) end();
    const answers = await Promise.all(asked);
    assert.equal(answers.filter(({ text }) => text === 'late').length, 10);
    assert.equal((await ask('other')).text, 'quick', 'the places are free again');
  });

  it('[PRX-8] a wrong certificate, and a host that is not there, are told so', async () => {
    const strange = new OutgoingConnections({
      allowInternal: proxy.origins,
      resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    });
    const request = {
      method: 'GET',
      url: new URL(`${proxy.origins[0]}/`),
      headers: {},
      signal: AbortSignal.timeout(5_000),
    };
    await assert.rejects(strange.send(request), {
      code: 'offline',
      message: /certificate of api\.partner\.test/,
      retryable: false,
    });
    await assert.rejects(
      strange.send({ ...request, url: new URL('https://missing.test:9/'), signal: AbortSignal.abort() }),
      Error,
    );
    strange.close();
  });
});
