import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { onBothDatabases } from '../../test/on-databases.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { checkExport, exportAudit } from './audit-export.ts';
import { checkAudit, dropAudit, readAudit } from './audit-table.ts';
import { appendAudit, AuditWriter } from './audit-writer.ts';

const entry = (number: number, more: object = {}) => ({
  plugin: 'com.example.radar',
  operation: 'records.get',
  scope: 'records.person.read:name',
  outcome: 'ok',
  ms: number,
  record: { type: 'person', id: `p${number}` },
  ...more,
});

onBothDatabases('audit', (open) => {
  let database: Database;

  before(async () => {
    database = open();
  });

  const tamper = (statement: string) =>
    database.run(`alter table audit disable trigger user; ${statement}; alter table audit enable trigger user`);
  const latest = (limit: number) => readAudit(database, { plugin: null, userId: null, limit });

  it('[AUD-3] entries written at once by many are all there, in one whole chain', async () => {
    const [one, other] = [new AuditWriter(database), new AuditWriter(database)];
    await Promise.all(
      Array.from({ length: 60 }, (_, number) =>
        (number % 2 === 0 ? one : other).append(`u${number % 3}`, [entry(number)]),
      ),
    );
    const { entries, brokenAt } = await checkAudit(database);
    assert.deepEqual([entries, brokenAt], [60, undefined]);
    const own = await readAudit(database, { plugin: 'com.example.radar', userId: 'u1', limit: 100 });
    assert.equal(own.length, 20);
  });

  it('[AUD-8] the audit is read by plugin, user, record, scope, outcome and time, in pages', async () => {
    const about = (id: string, more: object) => entry(1, { record: { type: 'deal', id }, ...more });
    await appendAudit(database, 'finder', [
      about('d1', { scope: 'records.deal.read:name' }),
      about('d1', { scope: 'records.deal.update:stage', outcome: 'permission_denied' }),
      entry(1, { operation: 'grant.changed', scope: '-records.dealer.read +storage', record: undefined }),
      entry(1, { record: { type: 'deal', ids: ['d2', 'd1'] }, scope: 'records.deal.read' }),
    ]);
    const find = async (filter: object) =>
      (await readAudit(database, { userId: 'finder', limit: 10, ...filter })).map(Object);
    const counts = async (...filters: object[]) =>
      Promise.all(filters.map(async (filter) => (await find(filter)).length));
    assert.deepEqual(await counts({}, { recordType: 'deal' }, { recordType: 'deal', recordId: 'd2' }), [4, 3, 1]);
    assert.deepEqual(await counts({ scope: 'records.deal' }, { scope: 'storage' }, { scope: 'rec' }), [3, 1, 0]);
    assert.deepEqual(await counts({ outcome: 'refused' }, { outcome: 'ok' }, { outcome: 'conflict' }), [1, 3, 0]);
    const later = new Date(Date.now() + 60_000).toISOString();
    assert.deepEqual(await counts({ since: later }, { until: later }, { plugin: 'com.example.none' }), [0, 4, 0]);
    const first = await find({ limit: 3 });
    const second = await find({ limit: 3, before: first.at(-1)?.sequence });
    assert.deepEqual([...first, ...second], await find({}));
  });

  it('[AUD-4] no statement changes or removes an entry', async () => {
    for (const statement of ["update audit set facts = '{}'", 'delete from audit', 'truncate audit'])
      await assert.rejects(database.run(statement), /append-only/);
    assert.equal((await checkAudit(database)).brokenAt, undefined);
  });

  it('[AUD-5] who acted and what it was about can be taken away, and the chain still verifies', async () => {
    await appendAudit(database, 'gone@example.com', [entry(1, { note: 'Called Zoë "Zed" Ångström' })]);
    await appendAudit(database, 'stays', [entry(2)]);
    await database.query(sql`select cw_erase_actor(${'gone@example.com'})`);
    await database.query(sql`select cw_erase_subject(${['zoë']}::text[])`);
    const [stays, gone] = await latest(2);
    const plain = (read: unknown) => ({ ...Object(read), at: '', sequence: '' });
    assert.deepEqual(plain(stays), { ...entry(2), who: 'stays', at: '', sequence: '' });
    const { plugin, operation, scope, outcome, ms } = entry(1);
    assert.deepEqual(plain(gone), { plugin, operation, scope, outcome, ms, at: '', sequence: '', erased: true });
    assert.equal((await checkAudit(database)).brokenAt, undefined);
  });

  it('[AUD-6] old entries can be dropped, and the rest still verifies', async () => {
    const { entries: before } = await checkAudit(database);
    await tamper(
      "update audit set at = now() - interval '100 days' where sequence <= (select min(sequence) + 9 from audit)",
    );
    assert.equal(await dropAudit(database, 90), 10);
    assert.equal(await dropAudit(database, 90), 0);
    const { entries, brokenAt } = await checkAudit(database);
    assert.deepEqual([entries, brokenAt], [before - 10, undefined]);
  });

  it('[AUD-7] an export is checked like the table, without it', async () => {
    const lines: string[] = [];
    for await (const line of exportAudit(database)) lines.push(line);
    assert.deepEqual(await checkExport(Readable.from(lines)), await checkAudit(database));
    const forged = lines.map((line, index) => (index === 3 ? line.replace('records.get', 'records.pet') : line));
    assert.notEqual((await checkExport(Readable.from(forged))).brokenAt, undefined);
    await assert.rejects(checkExport(Readable.from(['{"no":"anchor"}\n'])), { code: 'invalid_input' });
  });

  it('[AUD-2] whatever part of whatever entry was changed or removed is found, at its place', async () => {
    const columns = ['facts', 'actor', 'subject', 'actor_digest', 'subject_digest', 'actor_salt', 'hash'];
    await appendAudit(
      database,
      'u1',
      Array.from({ length: 8 }, (_, number) => entry(number)),
    );
    const rows = await database.query<{ number: string }>(
      sql`select sequence::text as number from audit where actor is not null and subject is not null order by audit.sequence`,
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(rows.length - 2), fc.constantFrom(...columns, 'row'), async (index, column) => {
        const number = rows[index]!.number;
        await tamper(`create table spare as select * from audit where sequence = ${number}`);
        await tamper(
          column === 'row'
            ? `delete from audit where sequence = ${number}`
            : `update audit set ${column} = ${column} || ' ' where sequence = ${number}`,
        );
        const { brokenAt } = await checkAudit(database);
        await tamper(
          `delete from audit where sequence = ${number}; insert into audit overriding system value select * from spare; drop table spare`,
        );
        assert.equal(brokenAt, column === 'row' ? String(Number(number) + 1) : number);
      }),
      { numRuns: 30 },
    );
    assert.equal((await checkAudit(database)).brokenAt, undefined);
  });
});
