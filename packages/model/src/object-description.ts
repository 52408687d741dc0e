import { FIELD_TYPES } from './field-values.ts';
import { LIMITS } from './limits.ts';
import { FieldKey, TypeName } from './names.ts';
import { z } from './zod.ts';

const label = z.string().check(z.maxLength(LIMITS.label));

/** One choice of a `select` or `multiSelect` field. */
export const FieldOption = z.strictObject({
  value: label,
  label,
  /** Meaning of the choice for looks: `positive` is shown green, `negative` red. */
  tone: z.optional(z.enum(['neutral', 'positive', 'caution', 'negative', 'info'])),
});
export type FieldOption = z.infer<typeof FieldOption>;

/** What a user or a plugin may do with one field. `write` includes `read`. */
export const FieldRight = z.enum(['none', 'read', 'write']);
export type FieldRight = z.infer<typeof FieldRight>;

/** What is known about one field: enough to show it, edit it and check it. */
export const FieldDescription = z.strictObject({
  key: FieldKey,
  type: z.enum(FIELD_TYPES),
  label,
  help: z.optional(z.string().check(z.maxLength(2_000))),
  required: z.optional(z.boolean()),
  readOnly: z.optional(z.boolean()),
  unique: z.optional(z.boolean()),
  /** The value is a list of the type's values, the main one first. */
  multiple: z.optional(z.boolean()),
  options: z.optional(z.array(FieldOption).check(z.maxLength(LIMITS.fields))),
  /** Types a `ref` or `refs` may point at. */
  refTypes: z.optional(z.array(TypeName).check(z.maxLength(20))),
  /** ISO 4217 code to offer for a new amount. */
  defaultCurrency: z.optional(z.string().check(z.maxLength(3))),
  filterable: z.optional(z.boolean()),
  sortable: z.optional(z.boolean()),
  /** Contains personal data: masked in logs, removed by erase. */
  personal: z.optional(z.boolean()),
  /** What the mapping to the source's own field loses, in words for the field's help. */
  lossy: z.optional(z.string().check(z.maxLength(500))),
  /** The reader's right on this field; absent means what the source grants everybody. */
  right: z.optional(FieldRight),
});
export type FieldDescription = z.infer<typeof FieldDescription>;

/** What is known about one object type. */
export const ObjectDescription = z.strictObject({
  type: TypeName,
  label,
  pluralLabel: label,
  /** The field whose value names the record in lists and links. */
  titleField: FieldKey,
  fields: z.array(FieldDescription).check(z.maxLength(LIMITS.fields)),
});
export type ObjectDescription = z.infer<typeof ObjectDescription>;

/** What the signed-in user may do with one object type. Absent fields have the right `write` if the type can be updated, else `read`. */
export const Rights = z.strictObject({
  read: z.boolean(),
  create: z.boolean(),
  update: z.boolean(),
  delete: z.boolean(),
  fields: z.optional(z.record(FieldKey, FieldRight)),
});
export type Rights = z.infer<typeof Rights>;
