import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ObjectDescription } from '@crosswalk/model';
import { PERSON, type RunningApp, startApp } from '../../test/running-app.ts';
import type { UserRights } from '../records/viewer.ts';
import { defineTypes } from '../records/type-registry.ts';

const ALL: UserRights = { read: true, create: true, update: true, delete: true };
const RIGHTS = new Map<string, UserRights>([
  ['clerk', { ...ALL, delete: false, fields: { salary: 'none', email: 'read' } }],
  ['guest', { ...ALL, read: false }],
  // Sees only people of her own: those whose e-mail address is of north.example.
  ['nora', { ...ALL, records: { field: 'email', op: 'contains', value: '@north.example' } }],
]);

describe('records over HTTP', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp({
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada', name: 'Ada', roles: [] }),
      rights: (user) => RIGHTS.get(user.id) ?? ALL,
    });
  });
  after(() => app.close());

  const create = async (fields: object) => (await app.call('POST', '/api/records/person', { fields })).body;
  const count = async () => (await app.call('POST', '/api/records/person/list', {})).body.total;

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
    const description = ObjectDescription.parse((await app.call('GET', '/api/types/person', undefined, clerk)).body);
    assert.deepEqual(
      description.fields.map((field) => field.right),
      [undefined, 'read', 'none', undefined],
    );
  });

  it('[HTTP-12] records out of a user’s reach are not there for them', async () => {
    const nora = { 'x-user': 'nora' };
    const path = '/api/records/person';
    const own = await create({ name: 'Reach own', email: 'own@north.example' });
    const other = await create({ name: 'Reach other', email: 'other@south.example' });
    const filter = { field: 'name', op: 'startsWith', value: 'Reach' };
    const list = await app.call('POST', `${path}/list`, { filter, limit: 1 }, nora);
    assert.deepEqual(
      [list.body.records.map((record) => record.id), list.body.total, list.body.nextCursor],
      [[own.id], 1, undefined],
    );
    assert.equal((await app.call('POST', `${path}/search`, { text: 'reach' }, nora)).body.total, 1);
    const away = { kind: 'update', type: 'person', id: own.id, fields: { email: 'own@south.example' } };
    const refusals: [string, string, unknown, number][] = [
      ['GET', `${path}/${other.id}`, undefined, 404],
      ['PATCH', `${path}/${other.id}`, { fields: { salary: 1 } }, 404],
      ['DELETE', `${path}/${other.id}`, undefined, 404],
      ['PATCH', `${path}/${own.id}`, { fields: away.fields }, 403],
      ['POST', '/api/batch', { operations: [away] }, 403],
      ['POST', path, { fields: { name: 'Reach away', email: 'x@south.example' } }, 403],
    ];
    for (const [method, address, body, status] of refusals) {
      assert.equal((await app.call(method, address, body, nora)).status, status, `${method} ${address}`);
    }
    assert.equal((await app.call('POST', `${path}/list`, { filter })).body.total, 2, 'nothing was written');
    assert.equal((await app.call('PATCH', `${path}/${own.id}`, { fields: { salary: 1 } }, nora)).status, 200);
    assert.deepEqual(Object.keys((await app.call('GET', '/api/types/person/rights', undefined, nora)).body), [
      'read',
      'create',
      'update',
      'delete',
    ]);
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

  it('[STO-7] a field that becomes searchable is found afterwards', async () => {
    await create({ name: 'Indexed', extra: 'needle' });
    const find = async () => (await app.call('POST', '/api/records/person/search', { text: 'needle' })).body.total;
    assert.equal(await find(), 0);
    await defineTypes(app.database, [
      { ...PERSON, fields: PERSON.fields.map((field) => (field.key === 'extra' ? { ...field, type: 'text' } : field)) },
    ]);
    const later = await startApp({ database: app.database }, []);
    assert.equal((await later.call('POST', '/api/records/person/search', { text: 'needle' })).body.total, 1);
    await later.close();
  });
});
