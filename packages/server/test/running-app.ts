import assert from 'node:assert/strict';
import { type ObjectDescription, z } from '@crosswalk/model';
import { type ErrorDetails, type Manifest, type PermissionChange, WireError } from '@crosswalk/protocol';
import { type AppOptions, createApp } from '../src/app.ts';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { RouteTable } from '../src/http/router.ts';
import { defineTypes } from '../src/records/type-registry.ts';
import { ROUTES } from '../src/routes/routes.ts';
import { serve } from '../src/serve.ts';

/** A type with a field of each kind the tests of requests need. */
export const PERSON: ObjectDescription = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: [
    { key: 'name', type: 'text', label: 'Name', required: true },
    { key: 'email', type: 'email', label: 'E-mail' },
    { key: 'salary', type: 'integer', label: 'Salary' },
    { key: 'extra', type: 'json', label: 'Extra' },
  ],
};

/** What stands in the JSON of some answer or other; a test reads what its answer has. */
export interface AnswerBody {
  id: string;
  version: string;
  status: string;
  fields: Readonly<Record<string, unknown>>;
  records: readonly { readonly id: string }[];
  total: number;
  nextCursor: string;
  plugins: readonly { readonly manifest: Manifest }[];
  manifest: Manifest;
  baseUrl: string;
  disabled: boolean;
  digest: string;
  changes: readonly PermissionChange[];
  proposal: { readonly manifest: Manifest } | null;
  admin: readonly string[];
  agreed: readonly string[];
  roles?: Readonly<Record<string, readonly string[]>>;
  values: Readonly<Record<string, unknown>>;
  secrets: readonly { readonly name: string; readonly updatedBy: string }[];
  missing: readonly string[];
  entries: readonly { readonly operation: string }[];
  error: WireError & { details: ErrorDetails & { requestId: string; actual: number } };
}

/** What a test needs of an answer. */
export interface Answer {
  status: number;
  headers: Headers;
  body: AnswerBody;
}

/** A whole server on a real socket. */
export interface RunningApp {
  readonly url: string;
  readonly database: Database;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts a server on a new database, or on the one given. */
export async function startApp(
  options: Partial<AppOptions> = {},
  types: readonly ObjectDescription[] = [PERSON],
): Promise<RunningApp> {
  const database = options.database ?? (await openDatabase());
  await defineTypes(database, types);
  const app = await createApp({ log: () => undefined, ...options, database });
  const server = await serve(app.handle);
  return {
    url: server.url,
    database,
    async call(method, path, body, headers = {}) {
      const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
      const type = method === 'GET' ? {} : { 'content-type': 'application/json' };
      const response = await fetch(server.url + path, { method, headers: { ...type, ...headers }, ...sent });
      const text = await response.text();
      assertDescribed(method, path, response, text);
      return { status: response.status, headers: response.headers, body: parseAnswer(isJson(response) ? text : '') };
    },
    async close() {
      await app.close();
      await server.close();
      if (options.database === undefined) await database.close();
    },
  };
}

const TABLE = new RouteTable(ROUTES);
const Failure = z.strictObject({ error: WireError });

/** Holds every answer a test gets against what its route says of it, which is what the description of the API says. */
function assertDescribed(method: string, path: string, { status }: Response, text: string): void {
  if (method === 'HEAD' || method === 'OPTIONS') return;
  const where = `${method} ${path} ${status}`;
  if (status >= 400) {
    assert.ok(Failure.safeParse(JSON.parse(text)).success, `${where}: ${text}`);
    return;
  }
  const { route } = TABLE.find(method, new URL(path, 'http://localhost').pathname);
  const described = route.answers[status];
  assert.notEqual(described, undefined, `${where} is not described`);
  if (described === null) assert.equal(text, '', where);
  else if (described !== undefined && !('mediaType' in described)) {
    const parsed = described.safeParse(JSON.parse(text));
    assert.ok(
      parsed.success,
      `${where} is not as described: ${JSON.stringify(parsed.error?.issues)}\n${text.slice(0, 500)}`,
    );
  }
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

function parseAnswer(text: string): AnswerBody {
  return JSON.parse(text === '' ? '{}' : text) as AnswerBody;
}
