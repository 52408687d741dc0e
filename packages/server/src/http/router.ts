import type { z } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { isStorable } from './request-body.ts';
import { HttpError } from './responses.ts';

/** Who may use a route: `public` without saying who one is, every signed-in `user`, or only an `admin`. */
export type Access = 'public' | 'user' | 'admin';

/** A body that is not one JSON document: its media type and what stands in it. */
export interface MediaAnswer {
  readonly mediaType: string;
  readonly description: string;
}

/**
 * A route and everything that is known of it, in one place: how it is reached, who may, what it takes, what it answers.
 * The API's description is generated from these, and tests hold real answers against them.
 */
export interface Route<Call> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parts that begin with a colon are parameters. */
  readonly path: string;
  /** `user` when absent. Asked before the route runs. */
  readonly access?: Access;
  /** Whether a host may ask it in the name of a plugin, which narrows what the user may do to what the plugin may. */
  readonly forPlugins?: boolean;
  /** What it is for, in one line. */
  readonly summary: string;
  /** The parameters behind the question mark: each key with its schema. */
  readonly query?: z.ZodMiniObject;
  /** The shape of the JSON it takes. */
  readonly body?: z.ZodMiniType;
  /** What success looks like, by status; `null` for an answer without a body. Failures look alike everywhere. */
  readonly answers: Readonly<Record<number, z.ZodMiniType | MediaAnswer | null>>;
  readonly answer: (call: Call) => Promise<Response> | Response;
}

/** The route that was found and the values of its parameters. */
export interface Match<Call> {
  route: Route<Call>;
  parameters: ReadonlyMap<string, string>;
}

interface Entry<Call> {
  readonly route: Route<Call>;
  readonly pattern: readonly string[];
}

/** Routes, sorted once so that finding one looks only at those with as many parts. */
export class RouteTable<Call> {
  readonly #byLength = new Map<number, Entry<Call>[]>();

  constructor(routes: readonly Route<Call>[]) {
    for (const route of routes) {
      const pattern = route.path.split('/');
      const entries = this.#byLength.get(pattern.length) ?? [];
      this.#byLength.set(pattern.length, [...entries, { route, pattern }]);
    }
  }

  /** Finds the route of a request, or says `not_found` for the path and 405 for the method. The first that fits wins. */
  find(method: string, pathname: string): Match<Call> {
    // Whoever asks only for the head gets that of the same answer.
    const wanted = method === 'HEAD' ? 'GET' : method;
    const segments = pathname.split('/').map(decode);
    const others: string[] = [];
    for (const { route, pattern } of this.#byLength.get(segments.length) ?? []) {
      const parameters = matchPath(pattern, segments);
      if (parameters === undefined) continue;
      if (route.method === wanted) return { route, parameters };
      others.push(route.method);
    }
    if (others.length === 0) throw new CrosswalkError('not_found', 'There is nothing at this address.');
    throw new HttpError(405, 'unsupported', `Use ${others.join(' or ')} here.`);
  }
}

function matchPath(
  pattern: readonly string[],
  segments: readonly (string | undefined)[],
): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.startsWith(':') && segment !== '') parameters.set(part.slice(1), segment);
    else if (part !== segment) return undefined;
  }
  return parameters;
}

/** A part of the path as text; `undefined` for what is no text at all. */
function decode(segment: string): string | undefined {
  if (/^[\w.-]*$/.test(segment)) return segment;
  try {
    const text = decodeURIComponent(segment);
    return isStorable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
