/** One text part of a structured value (`amount` of money); nothing when the value has another shape. */
export function partOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const part: unknown = Reflect.get(value, key);
  return typeof part === 'string' ? part : undefined;
}
