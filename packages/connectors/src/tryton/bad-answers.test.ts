import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import { createTrytonSource, fetchTransport, functionTransport, pageTransport, type TrytonSource } from './index.ts';
import { type Reply, TrytonStandIn } from './tryton.fake.ts';

/** The error a call fails with. */
async function failure(call: Promise<unknown>): Promise<CrosswalkError> {
  const outcome = await call.then(
    (value) => new Error(`no failure: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof CrosswalkError, String(outcome));
  return outcome;
}

describe('bad answers of Tryton', () => {
  let tryton: TrytonStandIn;
  let url: string;
  let source: TrytonSource;
  let ada: string;

  beforeEach(async () => {
    tryton = new TrytonStandIn();
    url = await tryton.listen();
    source = open();
    ada = String(tryton.addParty({ name: 'Ada' }));
  });
  afterEach(() => tryton.close());

  function open(password = 'right', timeoutMs = 5_000): TrytonSource {
    return createTrytonSource({ transport: fetchTransport({ url, user: 'admin', password, timeoutMs }) });
  }

  it('[TRY-1] a wrong password is told as such, and the log-in is tried again with the next call', async () => {
    const refused = await failure(open('wrong').get('person', ada));
    assert.deepEqual([refused.code, refused.details.deniedBy], ['permission_denied', 'user']);
    assert.match(refused.message, /password/);
    tryton.once('login', { status: 429, body: '<!doctype html>' });
    assert.equal((await failure(source.get('person', ada))).code, 'rate_limited');
    assert.deepEqual((await source.get('person', ada)).fields['name'], { full: 'Ada' });
  });

  it('[TRY-1] Tryton that asks for a password is told as such', async () => {
    tryton.once('login', { error: ['LoginException', ['password', 'Password for admin', 'password']] });
    const refused = await failure(source.get('person', ada));
    assert.equal(refused.code, 'permission_denied');
    assert.match(refused.message, /password/);
  });

  it('[TRY-2] a session that ends in the middle of a batch is renewed once, and the batch is done once', async () => {
    const bob = String(tryton.addParty({ name: 'Bob' }));
    await source.get('person', ada);
    tryton.once('write', { status: 401, body: '<!doctype html>' });
    tryton.expire();
    const results = await source.batch(
      [ada, bob].map((id) => ({ kind: 'update', type: 'person', id, fields: { name: { full: `New ${id}` } } })),
    );
    assert.deepEqual(
      results.map((record) => record?.fields['name']),
      [{ full: `New ${ada}` }, { full: `New ${bob}` }],
    );
    const writes = tryton.heard.filter(({ method }) => method.endsWith('.write'));
    assert.equal(new Set(writes.map(({ params }) => JSON.stringify(params))).size, 1, 'the same batch');
    assert.deepEqual([writes.length, tryton.count('login')], [2, 3]);
  });

  it('[TRY-2] a session that is refused again and again is told, not asked for ever', async () => {
    await source.get('person', ada);
    for (let time = 0; time < 2; time += 1) tryton.once('search_read', { status: 401, body: '<!doctype html>' });
    const refused = await failure(source.get('person', ada));
    assert.equal(refused.code, 'permission_denied');
    assert.match(refused.message, /Log in again/);
    assert.equal(tryton.count('login'), 2);
  });

  const answers: [string, Reply, ErrorCode, RegExp][] = [
    ['HTML instead of JSON', { status: 200, body: '<!doctype html><p>Welcome' }, 'host_error', /not Tryton/],
    ['half an answer', { half: [] }, 'offline', /part of the answer/],
    ['a connection that breaks', 'hang up', 'offline', /cannot be reached/],
    ['a gateway', { status: 502, body: '<h1>Bad Gateway' }, 'offline', /away/],
    ['a method that is not offered', { status: 403, body: '<!doctype html>' }, 'unsupported', /module/],
    ['a database that is not there', { status: 404, body: '<!doctype html>' }, 'host_error', /database/],
    ['too many calls', { status: 429, body: '' }, 'rate_limited', /Wait/],
    ['an unknown field', { error: ["'nope'", ''] }, 'host_error', /log/],
    ['a bad operator', { error: ['maximum recursion depth exceeded', ''] }, 'host_error', /log/],
    ['JSON of something else', { status: 200, body: '[1]' }, 'host_error', /not Tryton/],
    [
      'another transaction',
      { error: ['could not serialize access due to concurrent update', ''] },
      'timeout',
      /try again/,
    ],
  ];
  for (const [what, reply, code, words] of answers) {
    it(`[TRY-3] ${what} is ${code}`, async () => {
      await source.rights('person');
      tryton.once('search_read', reply);
      const told = await failure(source.get('person', ada));
      assert.equal(told.code, code);
      assert.match(told.message, words);
      assert.deepEqual((await source.get('person', ada)).id, ada, 'the next call works');
    });
  }

  it('[TRY-3] a Tryton that does not answer in time is timeout, one that is not there offline', async () => {
    const hasty = open('right', 300);
    await hasty.rights('person');
    tryton.once('search_read', 'silence');
    assert.equal((await failure(hasty.get('person', ada))).code, 'timeout');
    await tryton.close();
    const gone = await failure(source.get('person', ada));
    assert.deepEqual([gone.code, gone.retryable], ['offline', true]);
    await tryton.listen();
  });

  it('[TRY-3] a refusal in words is invalid_input with those words, a question says where to answer it', async () => {
    tryton.once('write', { error: ['UserError', ['The name is taken.', 'Choose another.', null]] });
    const refused = await failure(source.update('person', ada, { name: { full: 'Bob' } }));
    assert.equal(refused.code, 'invalid_input');
    assert.match(refused.message, /The name is taken\. Choose another\./);
    tryton.once('write', { error: ['UserWarning', ['party_1', 'Are you sure?', '']] });
    assert.match(
      (await failure(source.update('person', ada, { name: { full: 'Bob' } }))).message,
      /Are you sure\? Answer it in Tryton/,
    );
  });

  it('[TRY-4] a change whose answer was lost is looked for and not sent again', async () => {
    tryton.once('write', 'hang up after the work');
    const changed = await source.update('person', ada, { name: { full: 'Eve' } });
    assert.deepEqual(changed.fields['name'], { full: 'Eve' });
    assert.equal(tryton.count('write'), 1);
  });

  it('[TRY-4] a change that was lost on its way is told as not done, and not sent again', async () => {
    tryton.once('write', 'hang up');
    const lost = await failure(source.update('person', ada, { name: { full: 'Eve' } }));
    assert.deepEqual([lost.code, lost.retryable], ['offline', false]);
    assert.match(lost.message, /not there so far/);
    assert.equal(tryton.count('write'), 1);
    assert.deepEqual((await source.get('person', ada)).fields['name'], { full: 'Ada' });
  });

  it('[TRY-4] records whose creation was not answered are found, each its own', async () => {
    tryton.addParty({ name: 'Eve' });
    tryton.once('create', 'hang up after the work');
    const operation = { kind: 'create', type: 'person', fields: { name: { full: 'Eve' } } } as const;
    const made = await source.batch([operation, operation]);
    assert.deepEqual(
      made.map((record) => record?.id),
      ['3', '4'],
    );
    assert.equal(tryton.count('create'), 1);
    tryton.once('create', 'hang up');
    assert.equal((await failure(source.create('person', { name: { full: 'Zoë' } }))).retryable, false);
    assert.equal(tryton.count('create'), 2);
  });

  it('[TRY-4] an archiving whose answer was lost is looked for', async () => {
    tryton.once('write', 'hang up after the work');
    await source.delete('person', ada);
    assert.equal((await failure(source.get('person', ada))).code, 'not_found');
    assert.equal(tryton.count('write'), 1);
  });

  it('[TRY-5] somebody else’s change is a conflict where a version was named, and tried again where none was', async () => {
    const { version } = await source.get('person', ada);
    tryton.once('write', { error: ['ConcurrencyException', 'Records were modified in the meanwhile'] });
    assert.deepEqual((await source.update('person', ada, { name: { full: 'Eve' } })).fields['name'], { full: 'Eve' });
    const stale = await failure(source.update('person', ada, { name: { full: 'Ann' } }, { ifVersion: version }));
    assert.equal(stale.code, 'conflict');
    assert.equal(stale.details.currentVersion, (await source.get('person', ada)).version);
  });

  it('[TRY-6] in Tryton’s page calls go out under the user’s session, which may be renewed once', async () => {
    let key = 'old';
    const session = { database: 'crm', get_auth: () => btoa(`admin:1:${key}`) };
    const renewals: string[] = [];
    const renew = async () => void renewals.push((key = '0'));
    const page = createTrytonSource({ transport: pageTransport({ url, session: () => session, renew }) });
    assert.equal((await page.get('person', ada)).id, ada);
    assert.deepEqual(renewals, ['0']);
    const stranger = createTrytonSource({ transport: pageTransport({ url, session: () => null }) });
    assert.equal((await failure(stranger.get('person', ada))).code, 'permission_denied');
  });

  it('[TRY-6] a function can carry the calls, and its refusals are understood by their content', async () => {
    // As jQuery's promises do, which reject with whatever they were given.
    const refusal = {
      then: (_done: unknown, fail?: ((reason: unknown) => unknown) | null) => fail?.(['LoginException', []]),
    };
    const transport = functionTransport(() => refusal as PromiseLike<unknown>);
    assert.equal((await failure(createTrytonSource({ transport }).get('person', ada))).code, 'permission_denied');
    const stopped = AbortSignal.abort();
    assert.equal((await failure(transport.call('model.party.party.read', [], stopped))).code, 'cancelled');
  });

  it('[TRY-1] close ends the session in Tryton', async () => {
    const transport = fetchTransport({ url, user: 'admin', password: 'right' });
    await transport.call('model.res.user.get_preferences', [true, {}]);
    await transport.close();
    assert.equal(tryton.count('logout'), 1);
  });
});
