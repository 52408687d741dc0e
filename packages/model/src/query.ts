import { type JsonValue } from './json.ts';
import { LIMITS } from './limits.ts';
import { FieldKey } from './names.ts';
import { CrmRecord } from './record.ts';
import { z } from './zod.ts';

/** Comparisons a filter may use. `contains` and `startsWith` ignore case; `empty` takes `true` or `false`. */
export const FILTER_OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'contains',
  'startsWith',
  'empty',
] as const;
/** Name of a comparison. */
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** A value that a field is compared with. */
export const FilterValue = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string().check(z.maxLength(1_000)),
  z.array(z.union([z.number(), z.string().check(z.maxLength(1_000))])).check(z.maxLength(LIMITS.values)),
]);
export type FilterValue = z.infer<typeof FilterValue>;

/** One comparison. Money compares by amount, references by id, text without regard to case only where the operator says so. */
export const Condition = z.strictObject({
  field: FieldKey,
  op: z.enum(FILTER_OPERATORS),
  value: FilterValue,
});
export type Condition = z.infer<typeof Condition>;

/** A tree of comparisons. */
export type Filter = Condition | { and: Filter[] } | { or: Filter[] } | { not: Filter };
export const Filter: z.ZodMiniType<Filter> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ and: z.array(Filter).check(z.maxLength(LIMITS.branches)) }),
    z.strictObject({ or: z.array(Filter).check(z.maxLength(LIMITS.branches)) }),
    z.strictObject({ not: Filter }),
  ]),
);

/** Order by one field. Ties are broken by id, so that paging is stable. */
export const Sort = z.strictObject({ field: FieldKey, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof Sort>;

/** The parts of a list query. `cursor` is what the previous page returned as `nextCursor`. */
export const ListQuery = z.strictObject({
  fields: z.optional(z.array(FieldKey).check(z.maxLength(LIMITS.fields))),
  filter: z.optional(Filter),
  sort: z.optional(z.array(Sort).check(z.maxLength(5))),
  /** Records wanted, 1 to 5,000; sources use 50 when it is absent. */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(LIMITS.page))),
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** One page of records. `total` counts what the filter matches, where the source knows it. */
export const RecordPage = z.strictObject({
  records: z.array(CrmRecord).check(z.maxLength(LIMITS.page)),
  nextCursor: z.optional(z.string().check(z.maxLength(2_000))),
  total: z.optional(z.int()),
});
export type RecordPage = { records: CrmRecord[]; nextCursor?: string; total?: number };

/** Records watched for changes: a type, and one record or those a filter matches. */
export type WatchQuery = { type: string; id?: string; filter?: Filter };

/** Writes that succeed or fail together. */
export const BatchOperation = z.union([
  z.strictObject({ kind: z.literal('create'), type: CrmRecord.shape.type, fields: CrmRecord.shape.fields }),
  z.strictObject({
    kind: z.literal('update'),
    type: CrmRecord.shape.type,
    id: CrmRecord.shape.id,
    fields: CrmRecord.shape.fields,
    ifVersion: z.optional(CrmRecord.shape.version),
  }),
  z.strictObject({
    kind: z.literal('delete'),
    type: CrmRecord.shape.type,
    id: CrmRecord.shape.id,
    ifVersion: z.optional(CrmRecord.shape.version),
  }),
]);
export type BatchOperation =
  | { kind: 'create'; type: string; fields: { readonly [key: string]: JsonValue } }
  | { kind: 'update'; type: string; id: string; fields: { readonly [key: string]: JsonValue }; ifVersion?: string }
  | { kind: 'delete'; type: string; id: string; ifVersion?: string };
