import type {
  BatchOperation,
  CallOptions,
  CrmRecord,
  RecordChange,
  RecordFields,
  RecordPage,
  WatchQuery,
} from '@crosswalk/model';
import { unpackPage } from '@crosswalk/protocol';
import { GatheredReads } from './gathered-reads.ts';
import type { Session } from './session.ts';
import { readRecords } from './record-lists.ts';
import { type Options, splitOptions } from './typed-call.ts';

/** Fields, filter, sort, limit and cursor of a list, and a way to stop it. */
export type ListOptions = Options<'records.list', 'type'>;

/** Reads and changes records, cut to what the plugin and its user may see. */
export type Records = ReturnType<typeof recordsOf>;

export function recordsOf(session: Session) {
  const { call } = session;
  const gathered = new GatheredReads(session);
  const isGathering = session.capabilities.has('records.getMany');
  return {
    /** One record. Several asked for in one task travel together, as one call of `records.getMany`. */
    get: (type: string, id: string, options: Options<'records.get', 'type' | 'id'> = {}): Promise<CrmRecord> => {
      const { signal, fields } = options;
      if (isGathering && signal === undefined) return gathered.get(type, id, fields);
      const [input, rest] = splitOptions(options);
      return call('records.get', { type, id, ...input }, rest);
    },
    /** Several records, in the order of their ids; those that are not there, or may not be seen, are left out. */
    getMany: async (
      type: string,
      ids: readonly string[],
      options: Options<'records.getMany', 'type' | 'ids'> = {},
    ): Promise<CrmRecord[]> => {
      const [input, rest] = splitOptions(options);
      return unpackPage(await call('records.getMany', { type, ids, ...input }, rest)).records;
    },
    /** A page of records; `nextCursor` leads to the next one. */
    list: async (type: string, options: ListOptions = {}): Promise<RecordPage> => {
      const [input, rest] = splitOptions(options);
      return unpackPage(await call('records.list', { type, ...input }, rest));
    },
    /** A page of records whose text matches. */
    search: async (
      type: string,
      text: string,
      options: Options<'records.search', 'type' | 'text'> = {},
    ): Promise<RecordPage> => {
      const [input, rest] = splitOptions(options);
      return unpackPage(await call('records.search', { type, text, ...input }, rest));
    },
    /** Every record a query matches, or the first `limit`, each as soon as it is here; pages are fetched as needed. */
    stream: (type: string, options: Omit<ListOptions, 'cursor'> = {}): AsyncGenerator<CrmRecord, void, undefined> => {
      const [{ limit = Infinity, ...query }, rest] = splitOptions(options);
      return readRecords(session, { type, ...query }, limit, rest);
    },
    create: (type: string, fields: RecordFields, options?: CallOptions): Promise<CrmRecord> =>
      call('records.create', { type, fields }, options),
    /** Changes fields; with `ifVersion` it rejects with `conflict` when somebody else was faster. */
    update: (
      type: string,
      id: string,
      fields: RecordFields,
      options: CallOptions & { ifVersion?: string } = {},
    ): Promise<CrmRecord> => {
      const [input, rest] = splitOptions(options);
      return call('records.update', { type, id, fields, ...input }, rest);
    },
    delete: async (type: string, id: string, options: CallOptions & { ifVersion?: string } = {}): Promise<void> => {
      const [input, rest] = splitOptions(options);
      await call('records.delete', { type, id, ...input }, rest);
    },
    /** All or nothing. The results stand in the order of the operations; a deletion's is `null`. */
    batch: async (operations: readonly BatchOperation[], options?: CallOptions): Promise<(CrmRecord | null)[]> =>
      (await call('records.batch', { operations }, options)).results,
    /** Changes from now on, until the signal stops them or the loop ends. */
    watch: (query: WatchQuery, options?: CallOptions): AsyncGenerator<RecordChange, void, undefined> =>
      session.stream('records.watch', query, options),
  };
}
