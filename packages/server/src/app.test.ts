import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type RunningApp, startApp } from '../test/running-app.ts';

describe('requests', () => {
  let app: RunningApp;
  const failures: unknown[] = [];
  before(async () => {
    app = await startApp({
      log: ({ error }) => failures.push(error),
    });
  });
  after(() => app.close());

  const count = async () => (await app.call('POST', '/api/records/person/list', {})).body.total;

  it('[HTTP-1] failures carry a code, a message and a fitting status, and nothing of the inside', async () => {
    const cases: [string, string, unknown, number, string][] = [
      ['GET', '/api/records/person/nobody', undefined, 404, 'not_found'],
      ['GET', '/api/records/starship/1', undefined, 404, 'not_found'],
      ['GET', '/api/types/starship', undefined, 404, 'not_found'],
      ['POST', '/api/records/person', { fields: { name: 5 } }, 400, 'invalid_input'],
      ['POST', '/api/records/person', '{', 400, 'invalid_input'],
      ['POST', '/api/records/person', 'null', 400, 'invalid_input'],
      ['POST', '/api/records/person/list', { limit: 0 }, 400, 'invalid_input'],
      ['POST', '/api/batch', { operations: [] }, 400, 'invalid_input'],
      ['POST', '/api/batch', { operations: [{ kind: 'explode', type: 'person' }] }, 400, 'invalid_input'],
    ];
    for (const [method, path, body, status, code] of cases) {
      const answer = await app.call(method, path, body);
      assert.deepEqual([answer.status, answer.body.error.code], [status, code], `${method} ${path}`);
      assert.ok(answer.body.error.message !== '');
      assert.doesNotMatch(JSON.stringify(answer.body), /node_modules|at .*\.ts|select |pglite/i);
    }
  });

  it('[HTTP-1] a bug is host_error with an id, and the log has the cause', async () => {
    const broken = await startApp({
      database: { ...app.database, query: () => Promise.reject(new Error('secret cause')) } as never,
    }).catch((error: unknown) => error);
    assert.ok(broken instanceof Error, 'a server does not start on a broken database');
    failures.length = 0;
    const bug = await startApp({
      database: app.database,
      log: ({ error }) => failures.push(error),
      identify: () => {
        throw new Error('secret cause');
      },
    });
    const answer = await bug.call('GET', '/api/types');
    await bug.close();
    assert.deepEqual([answer.status, answer.body.error.code], [500, 'host_error']);
    assert.match(answer.body.error.details.requestId, /^[0-9a-f-]{36}$/);
    assert.doesNotMatch(JSON.stringify(answer.body), /secret/);
    assert.match(String(failures[0]), /secret cause/);
    failures.length = 0;
  });

  it('[HTTP-2] NUL, half surrogates, deep nesting and foreign keys are refused, not stored and not a crash', async () => {
    const before = await count();
    const bodies = [
      '{"fields":{"name":"a\\u0000b"}}',
      '{"fields":{"name":"a\\ud800"}}',
      '{"fields":{"name":"x","extra":{"a\\u0000":1}}}',
      '{"fields":{"name":"x","extra":{"__proto__":{"isAdmin":true}}}}',
      `{"fields":{"name":"x","extra":${'['.repeat(20)}${']'.repeat(20)}}}`,
      '['.repeat(100_000),
      `{"fields":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`,
      '{"fields":{"__proto__":{"name":"x"}}}',
      '{"__proto__":{"fields":{"name":"x"}}}',
      '[]',
      '"text"',
      '{"fields":[]}',
      '{"fields":{"name":"x"},"id":"mine"}',
      '',
    ];
    for (const body of bodies) {
      const answer = await app.call('POST', '/api/records/person', body);
      assert.deepEqual([answer.status, answer.body.error.code], [400, 'invalid_input'], body.slice(0, 60));
    }
    for (const filter of [
      '{"field":"name","op":"eq","value":"\\u0000"}',
      `${'{"not":'.repeat(30)}{"field":"name","op":"eq","value":1}${'}'.repeat(30)}`,
    ]) {
      assert.equal((await app.call('POST', '/api/records/person/list', `{"filter":${filter}}`)).status, 400);
    }
    assert.equal(await count(), before);
    assert.equal(
      (
        await fetch(`${app.url}/api/records/person`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: new Uint8Array([0x7b, 0xff, 0x7d]),
        })
      ).status,
      400,
    );
  });

  it('[HTTP-2] odd paths and parameters are answered, not a crash', async () => {
    const paths = [
      '/api/records/person/%00',
      '/api/records/person/%ff',
      '/api/records/person/%E0%A4%A',
      '/api/records/..%2f..',
      '/api//records',
      '//evil.example/api',
      '/api/records/person/%27%3B%20drop%20table%20record',
      '/api/records/__proto__/constructor',
      '/api/types/constructor',
      '/api/types/__proto__/rights',
      '/api/audit?limit=x',
      '/api/changes?after=x',
      '/api/changes?type=%00',
      '/api/audit?plugin=%00',
    ];
    for (const path of paths) {
      const { status } = await fetch(app.url + path);
      assert.ok(status >= 400 && status < 500, `${path} ${status}`);
    }
    const raw = await rawRequest(app.url, 'GET http://[ HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n');
    assert.match(raw, /^HTTP\/1\.1 4\d\d/);
  });

  it('[HTTP-2] no JSON body makes an answer above 499', async () => {
    const paths = [
      '/api/records/person',
      '/api/records/person/list',
      '/api/records/person/search',
      '/api/batch',
      '/api/audit',
    ];
    const known = fc.constantFrom(
      'fields',
      'filter',
      'sort',
      'limit',
      'cursor',
      'text',
      'operations',
      'kind',
      'type',
      'id',
      'field',
      'op',
      'value',
      'and',
      'or',
      'not',
      'name',
      'entries',
      'plugin',
    );
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('create', 'update', 'person', 'name', 'eq', 'contains', 'asc', "';--", '%', '\0', '\ud800'),
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(known, tie('json'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), json, async (path, body) => {
        const { status } = await app.call('POST', path, JSON.stringify(body));
        assert.ok(status < 500, `${path} ${status}`);
      }),
      { numRuns: 300 },
    );
    assert.deepEqual(failures, []);
  });

  it('[HTTP-3] a body over 1 MB is too_large with limit and size, announced or not', async () => {
    const body = JSON.stringify({ fields: { name: 'x'.repeat(1_100_000) } });
    const announced = await app.call('POST', '/api/records/person', body);
    assert.deepEqual(
      [announced.status, announced.body.error.code, announced.body.error.details.limit],
      [413, 'too_large', 1_048_576],
    );
    assert.ok(announced.body.error.details.actual > 1_048_576);
    const stream = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    });
    const streamed = await fetch(`${app.url}/api/records/person`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      ...{ duplex: 'half' },
    });
    assert.equal(streamed.status, 413);
  });

  it('[HTTP-4] what another site sends is refused', async () => {
    const send = (headers: Record<string, string>, method = 'POST') =>
      app.call(method, '/api/records/person', { fields: { name: 'Mallory' } }, headers);
    const before = await count();
    assert.equal((await send({ 'content-type': 'text/plain' })).status, 415);
    assert.equal((await send({ 'content-type': 'application/x-www-form-urlencoded' })).status, 415);
    assert.equal((await send({ origin: 'https://evil.example' })).status, 403);
    assert.equal((await send({ origin: 'null' })).status, 403);
    assert.equal((await send({ origin: `${app.url}.evil.example` })).status, 403);
    assert.equal((await send({ 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await send({ 'sec-fetch-site': 'same-site' })).status, 403);
    assert.equal(await count(), before);
    assert.equal((await send({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status, 201);
  });

  it('[HTTP-11] pages of allowed origins may use the server from a browser, others may not', async () => {
    const open = await startApp({ database: app.database, allowedOrigins: ['https://crm.example'] });
    const ask = (origin: string) =>
      open.call('OPTIONS', '/api/records/person', undefined, { origin, 'access-control-request-method': 'POST' });
    const preflight = await ask('https://crm.example');
    assert.deepEqual(
      [preflight.status, preflight.headers.get('access-control-allow-origin')],
      [204, 'https://crm.example'],
    );
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /idempotency-key/);
    for (const origin of ['https://evil.example', 'https://crm.example.evil.example', 'null']) {
      const refused = await ask(origin);
      assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [403, null]);
    }
    const headers = { origin: 'https://crm.example', 'sec-fetch-site': 'cross-site' };
    const written = await open.call('POST', '/api/records/person', { fields: { name: 'From afar' } }, headers);
    assert.deepEqual(
      [written.status, written.headers.get('access-control-allow-origin')],
      [201, 'https://crm.example'],
    );
    await open.close();
    const behindProxy = { origin: app.url.replace('http:', 'https:') };
    assert.equal((await app.call('POST', '/api/records/person/list', {}, behindProxy)).status, 200);
  });

  it('[HTTP-8] the head of an answer can be asked for alone', async () => {
    for (const path of ['/healthz', '/api/changes']) {
      const response = await fetch(app.url + path, { method: 'HEAD' });
      assert.deepEqual([response.status, await response.text()], [200, '']);
    }
  });

  it('[HTTP-8] unknown paths are 404, other methods 405', async () => {
    assert.deepEqual((await app.call('GET', '/api/nothing')).status, 404);
    const wrong = await app.call('PUT', '/api/records/person/1', {});
    assert.deepEqual([wrong.status, wrong.body.error.code], [405, 'unsupported']);
  });

  it('[OPS-1] health and readiness are told', async () => {
    assert.deepEqual((await app.call('GET', '/healthz')).body, { status: 'ok' });
    assert.deepEqual((await app.call('GET', '/readyz')).body, { status: 'ok' });
  });

  it('[OPS-2] a name that is not this machine’s is not answered', async () => {
    const answer = await rawRequest(
      app.url,
      'GET /api/types HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    assert.match(answer, /^HTTP\/1\.1 421/);
  });
});

/** Sends bytes no HTTP library would send. */
function rawRequest(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket
      .on('data', (chunk) => (answer += String(chunk)))
      .on('end', () => resolve(answer))
      .on('error', reject);
  });
}
