import { ExternalId, FIELD_TYPES, FieldKey, FieldOption, TypeName, z } from '@crosswalk/model';
import { MatchRules } from './identity/match-rules.ts';
import { MatchWeights } from './identity/weights.ts';
import { Transform } from './mapping/transforms.ts';

const name = z.string().check(z.regex(/^[a-z][A-Za-z0-9-]*$/), z.maxLength(64));
const names = z.array(name).check(z.maxLength(10));

/** Which value a field has when systems disagree. Every rule looks at each system's own last value, never at what the sync wrote there. */
export const ConflictRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('newest') }),
  /** The first of these systems that has, or emptied, a value. */
  z.strictObject({ kind: z.literal('priority'), systems: names }),
  /** The newest that is not empty. */
  z.strictObject({ kind: z.literal('nonEmpty') }),
  z.strictObject({ kind: z.literal('min') }),
  z.strictObject({ kind: z.literal('max') }),
  /** f(x) = 1/n Σ xᵢ over the systems that have a value, rounded half to even at this many digits (2; whole numbers 0). */
  z.strictObject({ kind: z.literal('mean'), digits: z.optional(z.int().check(z.minimum(0), z.maximum(12))) }),
  /** A person decides when more than one system has a value of its own that is new. */
  z.strictObject({ kind: z.literal('manual') }),
]);
/** Which value a field has when systems disagree. */
export type ConflictRule = z.infer<typeof ConflictRule>;

/** A field of the synced thing, as all systems mean it. */
export const SyncField = z.strictObject({
  key: FieldKey,
  type: z.enum(FIELD_TYPES),
  multiple: z.optional(z.boolean()),
  /** A record without it is excluded, with this as the reason. */
  required: z.optional(z.boolean()),
  options: z.optional(z.array(FieldOption).check(z.maxLength(500))),
  /** `newest` without it. */
  rule: z.optional(ConflictRule),
});
/** A field of the synced thing, as all systems mean it. */
export type SyncField = z.infer<typeof SyncField>;

/** How one system spells one field. */
export const FieldMapping = z.strictObject({
  field: FieldKey,
  /** The system's own field, or a part of it: `name.given`. */
  from: z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)?$/), z.maxLength(130)),
  /** `both` without it, within the role of the system. */
  direction: z.optional(z.enum(['in', 'out', 'both'])),
  /** What is done to a value that is read, in order. */
  read: z.optional(z.array(Transform).check(z.maxLength(20))),
  /** What is done to a value that is written, in order. */
  write: z.optional(z.array(Transform).check(z.maxLength(20))),
});
/** How one system spells one field. */
export type FieldMapping = z.infer<typeof FieldMapping>;

/** One system and its part in the sync. */
export const SyncParticipant = z.strictObject({
  name,
  /** `source` is only read; `target` follows; `both` does both. A target is read too, to recognise what is there. */
  role: z.enum(['source', 'target', 'both']),
  /** Whether records that are missing there are created (yes). */
  creates: z.optional(z.boolean()),
  fields: z.array(FieldMapping).check(z.maxLength(500)),
  /** What other systems call this system's ids in their `externalIds`. */
  externalId: z.optional(z.omit(ExternalId, { value: true })),
});
/** One system and its part in the sync. */
export type SyncParticipant = z.infer<typeof SyncParticipant>;

const share = z.number().check(z.minimum(0), z.maximum(1));

/** Everything that decides what a sync does, as data. */
export const SyncDefinition = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(256)),
  type: TypeName,
  fields: z.array(SyncField).check(z.minLength(1), z.maxLength(500)),
  systems: z.array(SyncParticipant).check(z.minLength(2), z.maxLength(10)),
  identity: z.optional(
    z.strictObject({
      /** Fields whose equal value proves that two records are the same thing. */
      ids: z.optional(z.array(FieldKey).check(z.maxLength(10))),
      rules: z.optional(MatchRules),
      /** Starting weights without it; better those that `linkRecords` estimated. */
      weights: z.optional(MatchWeights),
      /** A pair at least this probable is the same (0.98); one above `doubtful` (0.5) is asked about. */
      sure: z.optional(share),
      doubtful: z.optional(share),
    }),
  ),
  deletions: z.optional(
    z.strictObject({
      /** What a deletion in a source means elsewhere (`flag`). */
      do: z.enum(['ignore', 'flag', 'propagate']),
      /** A boolean field that is set where a record is flagged. */
      flagField: z.optional(FieldKey),
      /** More deletions in one run than this share of the linked records (0.1) and than `few` (10) wait for a person. */
      share: z.optional(share),
      few: z.optional(z.int().check(z.minimum(0))),
    }),
  ),
  /** What a value that cannot be mapped excludes: the field (default) or the whole record. */
  faultsExclude: z.optional(z.enum(['field', 'record'])),
});
/** Everything that decides what a sync does, as data. */
export type SyncDefinition = z.infer<typeof SyncDefinition>;
