import { type IncomingCall, rawJson } from '@crosswalk/bridge';
import type { BatchOperation, CrmRecord, ListQuery } from '@crosswalk/model';
import { type ArgumentsOf, cutRecord, type RecordCut } from '@crosswalk/protocol';
import { sendPage } from '../records/page.ts';
import { watchRecords } from '../records/watch.ts';
import type { Permit } from '../permission/permit.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, PermittedCall } from './handler.ts';

type RecordsOperation =
  | 'records.get'
  | 'records.getMany'
  | 'records.list'
  | 'records.search'
  | 'records.create'
  | 'records.update'
  | 'records.delete'
  | 'records.batch'
  | 'records.watch';

/** Options of a read whose signal is made only when the source looks at it: most sources answer before anybody cancels. */
class ReadOptions {
  readonly #call: IncomingCall;
  readonly fields: readonly string[];

  constructor(call: IncomingCall, fields: readonly string[]) {
    this.#call = call;
    this.fields = fields;
  }

  get signal(): AbortSignal {
    return this.#call.signal;
  }
}

/** Records: asked of the source with the granted fields, and cut to them again when they come back. */
export const recordsHandlers: Handlers<RecordsOperation> = {
  'records.get': {
    run: ({ panel, permit, call }, { type, id }) => {
      const cut = permit.cut(type);
      const record = panel.source.get(type, id, new ReadOptions(call, cut.keys));
      return record.then((found) => rawJson(JSON.stringify(cutRecord(found, cut))));
    },
  },
  'records.getMany': {
    isOffered: ({ source }) => source.capabilities.getMany === true && source.getMany !== undefined,
    meter: 'bulkReads',
    amount: ({ ids }) => ids.length,
    run: async (context, input) => {
      const { panel, permit, call } = context;
      const cut = permit.cut(input.type);
      const options = new ReadOptions(call, cut.keys);
      const records = (await panel.source.getMany?.(input.type, input.ids, options)) ?? [];
      auditMissing(context, input, records);
      return sendPage({ records }, cut);
    },
  },
  'records.list': {
    run: async ({ panel, permit, call }, { type, ...query }) => {
      const cut = permit.cut(type);
      const page = await panel.source.list(type, restricted(permit, type, query), { signal: call.signal });
      return sendPage(page, cut);
    },
  },
  'records.search': {
    isOffered: ({ source }) => source.capabilities.search === true && source.search !== undefined,
    run: async ({ panel, permit, call }, { type, text, ...query }) => {
      const { source } = panel;
      if (!source.capabilities.searchesFields && !permit.access(type).seesAll) {
        throw refuse('unsupported', 'This CRM can search for those only who may read every field of the type.');
      }
      const page = await source.search?.(type, text, restricted(permit, type, query), { signal: call.signal });
      return sendPage(page ?? { records: [] }, permit.cut(type));
    },
  },
  'records.create': {
    run: async ({ panel, permit, call }, { type, fields }) =>
      cutRecord(await panel.source.create(type, fields, { signal: call.signal }), permit.cut(type)),
  },
  'records.update': {
    run: async ({ panel, permit, call }, { type, id, fields, ifVersion }) => {
      const options = { signal: call.signal, ...(ifVersion === undefined ? {} : { ifVersion }) };
      return cutRecord(await panel.source.update(type, id, fields, options), permit.cut(type));
    },
  },
  'records.delete': {
    run: async ({ panel, call }, { type, id, ifVersion }) => {
      await panel.source.delete(type, id, {
        signal: call.signal,
        ...(ifVersion === undefined ? {} : { ifVersion }),
      });
      return {};
    },
  },
  'records.batch': {
    isOffered: ({ source }) => source.capabilities.batch === true && source.batch !== undefined,
    meter: 'batchWrites',
    amount: ({ operations }) => operations.length,
    run: async (context, { operations }) => ({ results: await runBatch(context, assertOperations(operations)) }),
  },
  'records.watch': {
    isOffered: ({ source }) => source.capabilities.watch === true,
    stream: watchRecords,
  },
};

/** A record that is not there, or may not be seen, is written down like one that was asked for alone. */
function auditMissing(
  { panel, permit: { scope } }: PermittedCall,
  { type, ids }: ArgumentsOf<'records.getMany'>,
  records: readonly CrmRecord[],
): void {
  if (records.length === ids.length) return;
  const found = new Set(records.map(({ id }) => id));
  for (const id of new Set(ids)) {
    if (found.has(id)) continue;
    panel.audit({ operation: 'records.getMany', scope, record: { type, id }, outcome: 'not_found', ms: 0 });
  }
}

/** A query that asks for what may be shown and for nothing else, in an order that tells nothing else. */
function restricted(permit: Permit, type: string, query: ListQuery): ListQuery {
  const access = permit.access(type);
  const sort = query.sort ?? access.order;
  return { ...query, fields: [...permit.cut(type).keys], ...(sort === undefined ? {} : { sort }) };
}

async function runBatch(
  { panel, permit, call }: PermittedCall,
  operations: readonly BatchOperation[],
): Promise<(CrmRecord | null)[]> {
  const cuts = new Map<string, RecordCut>(operations.map(({ type }) => [type, permit.cut(type)]));
  const results = (await panel.source.batch?.(operations, { signal: call.signal })) ?? [];
  return results.map((record) => {
    const cut = record === null ? undefined : cuts.get(record.type);
    return record === null || cut === undefined ? null : cutRecord(record, cut);
  });
}

/** Checked arguments: a key that is absent is absent, although its type says that it could be `undefined`. */
function assertOperations(operations: ArgumentsOf<'records.batch'>['operations']): readonly BatchOperation[] {
  return operations as readonly BatchOperation[];
}
