import { CrosswalkError } from '@crosswalk/protocol';
import { isStorable } from './request-body.ts';
import { HttpError } from './responses.ts';

/** A route: a method, a path whose `:name` parts are parameters, and what answers it. */
export interface Route<Call> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  answer: (call: Call) => Promise<Response> | Response;
}

/** The route that was found and the values of its parameters. */
export interface Match<Call> {
  route: Route<Call>;
  parameters: ReadonlyMap<string, string>;
}

/** Finds the route of a request, or says `not_found` for the path and 405 for the method. */
export function findRoute<Call>(routes: readonly Route<Call>[], method: string, pathname: string): Match<Call> {
  // Whoever asks only for the head gets that of the same answer.
  const wanted = method === 'HEAD' ? 'GET' : method;
  const segments = pathname.split('/').map(decode);
  const matches = routes.flatMap((route) => {
    const parameters = matchPath(route.path.split('/'), segments);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  const match = matches.find(({ route }) => route.method === wanted);
  if (match !== undefined) return match;
  if (matches.length === 0) throw new CrosswalkError('not_found', 'There is nothing at this address.');
  throw new HttpError(405, 'unsupported', `Use ${matches.map(({ route }) => route.method).join(' or ')} here.`);
}

function matchPath(
  pattern: readonly string[],
  segments: readonly (string | undefined)[],
): ReadonlyMap<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
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
  try {
    const text = decodeURIComponent(segment);
    return isStorable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
