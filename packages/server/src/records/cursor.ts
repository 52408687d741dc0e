import { createHash } from 'node:crypto';
import {
  canonicalDecimal,
  fieldOf,
  type Key,
  keyKind,
  type ObjectDescription,
  type Sort,
  type SortPosition,
} from '@crosswalk/model';
import { invalidInput } from '@crosswalk/protocol';

/** What a cursor belongs to; another query must not use it. */
export interface CursorQuery {
  description: ObjectDescription;
  sort: readonly Sort[];
  filter?: unknown;
  text?: string;
}

/** The position of a page's last record as opaque text, tied to its query. It holds nothing the page itself did not show or may be sorted by. */
export function writeCursor(query: CursorQuery, { keys, id }: SortPosition): string {
  return Buffer.from(JSON.stringify([fingerprint(query), keys, id])).toString('base64url');
}

/** Reads a cursor that came from outside: every part is checked against the query before it gets near the database. */
export function readCursor(query: CursorQuery, cursor: string): SortPosition {
  const [print, keys, id] = parseList(cursor);
  const isRight =
    print === fingerprint(query) && typeof id === 'string' && Array.isArray(keys) && keys.length === query.sort.length;
  if (!isRight) throw cursorFault();
  return { id, keys: query.sort.map(({ field }, index) => readKey(query.description, field, keys[index])) };
}

function readKey(description: ObjectDescription, field: string, value: unknown): Key | null {
  if (value === null) return null;
  const kind = keyKind(fieldOf(description, field));
  const key = kind === 'decimal' ? canonicalDecimal(value) : value;
  if (kind === 'boolean' ? typeof key === 'boolean' : typeof key === 'string' && !/[\0\p{Surrogate}]/u.test(key))
    return parseKey(key);
  throw cursorFault();
}

function parseKey(value: unknown): Key {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  throw cursorFault();
}

function parseList(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function fingerprint({ description, sort, filter, text }: CursorQuery): string {
  const query = JSON.stringify([description.type, sort, filter ?? null, text ?? null]);
  return createHash('sha256').update(query).digest('base64url').slice(0, 16);
}

function cursorFault(): Error {
  return invalidInput([{ path: 'cursor', expected: 'the nextCursor of a page of the same query' }]);
}
