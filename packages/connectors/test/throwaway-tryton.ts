/** A real Tryton for tests: Debian's packages, a database of its own, gone when the tests are. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres, whyNoPostgres } from '../../server/test/throwaway-postgres.ts';

const run = promisify(execFile);

/** The user who may do everything. */
export const ADMIN = { user: 'admin', password: 'Qu1et-Harbor-58' };

/** A running Tryton. */
export interface ThrowawayTryton {
  /** Address of its database. */
  readonly url: string;
  /** Ends the process and starts it again, as an outage does. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** Databases Tryton can keep its records in. */
export type TrytonDatabase = 'sqlite' | 'postgresql';

const MODULES = join(import.meta.dirname, 'tryton-module');
const PACKAGES = ['tryton-server', 'tryton-modules-party', 'tryton-modules-sale-opportunity'];

/**
 * Why a test that needs a real Tryton is skipped; `false` where it runs. They have a command of their own, because
 * Tryton's databases take minutes to prepare the first time.
 */
export function whySkipTryton(database: TrytonDatabase): string | false {
  return process.env['TRYTON'] === undefined ? 'it needs a real Tryton: npm run test:tryton' : whyNoTryton(database);
}

/** Why there can be no Tryton here; `false` where there can. */
export function whyNoTryton(database: TrytonDatabase): string | false {
  if (versions() === undefined) {
    return `Tryton is not installed; to run this: apt-get install --no-install-recommends ${PACKAGES.join(' ')}`;
  }
  return database === 'sqlite' ? false : whyNoPostgres();
}

/** Makes and starts a Tryton with these modules; `crosswalk_contract` is the one made for the contract of sources. */
export async function startTryton(database: TrytonDatabase, modules: readonly string[]): Promise<ThrowawayTryton> {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-tryton-'));
  const postgres = database === 'postgresql' ? await startPostgres() : undefined;
  const address = postgres === undefined ? undefined : new URL(await postgres.createDatabase());
  const name = address?.pathname.slice(1) ?? 'crm';
  const port = await freePort();
  const config = join(folder, 'trytond.conf');
  const uri = address === undefined ? 'sqlite://' : `postgresql://${address.username}@${address.host}/`;
  writeFileSync(config, `[web]\nlisten = 127.0.0.1:${port}\n[database]\nuri = ${uri}\npath = ${folder}\nlist = True\n`);
  const store = address === undefined ? sqliteStore(join(folder, `${name}.sqlite`)) : postgresStore(address);
  await fill({ config, name, folder, store, modules });
  let child = await launch(config, name, port);
  return {
    url: `http://127.0.0.1:${port}/${name}/`,
    restart: async () => {
      await end(child);
      child = await launch(config, name, port);
    },
    remove: async () => {
      await end(child);
      await postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How an initialised database is kept for the next time: making one takes minutes, copying one seconds. */
interface Store {
  suffix: string;
  prepare: () => Promise<void>;
  save: (file: string) => Promise<void>;
  load: (file: string) => Promise<void>;
}

function sqliteStore(path: string): Store {
  return {
    suffix: 'sqlite',
    prepare: async () => writeFileSync(path, ''),
    save: async (file) => copyFileSync(path, file),
    load: async (file) => copyFileSync(file, path),
  };
}

function postgresStore(address: URL): Store {
  const bin = spawnSync('sh', ['-c', 'ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1'], { encoding: 'utf8' });
  const tool = (program: string, ...args: string[]) =>
    run(join(bin.stdout.trim(), program), ['-d', address.href, ...args], { cwd: tmpdir() }).then(() => undefined);
  return {
    suffix: 'dump',
    prepare: async () => undefined,
    save: (file) => tool('pg_dump', '-Fc', '-f', file),
    load: (file) => tool('pg_restore', '--no-owner', file),
  };
}

interface Filling {
  config: string;
  name: string;
  folder: string;
  store: Store;
  modules: readonly string[];
}

async function fill({ config, name, folder, store, modules }: Filling): Promise<void> {
  const cache = join(tmpdir(), 'crosswalk-tryton-tests');
  mkdirSync(cache, { recursive: true });
  const kept = join(cache, `${fingerprint(modules)}.${store.suffix}`);
  if (existsSync(kept)) {
    await store.load(kept);
    return;
  }
  await store.prepare();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${ADMIN.password}\n`, { mode: 0o600 });
  const env = { ...environment(), TRYTONPASSFILE: passwordFile };
  const admin = (...args: string[]) => run('trytond-admin', ['-c', config, '-d', name, ...args], { env });
  await admin('--all', '--email', 'admin@example.test');
  await admin('-u', ...modules, '--activate-dependencies');
  const draft = `${kept}.${process.pid}`;
  await store.save(draft);
  renameSync(draft, kept);
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONPATH: MODULES, PYTHONDONTWRITEBYTECODE: '1' };
}

/** Everything an initialised database depends on. */
function fingerprint(modules: readonly string[]): string {
  const module = readFileSync(join(MODULES, 'crosswalk_contract', '__init__.py'), 'utf8');
  return createHash('sha256')
    .update(`${versions() ?? ''}${module}${ADMIN.password}${modules.join()}`)
    .digest('hex')
    .slice(0, 16);
}

function versions(): string | undefined {
  const query = spawnSync('dpkg-query', ['-W', '-f', '${Package}=${Version} ', ...PACKAGES], { encoding: 'utf8' });
  return query.status === 0 ? query.stdout : undefined;
}

async function launch(config: string, name: string, port: number): Promise<ChildProcess> {
  const child = spawn('trytond', ['-c', config, '-d', name], { stdio: 'ignore', env: environment() });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const body = JSON.stringify({ id: 0, method: 'common.server.version', params: [] });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, request).catch(() => undefined);
    if (answer?.ok === true) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  kill();
  throw new Error('Tryton did not start');
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const found = server.address();
      const port = typeof found === 'object' && found !== null ? found.port : 0;
      server.close(() => resolve(port));
    });
  });
}
