/** Assertions that run in Node and in browsers alike, because the contract suite does. */
import { equalJson, type JsonValue } from '@crosswalk/model';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';

/** Fails unless both say the same as JSON. */
export function expectEqual(actual: unknown, expected: unknown, what = 'value'): void {
  if (!equalJson(asJson(actual), asJson(expected))) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

/** Fails unless the condition holds. */
export function expectTrue(condition: boolean, what: string): void {
  if (!condition) throw new Error(`expected: ${what}`);
}

/** Fails unless the call rejects with this code; gives the error for a closer look. */
export async function expectRejection(call: Promise<unknown>, code: ErrorCode): Promise<CrosswalkError> {
  const outcome = await call.then(
    (value) => new Error(`expected a rejection with ${code}, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof CrosswalkError && outcome.code === code) return outcome;
  throw outcome instanceof CrosswalkError
    ? new Error(`expected ${code}, got ${outcome.code}: ${outcome.message}`)
    : outcome;
}

function asJson(value: unknown): JsonValue {
  const parsed: JsonValue = JSON.parse(JSON.stringify(value ?? null));
  return parsed;
}
