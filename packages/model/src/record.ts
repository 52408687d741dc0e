import { DateTimeString, FieldValue, RecordReference } from './field-values.ts';
import { LIMITS } from './limits.ts';
import { FieldKey, RecordId, RecordVersion, TypeName } from './names.ts';
import { z } from './zod.ts';

const label = z.string().check(z.maxLength(LIMITS.label));

/** Field values by key. A field that is absent was not asked for or may not be read; `null` means empty. */
export const RecordFields = z.record(FieldKey, FieldValue);
export type RecordFields = { readonly [key: FieldKey]: FieldValue };

/** What a record is called in another system; `kind` tells ids of one system apart (`openid`, `unionid`). */
export const ExternalId = z.strictObject({
  system: label,
  account: z.string().check(z.maxLength(LIMITS.id)),
  kind: label,
  value: z.string().check(z.maxLength(LIMITS.id)),
});
export type ExternalId = z.infer<typeof ExternalId>;

/** How a record left: still there but hidden, gone, or gone with all personal data removed everywhere. */
export const Deletion = z.enum(['archived', 'deleted', 'erased']);
export type Deletion = z.infer<typeof Deletion>;

/** One record of a CRM. Everything that crosses a boundary about a record has this shape. */
export const CrmRecord = z.strictObject({
  type: TypeName,
  id: RecordId,
  fields: RecordFields,
  version: RecordVersion,
  refs: z.optional(z.record(FieldKey, z.array(RecordReference).check(z.maxLength(LIMITS.values)))),
  externalIds: z.optional(z.array(ExternalId).check(z.maxLength(LIMITS.values))),
  labels: z.optional(z.array(label).check(z.maxLength(LIMITS.values))),
  createdAt: z.optional(DateTimeString),
  updatedAt: z.optional(DateTimeString),
  deleted: z.optional(Deletion),
  /** Source fields the mapping does not know, written back untouched. Never leaves the host. */
  raw: z.optional(FieldValue),
});
export type CrmRecord = Omit<z.infer<typeof CrmRecord>, 'fields'> & { readonly fields: RecordFields };
