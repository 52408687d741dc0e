import type { FieldValue } from '@crosswalk/model';

/** Whether two field values are the same to a reader; absent, `null` and empty text are all "nothing". */
export function isSameValue(left: FieldValue | undefined, right: FieldValue | undefined): boolean {
  return canonical(left) === canonical(right);
}

/** JSON with sorted keys: sources need not keep the order of an object's parts. */
function canonical(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return 'null';
  return JSON.stringify(value, (_, part: unknown) =>
    isPlainObject(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part,
  );
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
