import { CrosswalkError, type Manifest, type RequestTemplate } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { assertScope } from '../grants/acting-for.ts';
import type { ActingPlugin } from '../registry/plugin-directory.ts';
import type { AccessTokens, UsableToken } from '../oauth/access-tokens.ts';
import { useSettings } from '../secrets/plugin-settings.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { assertAllowedHost, readAllowedHosts, reachableOrigins } from './allowed-hosts.ts';
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
  readonly connections: { readonly tokens: AccessTokens };
}

/** One request a panel asks for. */
export interface PluginRequest {
  /** Name of a template of the manifest. */
  readonly template: string;
  readonly params: RequestParams;
  /** Whose connections it may use. */
  readonly userId: string;
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

const UNAUTHORIZED = 401;

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
    const { answer, prepared } = await sendAuthorized(parts, acting, template, { ...request, signal });
    return {
      status: answer.status,
      headers: shownHeaders(answer, prepared.redactor),
      body: releasing(prepared.redactor.stream(answer.body), release),
      origin: prepared.filled.url.origin,
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Sends it, and once more with newer tokens when the company does not accept those there were: it did nothing then. */
async function sendAuthorized(
  parts: ProxyParts,
  acting: ActingPlugin,
  template: RequestTemplate,
  request: PluginRequest,
): Promise<{ answer: GuardedAnswer; prepared: Prepared }> {
  const { manifest } = acting.plugin;
  const prepared = await prepare(parts, manifest, template, request);
  const answer = await send(parts, manifest, prepared, request.signal);
  if (answer.status !== UNAUTHORIZED || prepared.tokens.length === 0) return { answer, prepared };
  answer.discard();
  for (const { connection } of prepared.tokens) await parts.connections.tokens.renew(manifest, connection);
  const again = await prepare(parts, manifest, template, request);
  return { answer: await send(parts, manifest, again, request.signal), prepared: again };
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
  /** The tokens of connections that are in it. */
  readonly tokens: readonly UsableToken[];
}

async function prepare(
  { database, secrets, connections }: ProxyParts,
  manifest: Manifest,
  template: RequestTemplate,
  { params, userId }: PluginRequest,
): Promise<Prepared> {
  const given = checkParams(template, params);
  const settings = await useSettings(database, secrets, manifest, namesOf(template, 'settings'));
  const tokens = new Map<string, UsableToken>();
  for (const name of namesOf(template, 'oauth'))
    tokens.set(name, await connections.tokens.take(manifest, { plugin: manifest.id, name, userId }));
  const filled = fillTemplate(template, ({ from, name }) => {
    if (from === 'params') return assertFound(given.get(name));
    return assertFound(from === 'settings' ? settings.get(name)?.value : tokens.get(name)?.value);
  });
  const secret = [...settings.values()].flatMap(({ value, isSecret }) => (isSecret ? [String(value)] : []));
  const redactor = new SecretRedactor([...secret, ...[...tokens.values()].map(({ value }) => value)]);
  return { filled, redactor, tokens: [...tokens.values()] };
}

async function send(
  { database, outgoing }: ProxyParts,
  manifest: Manifest,
  { filled, redactor }: Prepared,
  signal: AbortSignal,
): Promise<GuardedAnswer> {
  const origins = reachableOrigins(manifest, await readAllowedHosts(database, manifest.id));
  assertAllowedHost(manifest.id, filled.url, origins);
  const request = {
    ...filled,
    signal,
    isConfidential: redactor.hasSecrets,
    mayGoTo: (origin: string) => origins.has(origin),
    maxBytes: REQUEST_LIMITS.bytes,
  };
  const deadline = performance.now() + REQUEST_LIMITS.ms;
  try {
    return await sendWithRetry(filled.method, deadline, () => guardedFetch(outgoing, request), signal);
  } catch (error) {
    throw redacted(error, redactor);
  }
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

function assertFound(value: Filling | undefined): Filling {
  if (value === undefined) throw new TypeError('A placeholder was not looked up before.');
  return value;
}
