import {
  BatchOperation,
  CrmRecord,
  FieldKey,
  Filter,
  LIMITS,
  ListQuery,
  RecordChange,
  RecordFields,
  RecordId,
  RecordPage,
  RecordVersion,
  TypeName,
  z,
} from '@crosswalk/model';
import { operation } from '../operation.ts';
import { requiredText } from '../text.ts';

const fields = z.optional(z.array(FieldKey).check(z.maxLength(LIMITS.fields)));
const query = ListQuery.shape;

export const recordsOperations = {
  /** One record, cut to the fields the plugin may read. */
  'records.get': operation({
    arguments: z.strictObject({ type: TypeName, id: RecordId, fields }),
    result: CrmRecord,
    scope: 'records.{type}.read',
  }),
  /** Several records, in the order of their ids; what is not there is left out. */
  'records.getMany': operation({
    arguments: z.strictObject({
      type: TypeName,
      ids: z.array(RecordId).check(z.minLength(1), z.maxLength(LIMITS.values)),
      fields,
    }),
    result: z.strictObject({ records: RecordPage.shape.records }),
    scope: 'records.{type}.read',
  }),
  /** A page of records. */
  'records.list': operation({
    arguments: z.strictObject({ type: TypeName, ...query }),
    result: RecordPage,
    scope: 'records.{type}.read',
  }),
  /** Full-text search in the fields the plugin may read. */
  'records.search': operation({
    arguments: z.strictObject({ type: TypeName, text: requiredText(500), ...query }),
    result: RecordPage,
    scope: 'records.{type}.read',
  }),
  'records.create': operation({
    arguments: z.strictObject({ type: TypeName, fields: RecordFields }),
    result: CrmRecord,
    scope: 'records.{type}.create',
  }),
  /** Changes fields of one record; with `ifVersion` only if nobody else changed it since. */
  'records.update': operation({
    arguments: z.strictObject({
      type: TypeName,
      id: RecordId,
      fields: RecordFields,
      ifVersion: z.optional(RecordVersion),
    }),
    result: CrmRecord,
    scope: 'records.{type}.update',
  }),
  'records.delete': operation({
    arguments: z.strictObject({ type: TypeName, id: RecordId, ifVersion: z.optional(RecordVersion) }),
    result: z.strictObject({}),
    scope: 'records.{type}.delete',
  }),
  /** All or nothing; a deletion's result is `null`. */
  'records.batch': operation({
    arguments: z.strictObject({ operations: z.array(BatchOperation).check(z.minLength(1), z.maxLength(LIMITS.batch)) }),
    result: z.strictObject({ results: z.array(z.nullable(CrmRecord)).check(z.maxLength(LIMITS.batch)) }),
    scope: 'records.{type}.{kind}',
    over: 'operations',
  }),
  /** Changes of records from now on. */
  'records.watch': operation({
    arguments: z.strictObject({ type: TypeName, id: z.optional(RecordId), filter: z.optional(Filter) }),
    result: RecordChange,
    scope: 'records.{type}.read',
    kind: 'stream',
  }),
} as const;
