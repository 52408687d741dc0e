/**
 * Checks of untrusted values, as closures over plain data: no eval, so they run under the strictest
 * Content-Security-Policy, and no zod, so they cost the page a few hundred bytes. `scripts/generate-checks.ts`
 * writes the expressions from the zod schemas; a property test shows that both agree.
 *
 * A check answers `null` or the first fault. It never throws, never copies the value into its message and never
 * looks further than its bounds.
 */
import type { Fault } from './errors.ts';

/** Answers `null` for a good value and the first fault of a bad one. */
export type Check = (value: unknown) => Fault | null;

/** Levels of nesting any value may have. JSON deeper than this is an attack or a bug. */
const MAX_DEPTH = 16;
/** Keys an object with free keys may have. */
const MAX_KEYS = 1_000;

const fault = (expected: string, path = ''): Fault => ({ path, expected });

function within(key: string | number, inner: Fault): Fault {
  const step = typeof key === 'number' ? `[${key}]` : key.slice(0, 64);
  const dot = inner.path === '' || inner.path.startsWith('[') ? '' : '.';
  return { ...inner, path: `${step}${dot}${inner.path}` };
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const boolean: Check = (value) => (typeof value === 'boolean' ? null : fault('true or false'));

export const nothing: Check = (value) => (value === null ? null : fault('null'));

export const number: Check = (value) => (Number.isFinite(value) ? null : fault('a finite number'));

export const integer =
  (minimum: number, maximum: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? null
      : fault(`a whole number from ${minimum} to ${maximum}`);

export const string =
  (minimum: number, maximum: number, pattern?: RegExp): Check =>
  (value) => {
    if (typeof value !== 'string') return fault('text');
    if (value.length < minimum) return fault('text that is not empty');
    if (value.length > maximum) return fault(`at most ${maximum} characters`);
    return pattern === undefined || pattern.test(value)
      ? null
      : fault(`text that matches ${pattern.source.slice(0, 160)}`);
  };

export const oneOf = (...values: readonly unknown[]): Check => {
  const known = new Set(values);
  return (value) => (known.has(value) ? null : fault(`one of ${values.join(', ')}`));
};

export const list =
  (item: Check, minimum: number, maximum: number): Check =>
  (value) => {
    if (!Array.isArray(value)) return fault('a list');
    if (value.length > maximum) return fault(`at most ${maximum} items`);
    if (value.length < minimum) return fault(`at least ${minimum} items`);
    for (let index = 0; index < value.length; index += 1) {
      const found = item(value[index]);
      if (found) return within(index, found);
    }
    return null;
  };

/** An object with exactly these keys; those of `optional` may be absent. */
export const object = (
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check => {
  const checks = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value) => {
    if (!isPlainObject(value)) return fault('an object');
    for (const key in value) {
      if (value[key] === undefined) continue;
      const check = checks.get(key);
      if (!check) return fault(`only the keys ${[...checks.keys()].join(', ')}`, key.slice(0, 64));
      const found = check(value[key]);
      if (found) return within(key, found);
    }
    const missing = needed.find((key) => value[key] === undefined);
    return missing === undefined ? null : fault('a value', missing);
  };
};

/** An object whose keys are data. */
export const record =
  (key: Check, item: Check): Check =>
  (value) => {
    if (!isPlainObject(value)) return fault('an object');
    let count = 0;
    for (const name in value) {
      if ((count += 1) > MAX_KEYS) return fault(`at most ${MAX_KEYS} keys`);
      if (key(name)) return fault('a valid key', name.slice(0, 64));
      const found = item(value[name]);
      if (found) return within(name, found);
    }
    return null;
  };

/** The value must pass one of the checks; the fault shown is the one that got furthest. */
export const anyOf =
  (...checks: readonly Check[]): Check =>
  (value) => {
    let furthest: Fault | null = null;
    for (const check of checks) {
      const found = check(value);
      if (!found) return null;
      if (!furthest || found.path.length > furthest.path.length) furthest = found;
    }
    return furthest;
  };

/** A check that refers to itself, with a bound on how often. */
export const recursive = (define: (self: Check) => Check): Check => {
  let depth = 0;
  const self: Check = (value) => {
    if (depth >= MAX_DEPTH) return fault(`at most ${MAX_DEPTH} levels`);
    depth += 1;
    try {
      return check(value);
    } finally {
      depth -= 1;
    }
  };
  const check = define(self);
  return self;
};

/** Any JSON value of bounded depth. */
export const json: Check = recursive((self) => (value) => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return list(self, 0, Infinity)(value);
  if (!isPlainObject(value)) return fault('a JSON value');
  for (const key in value) {
    if (key === '__proto__') return fault('a key other than __proto__');
    const found = value[key] === undefined ? null : self(value[key]);
    if (found) return within(key, found);
  }
  return null;
});
