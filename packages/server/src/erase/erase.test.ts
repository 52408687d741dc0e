import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { ObjectDescription } from '@crosswalk/model';
import { type RunningApp, startApp } from '../../test/running-app.ts';
import { onBothDatabases } from '../../test/on-databases.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { appendAudit } from '../audit/audit-writer.ts';
import { checkAudit, readAudit } from '../audit/audit-table.ts';
import { backUp } from '../backup/back-up.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type Jobs, openJobs } from '../jobs/boss-queue.ts';
import { readRun } from '../jobs/run-rows.ts';
import { TypeRegistry } from '../records/type-registry.ts';
import { eraseRecord, resumeErasures } from './erase-record.ts';

const PERSON: ObjectDescription = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: [
    { key: 'name', type: 'personName', label: 'Name' },
    { key: 'emails', type: 'email', label: 'E-mail', multiple: true },
    { key: 'phone', type: 'phone', label: 'Phone' },
    { key: 'address', type: 'address', label: 'Address' },
    { key: 'nickname', type: 'text', label: 'Nickname', personal: true },
    { key: 'budget', type: 'integer', label: 'Budget' },
  ],
};
const NOTE: ObjectDescription = {
  type: 'note',
  label: 'Note',
  pluralLabel: 'Notes',
  titleField: 'text',
  fields: [
    { key: 'text', type: 'longText', label: 'Text' },
    { key: 'about', type: 'ref', label: 'About', refTypes: ['person'] },
  ],
};
const ADA = {
  name: { full: 'Zdenka Přibyslavská', given: 'Zdenka', family: 'Přibyslavská' },
  emails: ['zdenka.pri@example.com', 'zp@private.example.org'],
  phone: '+420 777 123 999',
  address: { street: 'Kozlovická 17', city: 'Olomoučany' },
  nickname: 'Zdenička',
  budget: 987_654_321,
};
const TRACES = [
  ...['Zdenka', 'Přibyslavská', 'zdenka.pri', 'zp@private', '777 123 999', '777123999', 'Kozlovická', 'Olomoučany'],
  ...['Zdenička', '987654321', 'old.address@example.com'],
];
const PLUGIN = 'com.example.radar';

onBothDatabases('erasing', (open) => {
  let database: Database;
  let jobs: Jobs;
  let app: RunningApp;

  before(async () => {
    database = open();
    jobs = await openJobs(database);
    await jobs.define('mail');
    app = await startApp({ database, jobs }, [PERSON, NOTE]);
  });

  after(async () => {
    await app.close();
    await jobs.close();
  });

  const dump = async () => {
    let text = '';
    await backUp(database, async (lines) => {
      text += lines;
    });
    return text;
  };
  const create = async (type: string, fields: object, headers = {}) =>
    (await app.call('POST', `/api/records/${type}`, { fields }, headers)).body.id;
  const update = (path: string, fields: object) => app.call('PATCH', `/api/records/${path}`, { fields });

  /** A person, and everything that a busy CRM comes to know of her. */
  const leaveTraces = async () => {
    const id = await create(
      'person',
      { ...ADA, emails: ['old.address@example.com'] },
      { 'idempotency-key': `k-${Math.random()}` },
    );
    await update(`person/${id}`, ADA);
    const other = await create('person', { name: { full: 'Bob Brown' }, phone: ADA.phone });
    const note = await create('note', {
      text: 'ZDENKA called from 777 123 999. Ask Přibyslavská again.',
      about: { type: 'person', id },
    });
    const loose = await create('note', { text: 'Send the offer to zdenka.pri@example.com, says Zdenka.' });
    await app.database.query(sql`
        insert into plugin_value (plugin, user_id, key, value) values
          (${PLUGIN}, 'u1', ${`last:${ADA.emails[0] ?? ''}`}, '1'),
          (${PLUGIN}, 'u1', 'draft', ${JSON.stringify({ to: id, text: 'Dear Zdenka,' })}::jsonb) on conflict (plugin, user_id, key) do update set value = excluded.value`);
    await appendAudit(database, 'u1', [
      { plugin: PLUGIN, operation: 'nav.open', outcome: 'ok', url: 'mailto:zp@private.example.org' },
    ]);
    await appendAudit(database, 'u1', [
      { plugin: PLUGIN, operation: 'records.get', outcome: 'ok', record: { type: 'person', id } },
    ]);
    const stop = await jobs.work('mail', async (run) => {
      await run.step('send', { to: ADA.emails }, async () => ({ sentTo: ADA.emails, as: ADA.nickname, person: id }));
      return { greeted: ADA.name.full };
    });
    const run = await jobs.enqueue('mail', { record: { type: 'person', id, fields: ADA } });
    await waitUntil(async () => (await readRun(database, run))?.state === 'done', 'the run is done');
    await stop();
    const waiting = await jobs.enqueue('mail', { to: ADA.emails[0] ?? '', days: 3 }, { delayMs: 600_000 });
    return { id, other, note, loose, run, waiting };
  };

  it('[ERA-1] [ERA-2] nothing in the whole database names the person any more; what is of others stays', async () => {
    const { id, other, note, loose, run, waiting } = await leaveTraces();
    const before = await dump();
    for (const trace of TRACES) assert.ok(before.includes(trace), `${trace} is there before`);
    const answer = await app.call('POST', '/api/erase', { type: 'person', id });
    assert.deepEqual([answer.status, Object(answer.body).isDone], [200, true]);

    const bob = await app.call('GET', `/api/records/person/${other}`);
    assert.deepEqual([bob.body.fields['name'], bob.body.fields['phone']], [{ full: 'Bob Brown' }, ADA.phone]);
    await update(`person/${other}`, { phone: '+1 555' });
    await app.database.query(sql`delete from change where id = ${other}`);
    await app.database.query(sql`delete from answered_write`);
    const left = (await dump())
      .split('\n')
      .filter((line) => TRACES.some((trace) => line.toLowerCase().includes(trace.toLowerCase())));
    assert.deepEqual(left, []);

    assert.equal((await app.call('GET', `/api/records/person/${id}`)).status, 404);
    const read = async (record: string) => (await app.call('GET', `/api/records/note/${record}`)).body.fields;
    assert.deepEqual(await read(note), {
      text: '[erased] called from [erased]. Ask [erased] again.',
      about: { type: 'person', id },
    });
    assert.deepEqual(await read(loose), { text: 'Send the offer to [erased], says [erased].', about: null });
    assert.equal((await app.call('POST', '/api/records/note/search', { text: 'Zdenka' })).body.total, 0);
    assert.deepEqual((await readRun(database, run))?.input, { record: { type: 'person', id, fields: {} } });
    assert.deepEqual((await readRun(database, waiting))?.input, { to: '[erased]', days: 3 });
  });

  it('[ERA-3] the audit still verifies and still tells who did what to the record', async () => {
    assert.equal((await checkAudit(database)).brokenAt, undefined);
    const [read, opened] = (await readAudit(database, { plugin: PLUGIN, userId: null, limit: 2 })).map(Object);
    assert.deepEqual([read.who, read.record.type, read.erased], ['u1', 'person', undefined]);
    assert.deepEqual([opened.who, opened.operation, opened.url, opened.erased], ['u1', 'nav.open', undefined, true]);
  });

  it('[ERA-4] doing it again changes nothing; one that a crash cut short is ended at the next start', async () => {
    const { id } = await leaveTraces();
    const types = await TypeRegistry.load(database);
    const request = { type: 'person', id, askedBy: 'u1' };
    // What is left when the process dies right after the first transaction.
    const dying = { ...database, query: dieAt('texts, done_at', database) };
    await assert.rejects(eraseRecord(dying, types, request), /died/);
    assert.ok((await dump()).includes('zp@private'));
    await resumeErasures(database, types);
    await app.database.query(sql`delete from record where fields ->> 'phone' = ${ADA.phone}`);
    await app.database.query(sql`delete from change where fields ->> 'phone' = ${ADA.phone}`);
    assert.ok(!(await dump()).includes('zp@private'));
    const again = await eraseRecord(database, types, request);
    assert.equal(again.isDone, true);
    const [{ version }] = (await database.query<{ version: string }>(
      sql`select version::text as version from record where id = ${id}`,
    )) as [{ version: string }];
    await eraseRecord(database, types, request);
    const rows = await database.query<{ version: string }>(
      sql`select version::text as version from record where id = ${id}`,
    );
    assert.equal(rows[0]?.version, version);
  });

  it('[ERA-5] watchers are told that the record is gone and erased', async () => {
    const id = await create('person', { name: { full: 'Eve Erased' } });
    const stop = new AbortController();
    const stream = await fetch(`${app.url}/api/changes?type=person&id=${id}`, { signal: stop.signal });
    const chunks = stream.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    await chunks.next();
    await app.call('POST', '/api/erase', { type: 'person', id });
    const { value = '' } = await chunks.next();
    const change = JSON.parse(/^data: (.*)$/m.exec(value)?.[1] ?? 'null');
    assert.deepEqual([change.kind, change.erased, change.id, change.record], ['deleted', true, id, undefined]);
    stop.abort();
  });

  it('[ERA-6] what is kept of a user can be erased; only admins erase', async () => {
    await appendAudit(database, 'leaver@example.com', [{ plugin: PLUGIN, operation: 'records.get', outcome: 'ok' }]);
    await database.query(
      sql`insert into plugin_value (plugin, user_id, key, value) values (${PLUGIN}, 'leaver@example.com', 'k', '1')`,
    );
    assert.ok((await dump()).includes('leaver@example.com'));
    assert.equal((await app.call('POST', '/api/erase', { user: 'leaver@example.com' })).status, 200);
    assert.ok(!(await dump()).includes('leaver@example.com'));
    assert.equal((await checkAudit(database)).brokenAt, undefined);
    assert.equal((await app.call('POST', '/api/erase', { type: 'person', id: 'nobody' })).status, 404);
    const guarded = await startApp({ database, identify: () => ({ id: 'u2', name: 'Bob', roles: [] }) }, [PERSON]);
    assert.equal((await guarded.call('POST', '/api/erase', { user: 'u1' })).status, 403);
    await guarded.close();
  });
});

/** The database of a process that dies at its first statement with this text. */
function dieAt(text: string, database: Database): Database['query'] {
  return (statement) => (statement.text.includes(text) ? Promise.reject(new Error('died')) : database.query(statement));
}
