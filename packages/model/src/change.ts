import { DateTimeString } from './field-values.ts';
import { LIMITS } from './limits.ts';
import { FieldKey, RecordId, TypeName } from './names.ts';
import { CrmRecord } from './record.ts';
import { z } from './zod.ts';

/** One change of one record, in the order the source made them. */
export const RecordChange = z.strictObject({
  /** Opaque position in the source's change log; a later watch can resume after it. */
  sequence: z.string().check(z.maxLength(LIMITS.id)),
  kind: z.enum(['created', 'updated', 'deleted']),
  type: TypeName,
  id: RecordId,
  /** With a deletion: everything personal is gone everywhere, and whoever kept a copy must drop it. */
  erased: z.optional(z.literal(true)),
  /** Keys whose value changed; absent when the source cannot tell. */
  changedFields: z.optional(z.array(FieldKey).check(z.maxLength(LIMITS.fields))),
  /** The record after the change; absent for deletions. */
  record: z.optional(CrmRecord),
  at: DateTimeString,
});
export type RecordChange = Omit<z.infer<typeof RecordChange>, 'record'> & { record?: CrmRecord };
