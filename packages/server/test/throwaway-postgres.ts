import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of one test file: in a temporary folder, on a free port, gone afterwards. */
export interface ThrowawayPostgres {
  readonly url: string;
  start(): Promise<void>;
  /** Stops it as a crash would: every connection breaks. */
  crash(): Promise<void>;
  /** An address of a new, empty database. */
  createDatabase(): Promise<string>;
  remove(): Promise<void>;
}

/** Why tests on a served PostgreSQL are skipped, or `false` when there is one: the value of a test's `skip`. */
export function whyNoPostgres(): string | false {
  return findTools() === undefined
    ? 'PostgreSQL is not installed; to run this: apt-get install postgresql (or set PG_BIN to its bin folder)'
    : false;
}

/** Makes and starts a PostgreSQL. Ends with the process at the latest. */
export async function startPostgres(): Promise<ThrowawayPostgres> {
  const tools = findTools();
  if (tools === undefined) throw new Error(String(whyNoPostgres()));
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-postgres-'));
  const account = accountFor(folder);
  const port = await freePort();
  const call = (tool: string, ...args: string[]) => run(join(tools, tool), args, { ...account, cwd: folder });
  const data = join(folder, 'data');
  await call('initdb', '-D', data, '-U', 'crosswalk', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  const start = () =>
    call('pg_ctl', '-D', data, '-w', '-o', settings, '-l', join(folder, 'log'), 'start').then(nothing);
  const stop = (mode: string) => call('pg_ctl', '-D', data, '-w', '-m', mode, 'stop').then(nothing, nothing);
  const stopAtExit = () =>
    execFileSync(join(tools, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], {
      ...account,
      cwd: folder,
      stdio: 'ignore',
    });
  await start();
  process.once('exit', stopAtExit);
  let databases = 0;
  const address = (name: string) => `postgres://crosswalk@127.0.0.1:${port}/${name}`;
  return {
    url: address('postgres'),
    start,
    crash: () => stop('immediate'),
    createDatabase: async () => {
      databases += 1;
      await call('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'crosswalk', `test${databases}`);
      return address(`test${databases}`);
    },
    remove: async () => {
      process.off('exit', stopAtExit);
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function nothing(): void {
  return;
}

/** The folder with `initdb` and `pg_ctl`, which Debian keeps off the PATH. */
function findTools(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((left, right) => Number(right) - Number(left)) : [];
  const folders = [
    process.env['PG_BIN'] ?? '',
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

/** PostgreSQL refuses to run as root, so root lends it another account. */
function accountFor(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  const account = { uid: idOf('-u'), gid: idOf('-g') };
  chownSync(folder, account.uid, account.gid);
  return account;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
