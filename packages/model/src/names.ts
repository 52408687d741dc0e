import { FIELD_LENGTHS, FIELD_PATTERNS } from './field-patterns.ts';
import { LIMITS } from './limits.ts';
import { z } from './zod.ts';

/**
 * Name of an object type: `person`, `deal`, `acmeTicket`. Letters, digits and `_`, starting with a lower-case letter,
 * so that no name collides with anything inherited (`__proto__`) and every name fits a scope.
 */
export const TypeName = z.string().check(z.maxLength(FIELD_LENGTHS.name), z.regex(FIELD_PATTERNS.typeName));
export type TypeName = string;

/** Key of a field inside a record. Starts with a letter. */
export const FieldKey = z.string().check(z.maxLength(FIELD_LENGTHS.name), z.regex(FIELD_PATTERNS.fieldKey));
export type FieldKey = string;

/** Opaque id of a record. Never parsed, never a number. */
export const RecordId = z.string().check(z.minLength(1), z.maxLength(LIMITS.id));
export type RecordId = string;

/** Opaque version of a record, compared only for equality. */
export const RecordVersion = z.string().check(z.minLength(1), z.maxLength(LIMITS.id));
export type RecordVersion = string;
