import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PERSON, startApp } from '../../test/running-app.ts';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from '../../test/throwaway-postgres.ts';
import { checkAudit } from '../audit/audit-table.ts';
import { appendAudit } from '../audit/audit-writer.ts';
import type { Database } from '../database/database.ts';
import { openBareDatabase, openDatabase } from '../database/open-database.ts';
import { sql } from '../database/sql.ts';
import { openJobs } from '../jobs/boss-queue.ts';
import { listRuns } from '../jobs/run-rows.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

describe('back-up and restore', { skip: whyNoPostgres() }, () => {
  let postgres: ThrowawayPostgres;
  const open: Database[] = [];

  before(async () => {
    postgres = await startPostgres();
  });

  after(async () => {
    for (const database of open) await database.close();
    await postgres.remove();
  });

  const keep = (database: Database) => {
    open.push(database);
    return database;
  };
  const linesOf = async (database: Database) => {
    let text = '';
    await backUp(database, async (lines) => {
      text += lines;
    });
    return text.trimEnd().split('\n');
  };
  async function* each(lines: readonly string[]): AsyncGenerator<string> {
    yield* lines;
  }
  const rowsOf = (lines: readonly string[]) => lines.slice(1, -1).sort();

  it('[OPS-10] everything goes from embedded to PostgreSQL and back: records, audit, jobs and what comes after them', async () => {
    const first = keep(await openDatabase());
    const jobs = await openJobs(first);
    await jobs.define('mail');
    await jobs.enqueue('mail', { to: 'Ada' });
    await jobs.schedule('mail', 'daily', null, { cron: '0 7 * * *' });
    const app = await startApp({ database: first, jobs });
    for (const name of ['Ada', 'Zoë 💚', 'a\\b"c\n'])
      await app.call('POST', '/api/records/person', { fields: { name, extra: { a: [1.5, null] } } });
    await appendAudit(first, 'u1', [{ plugin: 'com.example.radar', outcome: 'ok', note: 'x' }]);
    await app.close();
    await jobs.close();
    const lines = await linesOf(first);

    const second = keep(await openBareDatabase({ url: await postgres.createDatabase() }));
    await restore(second, each(lines));
    const third = keep(await openBareDatabase());
    await restore(third, each(await linesOf(second)));
    for (const copy of [second, third]) {
      assert.equal((await checkAudit(copy)).entries, 1);
      const jobsOfCopy = await openJobs(copy, { worker: false });
      assert.equal((await listRuns(copy, { queue: 'mail', limit: 5 }))[0]?.state, 'waiting');
      await jobsOfCopy.close();
      const appOfCopy = await startApp({ database: copy }, [PERSON]);
      assert.equal((await appOfCopy.call('POST', '/api/records/person/search', { text: 'zoë' })).body.total, 1);
      await appOfCopy.close();
    }
    // What the processes of the copies wrote since does not count.
    const isRecord = (line: string) => /"search":|"hash":|"cron":/.test(line);
    const [one, two, three] = await Promise.all(
      [first, second, third].map(async (each) => rowsOf(await linesOf(each)).filter(isRecord)),
    );
    assert.ok(one!.length >= 5);
    assert.deepEqual(two!.map(withoutZone), one!.map(withoutZone));
    assert.deepEqual(three!.map(withoutZone), one!.map(withoutZone));
    const added = await startApp({ database: third });
    assert.equal((await added.call('POST', '/api/records/person', { fields: { name: 'New' } })).status, 201);
    await added.close();
  });

  it('[OPS-11] a back-up that was cut, changed or made by a newer version is refused, and nothing of it is kept', async () => {
    const source = keep(await openDatabase());
    const app = await startApp({ database: source });
    for (const name of ['Ada', 'Bob']) await app.call('POST', '/api/records/person', { fields: { name } });
    await app.close();
    const lines = await linesOf(source);
    const spoilt: [string[], RegExp][] = [
      [lines.slice(0, -1), /ends too early/],
      [lines.slice(0, 5), /ends too early/],
      [lines.map((line) => line.replace('"Ada"', '"Eve"')), /was changed/],
      [lines.filter((line) => !line.includes('"Bob"')), /was changed/],
      [
        lines.map((line) =>
          line.replace('"name":"record"', '"name":"pg_authid"').replace('"name": "record"', '"name": "pg_authid"'),
        ),
        /not known/,
      ],
      [['{"crosswalk":1,"migration":999,"at":"2026"}'], /newer version/],
      [['not a back-up'], /not JSON/],
    ];
    const target = keep(await openDatabase());
    for (const [each_, reason] of spoilt) await assert.rejects(restore(target, each(each_)), reason);
    assert.deepEqual(await target.query(sql`select id from record`), []);
    await restore(target, each(lines));
    assert.equal((await target.query(sql`select id from record`)).length, 2);
    await assert.rejects(restore(target, each(lines)), /new folder/);
  });
});

/** Both write the same moment, one with fewer zeros. */
function withoutZone(line: string): string {
  return line.replaceAll(
    /(\d\d:\d\d:\d\d)(\.\d+)?\+00:00/g,
    (_, time: string, part = '.') => `${time}${part.replace(/\.?0+$/, '')}`,
  );
}
