import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Rights } from '@crosswalk/model';
import { type RunningApp, startApp } from '../test/running-app.ts';
import { defineTypes } from './records/type-registry.ts';
import { PERSON } from '../test/running-app.ts';

const ALL: Rights = { read: true, create: true, update: true, delete: true };
const RIGHTS = new Map<string, Rights>([
  ['clerk', { ...ALL, delete: false, fields: { salary: 'none', email: 'read' } }],
  ['guest', { ...ALL, read: false }],
]);

describe('requests', () => {
  let app: RunningApp;
  const failures: unknown[] = [];
  before(async () => {
    app = await startApp({
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada', name: 'Ada', roles: [] }),
      rights: (user) => RIGHTS.get(user.id) ?? ALL,
      log: ({ error }) => failures.push(error),
    });
  });
  after(() => app.close());

  const create = async (fields: object) =>
    (await app.call('POST', '/api/records/person', { fields })).body as { id: string; version: string };
  const count = async () => (await app.call('POST', '/api/records/person/list', {})).body.total as number;

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
    }).catch((error: Error) => error);
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
      `${'['.repeat(100_000)}`,
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

  it('[HTTP-5] a repeated write with the same key is done once', async () => {
    const before = await count();
    const headers = { 'idempotency-key': 'k-1' };
    const send = () => app.call('POST', '/api/records/person', { fields: { name: 'Once' } }, headers);
    const answers = [await send(), ...(await Promise.all([send(), send(), send()]))];
    assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
    assert.equal(await count(), before + 1);
    const other = await app.call('POST', '/api/records/person', { fields: { name: 'Other' } }, headers);
    assert.deepEqual([other.status, other.body.error.code], [400, 'invalid_input']);
    const ofOtherUser = await app.call(
      'POST',
      '/api/records/person',
      { fields: { name: 'Other' } },
      { ...headers, 'x-user': 'bob' },
    );
    assert.equal(ofOtherUser.status, 201);
  });

  it('[HTTP-5] a write that failed may be repeated with its key', async () => {
    const { id, version } = await create({ name: 'Retry' });
    const headers = { 'idempotency-key': 'k-2', 'if-match': '"999"' };
    assert.equal(
      (await app.call('PATCH', `/api/records/person/${id}`, { fields: { salary: 1 } }, headers)).status,
      409,
    );
    assert.equal(
      (
        await app.call(
          'PATCH',
          `/api/records/person/${id}`,
          { fields: { salary: 1 } },
          { ...headers, 'if-match': `"${version}"` },
        )
      ).status,
      200,
    );
  });

  it('[HTTP-6] versions travel in ETag and If-Match', async () => {
    const { id, version } = await create({ name: 'Tag' });
    const read = await app.call('GET', `/api/records/person/${id}`);
    assert.equal(read.headers.get('etag'), `"${version}"`);
    const stale = await app.call(
      'PATCH',
      `/api/records/person/${id}`,
      { fields: { salary: 1 } },
      { 'if-match': '"0"' },
    );
    assert.deepEqual(
      [stale.status, stale.body.error.code, stale.body.error.details.currentVersion],
      [409, 'conflict', version],
    );
    assert.equal(
      (await app.call('PATCH', `/api/records/person/${id}`, { fields: { salary: 1 } }, { 'if-match': version })).status,
      400,
    );
    assert.equal((await app.call('DELETE', `/api/records/person/${id}`, undefined, { 'if-match': '*' })).status, 204);
  });

  it('[HTTP-7] hidden fields are nowhere, and what may not be written is refused', async () => {
    const clerk = { 'x-user': 'clerk' };
    const { id } = await create({ name: 'Hidden Pay', email: 'h@x.org', salary: 4_242 });
    const read = await app.call('GET', `/api/records/person/${id}?fields=name,salary`, undefined, clerk);
    assert.deepEqual(read.body.fields, { name: 'Hidden Pay' });
    const list = await app.call(
      'POST',
      '/api/records/person/list',
      { filter: { field: 'name', op: 'eq', value: 'Hidden Pay' } },
      clerk,
    );
    assert.doesNotMatch(JSON.stringify(list.body), /salary|4242/);
    for (const query of [
      { filter: { not: { field: 'salary', op: 'gt', value: 1 } } },
      { sort: [{ field: 'salary', direction: 'asc' }] },
    ]) {
      const refused = await app.call('POST', '/api/records/person/list', query, clerk);
      assert.deepEqual(
        [refused.status, refused.body.error.code, refused.body.error.details.fields],
        [403, 'permission_denied', ['salary']],
      );
    }
    for (const fields of [{ salary: 1 }, { email: 'new@x.org' }]) {
      assert.equal((await app.call('PATCH', `/api/records/person/${id}`, { fields }, clerk)).status, 403);
    }
    assert.equal((await app.call('DELETE', `/api/records/person/${id}`, undefined, clerk)).status, 403);
    assert.equal((await app.call('GET', `/api/records/person/${id}`, undefined, { 'x-user': 'guest' })).status, 403);
    const description = await app.call('GET', '/api/types/person', undefined, clerk);
    assert.deepEqual(
      description.body.fields.map((field: { right?: string }) => field.right),
      [undefined, 'read', 'none', undefined],
    );
  });

  it('[HTTP-8] unknown paths are 404, other methods 405', async () => {
    assert.deepEqual((await app.call('GET', '/api/nothing')).status, 404);
    const wrong = await app.call('PUT', '/api/records/person/1', {});
    assert.deepEqual([wrong.status, wrong.body.error.code], [405, 'unsupported']);
  });

  it('[HTTP-10] a cursor is only good for its own query', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => create({ name: `Cursor ${name}` })));
    const query = {
      filter: { field: 'name', op: 'startsWith', value: 'Cursor' },
      sort: [{ field: 'name', direction: 'asc' }],
      limit: 1,
    };
    const { nextCursor } = (await app.call('POST', '/api/records/person/list', query)).body;
    assert.equal((await app.call('POST', '/api/records/person/list', { ...query, cursor: nextCursor })).status, 200);
    for (const other of [
      { ...query, sort: [] },
      { ...query, filter: { field: 'name', op: 'startsWith', value: 'C' } },
    ]) {
      assert.equal((await app.call('POST', '/api/records/person/list', { ...other, cursor: nextCursor })).status, 400);
    }
    const [print] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as unknown[];
    for (const forged of [[print, [{}], 'x'], [print, ['a\0'], 'x'], [print, [], 'x'], [print, ['a'], 5], 5, null]) {
      const cursor = Buffer.from(JSON.stringify(forged)).toString('base64url');
      assert.equal((await app.call('POST', '/api/records/person/list', { ...query, cursor })).status, 400);
    }
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

  it('[STO-7] a field that becomes searchable is found afterwards', async () => {
    await create({ name: 'Indexed', extra: 'needle' });
    const find = async () =>
      (await app.call('POST', '/api/records/person/search', { text: 'needle' })).body.total as number;
    assert.equal(await find(), 0);
    await defineTypes(app.database, [
      { ...PERSON, fields: PERSON.fields.map((field) => (field.key === 'extra' ? { ...field, type: 'text' } : field)) },
    ]);
    const later = await startApp({ database: app.database }, []);
    assert.equal((await later.call('POST', '/api/records/person/search', { text: 'needle' })).body.total, 1);
    await later.close();
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
