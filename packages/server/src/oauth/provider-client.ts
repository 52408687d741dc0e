import { createHash } from 'node:crypto';
import { CrosswalkError, endpointOrigin, type Manifest, type OAuthProvider } from '@crosswalk/protocol';
import * as oauth from 'oauth4webapi';
import type { Database } from '../database/database.ts';
import { assertAllowedHost, readAllowedHosts, reachableOrigins } from '../proxy/allowed-hosts.ts';
import { guardedFetch, readAll } from '../proxy/guarded-fetch.ts';
import type { OutgoingConnections } from '../proxy/outgoing-request.ts';
import { useSettings } from '../secrets/plugin-settings.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** What companies are spoken to with. */
export interface OAuthParts {
  readonly database: Database;
  readonly secrets: SecretStore;
  readonly outgoing: OutgoingConnections;
}

/** A company as the library takes it, and this plugin as its client. */
export interface ProviderClient {
  readonly provider: OAuthProvider;
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly clientAuth: oauth.ClientAuth;
  /** Goes to the company's own addresses, as far as an admin lets the plugin go there, and never inside the network. */
  readonly fetch: (url: string, request: ProviderRequest) => Promise<Response>;
}

/** A request to a company. */
export interface ProviderRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Time for one question to a company. */
export const PROVIDER_MS = 10_000;
/** Answers of companies are small; what is larger is none. */
const ANSWER_BYTES = 200_000;

/** What the manifest says of a company; `not_found` when it names none of this name. */
export function providerOf({ id, oauth: declared = {} }: Manifest, name: string): OAuthProvider {
  const provider = Object.hasOwn(declared, name) ? declared[name] : undefined;
  if (provider !== undefined) return provider;
  throw new CrosswalkError('not_found', `The manifest of ${id} has no connection named ${name.slice(0, 64)}.`);
}

/** What a user agrees to, as a hash: who is asked, who asks, and where tokens go. When it changes, old tokens are used no more. */
export function termsOf({ authorize, token, issuer, hosts, clientId, clientSecret }: OAuthProvider): string {
  const terms = [authorize, token, issuer ?? '', [...hosts].sort(), clientId, clientSecret ?? ''];
  return createHash('sha256').update(JSON.stringify(terms)).digest('base64url');
}

/** Makes everything ready to speak to a company; refuses when settings have no value yet or an admin does not let it. */
export async function openProvider(
  { database, secrets, outgoing }: OAuthParts,
  manifest: Manifest,
  name: string,
): Promise<ProviderClient> {
  const provider = providerOf(manifest, name);
  const { clientId, clientSecret, clientAuth, authorize, token, revoke, issuer } = provider;
  const settings = await useSettings(database, secrets, manifest, [clientId, ...(clientSecret ? [clientSecret] : [])]);
  const text = (setting: string) => String(settings.get(setting)?.value ?? '');
  const origins = reachableOrigins(manifest, await readAllowedHosts(database, manifest.id));
  return {
    provider,
    server: {
      issuer: issuer ?? endpointOrigin(authorize),
      authorization_endpoint: authorize,
      token_endpoint: token,
      ...(revoke !== undefined && { revocation_endpoint: revoke }),
    },
    client: { client_id: text(clientId) },
    clientAuth: clientAuthOf(clientSecret === undefined ? undefined : text(clientSecret), clientAuth),
    fetch: (url, request) => {
      assertAllowedHost(manifest.id, new URL(url), origins);
      return fetchFrom(outgoing, url, request);
    },
  };
}

/** How a client proves who it is. */
export function clientAuthOf(secret: string | undefined, how: OAuthProvider['clientAuth']): oauth.ClientAuth {
  if (secret === undefined) return oauth.None();
  return how === 'post' ? oauth.ClientSecretPost(secret) : oauth.ClientSecretBasic(secret);
}

/** Asks a company something, by the rules for plugins' requests: checked addresses, TLS, no way to another host, bounded. */
export async function fetchFrom(
  outgoing: OutgoingConnections,
  address: string,
  { method, headers, body, signal = AbortSignal.timeout(PROVIDER_MS) }: ProviderRequest,
): Promise<Response> {
  const url = new URL(address);
  const answer = await guardedFetch(outgoing, {
    method,
    url,
    headers,
    body: body?.toString(),
    signal,
    isConfidential: true,
    mayGoTo: (origin) => origin === url.origin,
    maxBytes: ANSWER_BYTES,
  });
  const bytes = await readAll(answer.body);
  return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), {
    status: answer.status,
    headers: [...answer.headers],
  });
}

/** The options every question of the library takes. */
export function optionsOf({ fetch }: Pick<ProviderClient, 'fetch'>): {
  [oauth.customFetch]: ProviderClient['fetch'];
  signal: () => AbortSignal;
} {
  return { [oauth.customFetch]: fetch, signal: () => AbortSignal.timeout(PROVIDER_MS) };
}
