import { CrosswalkError, type RequestTemplate } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { assertScope } from '../grants/acting-for.ts';
import type { ActingPlugin } from '../registry/plugin-directory.ts';
import { readOpenSettings, readSecretSetting } from '../secrets/plugin-settings.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { readAllowedHosts, reachableOrigins } from './allowed-hosts.ts';
import {
  checkParams,
  type FilledRequest,
  type Filling,
  fillTemplate,
  namesOf,
  type RequestParams,
} from './fill-template.ts';
import { type GuardedAnswer, guardedFetch } from './guarded-fetch.ts';
import type { OutgoingConnections } from './outgoing-request.ts';
import { SecretRedactor } from './redact-secrets.ts';
import type { RequestBudget } from './request-budget.ts';
import { sendWithRetry } from './retry.ts';

/** What requests of plugins are made with. */
export interface ProxyParts {
  readonly database: Database;
  readonly secrets: SecretStore;
  readonly outgoing: OutgoingConnections;
  readonly requests: RequestBudget;
}

/** One request a panel asks for. */
export interface PluginRequest {
  /** Name of a template of the manifest. */
  readonly template: string;
  readonly params: RequestParams;
  readonly signal: AbortSignal;
}

/** What a panel gets of an answer. */
export interface PluginAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  /** Where it came from, for the audit. */
  readonly origin: string;
}

/** Time for all of a request, its repetitions and its answer; and bytes of the answer. */
export const REQUEST_LIMITS = { ms: 15_000, bytes: 1_000_000 } as const;

/** Headers of an answer a panel may see. None of them means anything to a browser that gets them from us. */
const SHOWN_HEADERS =
  /^(content-type|content-language|etag|last-modified|retry-after|link|allow|x-request-id|x-total(-count)?|(x-)?ratelimit-[a-z-]+|x-page[a-z-]*|x-next-page|x-prev-page)$/;

/** Makes a request that the manifest declares, with secrets filled in, and cuts them out of what comes back. */
export async function requestForPlugin(
  parts: ProxyParts,
  acting: ActingPlugin,
  request: PluginRequest,
): Promise<PluginAnswer> {
  const template = findTemplate(acting, request.template);
  assertScope(acting, `http.${request.template}`);
  const release = parts.requests.take(acting.plugin.id);
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(REQUEST_LIMITS.ms)]);
  // Whatever becomes of the answer, its place is free at the latest when its time is over.
  signal.addEventListener('abort', release, { once: true });
  try {
    const { filled, redactor } = await prepare(parts, acting, template, request);
    const answer = await send(parts, acting, filled, { signal, isConfidential: redactor.hasSecrets }).catch(
      (error: unknown) => {
        throw redacted(error, redactor);
      },
    );
    return {
      status: answer.status,
      headers: shownHeaders(answer, redactor),
      body: releasing(redactor.stream(answer.body), release),
      origin: filled.url.origin,
    };
  } catch (error) {
    release();
    throw error;
  }
}

function findTemplate({ plugin }: ActingPlugin, name: string): RequestTemplate {
  const { requests = {} } = plugin.manifest;
  const template = Object.hasOwn(requests, name) ? requests[name] : undefined;
  if (template !== undefined) return template;
  throw new CrosswalkError(
    'permission_denied',
    `The manifest of ${plugin.id} declares no request named ${name.slice(0, 64)}.`,
    {
      details: { scope: `http.${name.slice(0, 64)}`, deniedBy: 'manifest' },
    },
  );
}

interface Prepared {
  readonly filled: FilledRequest;
  readonly redactor: SecretRedactor;
}

async function prepare(
  { database, secrets }: ProxyParts,
  { plugin }: ActingPlugin,
  template: RequestTemplate,
  { params }: PluginRequest,
): Promise<Prepared> {
  const given = checkParams(template, params);
  const open = new Map(Object.entries(await readOpenSettings(database, plugin.manifest)));
  const secret = new Map<string, string>();
  const settings = new Map<string, Filling>();
  for (const name of namesOf(template, 'settings')) {
    const isSecret = plugin.manifest.settings?.some((setting) => setting.name === name && setting.secure === true);
    const value = isSecret ? await readSecretSetting(database, secrets, plugin.id, name) : open.get(name);
    if (value === undefined) throw missingSetting(plugin.id, name);
    settings.set(name, value);
    if (isSecret) secret.set(name, String(value));
  }
  const filled = fillTemplate(template, ({ from, name }) =>
    assertFound((from === 'settings' ? settings : given).get(name)),
  );
  return { filled, redactor: new SecretRedactor([...secret.values()]) };
}

async function send(
  { database, outgoing }: ProxyParts,
  { plugin }: ActingPlugin,
  filled: FilledRequest,
  { signal, isConfidential }: { signal: AbortSignal; isConfidential: boolean },
): Promise<GuardedAnswer> {
  const origins = reachableOrigins(plugin.manifest, await readAllowedHosts(database, plugin.id));
  assertAllowedHost(plugin.id, filled.url, origins);
  const request = {
    ...filled,
    signal,
    isConfidential,
    mayGoTo: (origin: string) => origins.has(origin),
    maxBytes: REQUEST_LIMITS.bytes,
  };
  const deadline = performance.now() + REQUEST_LIMITS.ms;
  return sendWithRetry(filled.method, deadline, () => guardedFetch(outgoing, request), signal);
}

function assertAllowedHost(plugin: string, { origin }: URL, origins: ReadonlySet<string>): void {
  if (origins.has(origin)) return;
  throw new CrosswalkError(
    'permission_denied',
    `An admin does not let ${plugin} talk to ${origin}. They can allow it with PUT /api/plugins/${plugin}/hosts.`,
    { details: { deniedBy: 'admin' } },
  );
}

function shownHeaders({ headers }: GuardedAnswer, redactor: SecretRedactor): Record<string, string> {
  return Object.fromEntries(
    [...headers]
      .filter(([name]) => name.length <= 64 && SHOWN_HEADERS.test(name))
      .map(([name, value]) => [name, redactor.text(value.replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ')).slice(0, 2_000)]),
  );
}

/** An error tells where something went wrong; were a secret in it, it would be cut out like everywhere. */
function redacted(error: unknown, redactor: SecretRedactor): unknown {
  if (!(error instanceof CrosswalkError)) return error;
  const { code, message, details, retryable } = error;
  return new CrosswalkError(code, redactor.text(message), { details, retryable });
}

async function* releasing(chunks: AsyncIterable<Uint8Array>, release: () => void): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunks;
  } finally {
    release();
  }
}

function missingSetting(plugin: string, name: string): CrosswalkError {
  return new CrosswalkError(
    'unsupported',
    `The setting ${name} of ${plugin} has no value yet. An admin can enter it with PATCH /api/plugins/${plugin}/settings.`,
  );
}

function assertFound(value: Filling | undefined): Filling {
  if (value === undefined) throw new TypeError('A placeholder was not looked up before.');
  return value;
}
