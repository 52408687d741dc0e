import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type RunningApp, startApp } from '../../test/running-app.ts';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { sql } from './sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'crosswalk-full-'));

/** A small disk of memory; only root can make one. */
function mountSmallDisk(): string | false {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', folder], { stdio: 'ignore' });
    return false;
  } catch {
    return 'a small disk cannot be mounted by this user; run as root on Linux';
  }
}

const whyNot = mountSmallDisk();

describe('a full disk', { skip: whyNot }, () => {
  let database: Database;
  let app: RunningApp;

  before(async () => {
    database = await openDatabase({ folder: join(folder, 'data') });
    app = await startApp({ database });
  });

  after(async () => {
    await app.close();
    await database.close();
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });

  it('[OPS-12] is told as offline with what to do, nothing is half written, and work goes on when there is room', async () => {
    const filler = join(folder, 'filler');
    // Whatever is free but a little, which some writes later is used up.
    for (const chunk of [8, 1]) {
      for (let count = 0; ; count += 1) {
        try {
          writeFileSync(`${filler}-${chunk}-${count}`, Buffer.alloc(chunk * 1024 * 1024));
        } catch {
          rmSync(`${filler}-${chunk}-${count}`, { force: true });
          break;
        }
      }
    }
    const extra = Array.from({ length: 200 }, (_, number) => `${number}-${Math.random()}-${Math.random()}`.repeat(20));
    let acknowledged = 0;
    let refused;
    for (let number = 0; number < 200 && refused === undefined; number += 1) {
      const answer = await app.call('POST', '/api/records/person', { fields: { name: `P${number}`, extra } });
      if (answer.status === 201) acknowledged += 1;
      else refused = answer;
    }
    assert.deepEqual([refused?.status, refused?.body.error.code], [503, 'offline']);
    assert.match(refused?.body.error.message ?? '', /full/);
    const count = async () =>
      (await database.query<{ count: number }>(sql`select count(*)::integer as count from record`))[0]?.count;
    assert.equal(await count(), acknowledged);
    for (let index = 0; index < 3; index += 1) rmSync(`${filler}-8-${index}`, { force: true });
    assert.equal((await app.call('POST', '/api/records/person', { fields: { name: 'Room' } })).status, 201);
    assert.equal(await count(), acknowledged + 1);
  });
});
