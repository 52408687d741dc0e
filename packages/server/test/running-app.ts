import type { ObjectDescription } from '@crosswalk/model';
import type { ErrorDetails, Manifest, PermissionChange, WireError } from '@crosswalk/protocol';
import { type AppOptions, createApp } from '../src/app.ts';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { defineTypes } from '../src/records/type-registry.ts';
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
      return { status: response.status, headers: response.headers, body: parseAnswer(text) };
    },
    async close() {
      await app.close();
      await server.close();
      if (options.database === undefined) await database.close();
    },
  };
}

function parseAnswer(text: string): AnswerBody {
  return JSON.parse(text === '' ? '{}' : text) as AnswerBody;
}
