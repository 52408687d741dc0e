import type { CallOptions, JsonValue } from '@crosswalk/model';
import { type Connection, CrosswalkError } from '@crosswalk/protocol';
import { Connections } from './connections.ts';
import type { HttpClient } from './http-client.ts';

/** Who asks, as a host says it. */
export interface PluginCallContext extends CallOptions {
  readonly plugin: { readonly manifest: { readonly id: string } };
  /** Opens a page beside the CRM after the user said yes; `false` when they did not. */
  readonly openPage: (url: string) => Promise<boolean>;
}

/** What a request of a plugin came to. */
export interface RequestAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** JSON where the answer says that it is JSON, else its text; bytes that are no text as `{ base64 }`. */
  readonly body: JsonValue;
}

/** What a Crosswalk server does for panels, in the shape of the host's `server`. */
export interface ServerOperations {
  readonly 'http.request': (
    input: { template: string; params?: Record<string, string | number | boolean> | undefined },
    context: PluginCallContext,
  ) => Promise<RequestAnswer>;
  readonly 'auth.getSessionToken': (
    input: object,
    context: PluginCallContext,
  ) => Promise<{ token: string; expiresAt: string }>;
  readonly 'auth.getConnection': (input: { name: string }, context: PluginCallContext) => Promise<Connection>;
  readonly 'auth.connect': (input: { name: string }, context: PluginCallContext) => Promise<Connection>;
  readonly 'auth.disconnect': (input: { name: string }, context: PluginCallContext) => Promise<Record<string, never>>;
}

/** Lets a server do for panels what a page cannot do, because it needs a secret. */
export function createServerOperations(client: HttpClient): ServerOperations {
  const connections = new Connections(client);
  return {
    'http.request': async ({ template, params = {} }, { plugin: { manifest }, signal }) => {
      const path = `/api/plugins/${encodeURIComponent(manifest.id)}/requests/${encodeURIComponent(template)}`;
      const headers = { 'crosswalk-plugin': manifest.id };
      const response = await client.send({ method: 'POST', path, body: { params }, headers, signal });
      const { status, headers: told } = parseTold(response.headers.get('crosswalk-answer') ?? '');
      const bytes = await response.arrayBuffer().catch((cause: unknown) => {
        throw signal?.aborted === true
          ? new CrosswalkError('cancelled', 'The call was cancelled.', { cause })
          : new CrosswalkError(
              'offline',
              'The answer ended before its time: it was too large or too slow, or the connection broke.',
              { cause },
            );
      });
      return { status, headers: told, body: readBody(new Uint8Array(bytes), told['content-type'] ?? '') };
    },
    'auth.getSessionToken': async (_input, { plugin: { manifest }, signal }) => {
      const path = `/api/plugins/${encodeURIComponent(manifest.id)}/session-token`;
      const headers = { 'crosswalk-plugin': manifest.id };
      return parseToken(await client.json({ method: 'POST', path, body: {}, headers, signal }));
    },
    'auth.getConnection': ({ name }, context) => connections.get(name, context),
    'auth.connect': ({ name }, context) => connections.connect(name, context),
    'auth.disconnect': async ({ name }, context) => {
      await connections.disconnect(name, context);
      return {};
    },
  };
}

function readBody(bytes: Uint8Array, type: string): JsonValue {
  if (bytes.length === 0) return null;
  const text = readText(bytes);
  if (text === undefined) return { base64: toBase64(bytes) };
  return /^application\/([a-z0-9.+-]+\+)?json\b/i.test(type) ? (parseJson(text) ?? text) : text;
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What calls itself JSON and is not stays a text. */
function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The CRM's own server checked what it sends. */
function parseTold(header: string): Pick<RequestAnswer, 'status' | 'headers'> {
  const bytes = atob(header.replaceAll('-', '+').replaceAll('_', '/'));
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  return JSON.parse(text) as Pick<RequestAnswer, 'status' | 'headers'>;
}

function parseToken(answer: unknown): { token: string; expiresAt: string } {
  return answer as { token: string; expiresAt: string };
}
