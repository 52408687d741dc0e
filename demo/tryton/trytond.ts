import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../serve/options.ts';

/** Tryton as it runs for the demo. */
export interface Trytond {
  /** Address of its web client. */
  readonly origin: string;
  /** Address of its JSON-RPC interface. */
  readonly url: string;
  stop(): Promise<void>;
}

/** What it is started with. */
export interface TrytondOptions {
  readonly port: number;
  readonly folder: string;
  readonly databaseUri: string | undefined;
  readonly password: string;
  /** Files that lie beside the client's index page; it loads `custom.js` and `custom.css` of its own accord. */
  readonly beside: ReadonlyMap<string, string>;
  readonly say: (line: string) => void;
}

const DATABASE = 'crm';
const CLIENT = '/usr/share/tryton-sao/www';
const START_MS = 120_000;

/** Prepares a database once, which takes a minute or two, and starts Tryton with the web client and the files beside it. */
export async function startTrytond(options: TrytondOptions): Promise<Trytond> {
  const { port, folder, say } = options;
  const paths = { config: join(folder, 'trytond.conf'), www: join(folder, 'www'), ready: join(folder, 'initialised') };
  mkdirSync(join(folder, 'db'), { recursive: true });
  await layOutClient(paths.www, options.beside);
  writeFileSync(paths.config, configOf(options, paths.www));
  if (!existsSync(paths.ready)) {
    say('preparing Tryton’s database (once, a minute or two)');
    await initialise(paths.config, options);
    writeFileSync(paths.ready, '');
  }
  say('starting Tryton');
  const child = spawn('trytond', ['-c', paths.config, '-d', DATABASE], { stdio: ['ignore', 'ignore', 'pipe'] });
  const origin = `http://localhost:${port}`;
  await untilAnswers(child, origin);
  return {
    origin,
    url: `${origin}/${DATABASE}/`,
    stop: () => stopProcess(child),
  };
}

/** The client as its package ships it, by links, and our own files beside its index page. */
async function layOutClient(www: string, beside: ReadonlyMap<string, string>): Promise<void> {
  await rm(www, { recursive: true, force: true });
  mkdirSync(www, { recursive: true });
  for (const name of readdirSync(CLIENT)) symlinkSync(join(CLIENT, name), join(www, name));
  for (const [name, file] of beside) symlinkSync(file, join(www, name));
}

function configOf({ port, folder, databaseUri = 'sqlite://' }: TrytondOptions, www: string): string {
  return `[web]
listen = localhost:${port}
root = ${www}
[database]
uri = ${databaseUri}
path = ${join(folder, 'db')}
list = True
[bus]
allow_subscribe = True
long_polling_timeout = 20
`;
}

async function initialise(config: string, { folder, password }: TrytondOptions): Promise<void> {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'db', `${DATABASE}.sqlite`), '', { flag: 'a' });
  const admin = (...args: string[]) =>
    run('trytond-admin', ['-c', config, '-d', DATABASE, ...args], { ...process.env, TRYTONPASSFILE: passwordFile });
  await admin('--all', '--email', 'admin@example.test');
  await admin('-u', 'party', 'sale_opportunity', '--activate-dependencies');
  await rm(passwordFile);
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = lastWords(child);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StartError(`${program} cannot be started: ${error.message}`)));
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new StartError(`${program} failed:\n${said().slice(-2_000)}`)),
    );
  });
}

/** What a process wrote last, for when it fails. */
function lastWords(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (text) => (said = (said + String(text)).slice(-10_000)));
  return () => said;
}

async function untilAnswers(child: ChildProcess, origin: string): Promise<void> {
  const said = lastWords(child);
  const question = JSON.stringify({ id: 0, method: 'common.server.version', params: [] });
  for (const end = Date.now() + START_MS; Date.now() < end;) {
    if (child.exitCode !== null) break;
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: question };
    const answer = await fetch(`${origin}/`, init).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  child.kill('SIGKILL');
  throw new StartError(`Tryton did not start. Its last words:\n${said().slice(-2_000)}`);
}

function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
