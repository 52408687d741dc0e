import { CrosswalkError, type Fault, invalidInput } from '@crosswalk/protocol';
import { assertJson } from './request-guard.ts';

/** Bytes a request may have. */
export const BODY_LIMIT = 1_048_576;
/** Levels a body may nest: what a record's JSON field may have, and the query or batch around it. */
const DEPTH_LIMIT = 40;

/** Reads a request's JSON: bounded while it comes in, free of text that no database can store and of keys that are traps. */
export async function readJson(request: Request): Promise<unknown> {
  assertJson(request);
  const bytes = await readBytes(request, BODY_LIMIT);
  const value = parseJson(bytes);
  const fault = findUnstorable(value, '', DEPTH_LIMIT);
  if (fault !== undefined) throw invalidInput([fault]);
  return value;
}

/** Refuses parameters that no database can store. */
export function assertStorable(parameters: URLSearchParams): void {
  for (const [name, value] of parameters) {
    if (!isStorable(name) || !isStorable(value))
      throw invalidInput([{ path: name.slice(0, 64), expected: 'text without NUL characters' }]);
  }
}

/** Whether PostgreSQL can keep this text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text);
}

/** Reads a request's bytes, and stops as soon as there are too many. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit, announced);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = request.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit, size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value;
  } catch {
    throw invalidInput([{ path: '', expected: 'JSON in UTF-8' }]);
  }
}

function findUnstorable(value: unknown, path: string, levels: number): Fault | undefined {
  if (typeof value === 'string')
    return isStorable(value) ? undefined : { path, expected: 'text without NUL characters and half surrogates' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (levels === 0) return { path: path.slice(0, 200), expected: `at most ${DEPTH_LIMIT} levels` };
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key) || key === '__proto__') return { path, expected: 'keys that are ordinary text' };
    const place = Array.isArray(value) ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key.slice(0, 64)}`;
    const found = findUnstorable(inner, place, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function tooLarge(limit: number, actual: number): CrosswalkError {
  return new CrosswalkError('too_large', 'The request is too large.', { details: { limit, actual } });
}
