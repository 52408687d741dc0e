import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FolderUnavailable, lockFolder } from './folder-lock.ts';
import { openDatabase } from './open-database.ts';
import { sql } from './sql.ts';

const HOLDER = fileURLToPath(new URL('../../test/hold-folder.ts', import.meta.url));

describe('the data folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'crosswalk-folder-'));
  const children: ChildProcess[] = [];
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });
  let folders = 0;
  const newFolder = () => join(root, String((folders += 1)));

  /** Starts another process on a folder and waits for its first line. */
  const hold = async (folder: string): Promise<{ child: ChildProcess; line: string }> => {
    const child = spawn(
      process.execPath,
      [...process.execArgv.filter((flag) => !flag.startsWith('--test')), HOLDER, folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return { child, line };
  };

  it('[DIR-1] is held by one opener; a second one in the same process is refused', async () => {
    const folder = newFolder();
    const release = await lockFolder(folder);
    await assert.rejects(
      lockFolder(folder),
      (error) =>
        error instanceof FolderUnavailable &&
        error.message.includes(`process ${process.pid}`) &&
        error.message.includes('another folder'),
    );
    await release();
    await (
      await lockFolder(folder)
    )();
    assert.ok(!existsSync(join(folder, 'lock.json')));
  });

  it('[DIR-2] of several that take over a dead lock exactly one wins', async () => {
    const folder = newFolder();
    await (
      await lockFolder(folder)
    )();
    const dead = { pid: 2 ** 22 + 1, born: '1', host: hostname(), since: '2026-01-01T00:00:00Z', token: 'dead' };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(dead));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1);
  });

  it('[DIR-2] a lock of a process with a reused number, or cut short by a crash, is taken over; one of another machine is not', async () => {
    const folder = newFolder();
    await (
      await lockFolder(folder)
    )();
    const lock = join(folder, 'lock.json');
    writeFileSync(lock, JSON.stringify({ pid: 1, born: 'long ago', host: hostname(), since: 'x', token: 't' }));
    await (
      await lockFolder(folder)
    )();
    writeFileSync(lock, '{"pid":');
    await (
      await lockFolder(folder)
    )();
    writeFileSync(lock, JSON.stringify({ pid: 1, born: '1', host: 'another-machine', since: 'x', token: 't' }));
    await assert.rejects(lockFolder(folder), /another-machine/);
  });

  it('[DIR-3] a place that cannot be written is refused with the reason', async () => {
    const file = join(root, 'a-file');
    writeFileSync(file, '');
    await assert.rejects(lockFolder(join(file, 'inside')), /cannot be written \(ENOTDIR\)/);
  });

  it('[DIR-1] [STO-4] a second process is refused; after a kill -9 everything acknowledged is there', async () => {
    const folder = newFolder();
    const { child, line } = await hold(folder);
    const url = line.replace('ready ', '');
    const ids: string[] = [];
    const write = async () => {
      for (;;) {
        const response = await fetch(`${url}/api/records/person`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ fields: { name: `Kept ${ids.length}` } }),
        });
        ids.push(((await response.json()) as { id: string }).id);
        if (ids.length === 25) child.kill('SIGKILL');
      }
    };
    const refused = await hold(folder);
    assert.match(refused.line, new RegExp(`^refused .*in use by process ${child.pid}`));
    await Promise.allSettled([write(), write(), write()]);
    assert.ok(ids.length >= 25);
    const database = await openDatabase({ folder });
    const rows = await database.query<{ id: string }>(sql`select id from record where id = any(${ids}::text[])`);
    await database.close();
    assert.equal(rows.length, ids.length, 'every acknowledged record');
  });

  it('[DIR-4] a start that was killed while it set up leaves nothing half made', async () => {
    const folder = newFolder();
    const release = await lockFolder(folder);
    await release();
    // What a killed start leaves: the draft beside the place.
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'database.new'));
    writeFileSync(join(folder, 'database.new', 'PG_VERSION'), 'half');
    const database = await openDatabase({ folder });
    assert.equal((await database.query<{ one: number }>(sql`select 1 as one`))[0]?.one, 1);
    await database.close();
    assert.ok(!existsSync(join(folder, 'database.new')));
    assert.ok(readFileSync(join(folder, 'database', 'PG_VERSION'), 'utf8').trim() !== 'half');
  });
});
