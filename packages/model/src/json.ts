import { z } from './zod.ts';

/** Any value that survives `JSON.parse(JSON.stringify(value))` unchanged. The only kind of value that crosses a boundary. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A JSON value whose structure the reader does not know; bounded by the size and depth of its message. */
export const JsonValue: z.ZodMiniType<JsonValue> = z.json();
