import { join } from 'node:path';
import type { ObjectDescription } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import {
  type App,
  createApp,
  type Database,
  defineTypes,
  makeFolder,
  openDatabase,
  openKeyRing,
  type RightsPolicy,
  type User,
} from '@crosswalk/server';
import { StartError } from '../serve/options.ts';
import { DEMO_DESCRIPTIONS } from '../data/index.ts';

/** What Tryton has no word for and the sample plugins need: tasks. They are kept here, beside Tryton. */
const TYPES: ReadonlySet<string> = new Set(['task']);
/** Milliseconds for which a session that Tryton knew is known here. */
const REMEMBER_MS = 30_000;

/** The Crosswalk server beside Tryton: grants, settings, storage and audit of plugins, and tasks. */
export async function openServiceBeside(folder: string, trytonUrl: string): Promise<{ app: App; database: Database }> {
  const data = join(folder, 'beside');
  await makeFolder(data);
  const database = await openDatabase({ folder: join(data, 'database') });
  await defineTypes(database, DEMO_DESCRIPTIONS.filter(({ type }) => TYPES.has(type)).map(withoutForeignLinks));
  const keys = await openKeyRing({ file: join(data, 'secret-key'), create: true });
  const allowedOrigins = [new URL(trytonUrl).origin];
  const app = await createApp({ database, identify: identifyByTryton(trytonUrl), rights, keys, allowedOrigins });
  return { app, database };
}

/** Links to types that exist neither here nor in Tryton would lead nowhere. */
function withoutForeignLinks(description: ObjectDescription): ObjectDescription {
  const known = new Set(['person', 'deal', ...TYPES]);
  const fields = description.fields.filter(({ refTypes = [] }) => refTypes.every((type) => known.has(type)));
  return { ...description, fields };
}

/** Who may log in to Tryton may have tasks. */
const rights: RightsPolicy = () => ({ read: true, create: true, update: true, delete: true });

/**
 * Who makes a request: whoever Tryton says the session belongs to. The page passes its own session on, and nothing is
 * believed that Tryton does not confirm. An administrator is who may change Tryton's users.
 */
function identifyByTryton(url: string): (request: Request) => Promise<User> {
  const known = new Map<string, { user: Promise<User>; until: number }>();
  return (request) => {
    const authorization = request.headers.get('authorization') ?? '';
    if (!authorization.startsWith('Session ')) return Promise.reject(notSignedIn());
    const found = known.get(authorization);
    if (found && found.until > Date.now()) return found.user;
    const user = askTryton(url, authorization);
    // Old sessions are forgotten all at once; who is still there is asked for again.
    if (known.size > 1_000) known.clear();
    known.set(authorization, { user, until: Date.now() + REMEMBER_MS });
    user.catch(() => known.delete(authorization));
    return user;
  };
}

/** Logs in to Tryton; answers with the header that its calls, and ours, are known by. */
export async function signIn(url: string, login: string, password: string): Promise<string> {
  const body = JSON.stringify({ id: 1, method: 'common.db.login', params: [login, { password }, 'en'] });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const [id, key] = parseSession(resultOf(await response.json()));
  return `Session ${Buffer.from(`${login}:${id}:${key}`).toString('base64')}`;
}

function parseSession(answer: unknown): [id: number, key: string] {
  if (Array.isArray(answer) && answer.length === 2) return [Number(answer[0]), String(answer[1])];
  throw new StartError(
    'Tryton did not let the administrator in. Was its password changed? Choose another --data folder.',
  );
}

async function askTryton(url: string, authorization: string): Promise<User> {
  const [login = '', id = ''] = Buffer.from(authorization.slice('Session '.length), 'base64').toString().split(':');
  const call = async (method: string, params: readonly unknown[]): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', authorization, 'x-requested-with': 'XMLHttpRequest' };
    const body = JSON.stringify({ id: 1, method, params });
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
    if (!response) throw new CrosswalkError('offline', 'Tryton cannot be reached, so nobody can be recognised.');
    if (!response.ok) throw notSignedIn();
    return resultOf(await response.json());
  };
  const context = await call('model.res.user.get_preferences', [true, {}]);
  if (typeof context !== 'object' || context === null) throw notSignedIn();
  const access = await call('model.ir.model.access.get_access', [['res.user'], context]);
  const isAdmin = Boolean(new Map(Object.entries(parseAccess(access))).get('res.user')?.write);
  return { id: `tryton-${id}`, name: login, roles: isAdmin ? ['admin'] : [] };
}

/** What a call answered; what is no answer is nothing. */
function resultOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'result' in body ? body.result : undefined;
}

function parseAccess(answer: unknown): Record<string, { write?: unknown }> {
  return (answer ?? {}) as Record<string, { write?: unknown }>;
}

function notSignedIn(): CrosswalkError {
  return new CrosswalkError('permission_denied', 'Nobody is signed in to Tryton, or the session is over.');
}
