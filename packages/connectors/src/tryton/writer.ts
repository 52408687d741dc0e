import type { BatchOperation, CallOptions, CrmRecord, RecordFields } from '@crosswalk/model';
import { CrosswalkError, recordNotFound, versionConflict } from '@crosswalk/protocol';
import type { TrytonClient } from './client.ts';
import type { Layout } from './layout.ts';
import { didHappen, findCreated } from './lost-answer.ts';
import { type ChangeOperation, inBatch, type Plan, planOf } from './plan.ts';
import type { Access, TrytonReader } from './reader.ts';
import { recordOf, timestampsOf, versionOf } from './record.ts';
import { TrytonRefusal } from './tryton-error.ts';
import { changedKeys, valuesFor } from './values.ts';
import { idsOf, type Row, textOf } from './wire.ts';

/** A write that took effect, for those who watch. */
export type Written =
  | { kind: 'created' | 'updated'; record: CrmRecord; changedFields: string[] }
  | { kind: 'deleted'; type: string; id: string };

/** Whom a writer works with. */
interface WriterParts {
  client: TrytonClient;
  reader: TrytonReader;
  /** Hears of everything written, before its caller does. */
  onWritten: (written: Written, access: Access) => void;
}

type Results = (CrmRecord | null)[];

/** How often a change is tried again when others were faster and the caller named no version. */
const ATTEMPTS = 4;

/** Writes records into Tryton: each plan is one call, and so one transaction. */
export class TrytonWriter {
  readonly #parts: WriterParts;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  async write(
    operations: readonly BatchOperation[],
    accesses: ReadonlyMap<string, Access>,
    { signal }: CallOptions,
  ): Promise<Results> {
    const plan = planOf(operations, accesses);
    try {
      if (plan.kind === 'create') return await this.#create(plan.access, plan.fields, signal);
      return await this.#changeOrRetry(plan, signal);
    } catch (error) {
      throw error instanceof TrytonRefusal ? await this.#explain(error, plan) : error;
    }
  }

  async #create(access: Access, fields: readonly RecordFields[], signal: AbortSignal | undefined): Promise<Results> {
    const { layout, rights } = access;
    const { client, reader, onWritten } = this.#parts;
    const values = fields.map((one, index) => ({
      ...layout.mapping.createValues,
      ...inBatch(fields.length, index, () => valuesFor(layout, one, undefined)),
    }));
    const newest = await reader.newestId(layout, signal);
    const ids = await client
      .call(layout.mapping.model, 'create', [values], { signal })
      .then(idsOf, (error: unknown) => findCreated({ reader, layout, fields, newest }, error));
    const rows = await this.#rowsById(layout, ids.map(String));
    return ids.map((id, index) => {
      const row = rows.get(String(id));
      // What was made is gone again: another user was faster than our reading.
      if (row === undefined) throw recordNotFound(layout.mapping.type, String(id));
      const record = recordOf(layout, rights, row);
      onWritten({ kind: 'created', record, changedFields: Object.keys(fields[index] ?? {}) }, access);
      return record;
    });
  }

  async #changeOrRetry(plan: Exclude<Plan, { kind: 'create' }>, signal: AbortSignal | undefined): Promise<Results> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#change(plan, signal);
      } catch (error) {
        const isRace = error instanceof TrytonRefusal && error.kind === 'ConcurrencyException';
        if (!isRace || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Reads the records, checks their versions, and writes what differs with Tryton's own marks of what was read. */
  async #change({ kind, access, operations }: Exclude<Plan, { kind: 'create' }>, signal: AbortSignal | undefined) {
    const { layout } = access;
    const ids = operations.map(({ id }) => id);
    const before = await this.#rowsById(layout, ids, signal);
    const steps = stepsOf(layout, operations, before);
    const changed = [...steps.wanted].filter(
      ([id, wanted]) => wanted === null || isNews(layout, wanted, before.get(id)),
    );
    if (changed.length > 0) {
      const rows = changed.flatMap(([id]) => rowIn(before, id));
      const context = { _timestamp: timestampsOf(layout, rows) };
      const params = kind === 'remove' ? [idsOf(rows.map((row) => row['id']))] : pairsOf(layout, changed, before);
      const sent = this.#parts.client.call(layout.mapping.model, kind === 'remove' ? 'delete' : 'write', params, {
        signal,
        context,
      });
      await sent.catch((error: unknown) => didHappen({ reader: this.#parts.reader, layout, changed }, error));
    }
    return this.#results(access, operations, before);
  }

  async #results(access: Access, operations: readonly ChangeOperation[], before: ReadonlyMap<string, Row>) {
    const { layout, rights } = access;
    const { onWritten } = this.#parts;
    const kept = operations.filter(({ fields }) => fields !== undefined).map(({ id }) => id);
    const after = await this.#rowsById(layout, kept);
    return operations.map((operation, index) => {
      const { id, fields } = operation;
      if (fields === undefined) {
        onWritten({ kind: 'deleted', type: layout.mapping.type, id }, access);
        return null;
      }
      const row = after.get(id);
      const old = before.get(id);
      if (old === undefined) throw recordNotFound(layout.mapping.type, id);
      // A later operation of the same batch may have archived it.
      const record = recordOf(layout, rights, row ?? old);
      const later = operations.slice(index + 1).filter((one) => one.id === id);
      const changedFields = changedKeys(layout, fields, old);
      if (row !== undefined && later.length === 0 && changedFields.length > 0) {
        onWritten({ kind: 'updated', record, changedFields }, access);
      }
      return later.length === 0 ? record : asOf(record, operations.slice(0, index + 1), id);
    });
  }

  async #rowsById(layout: Layout, ids: readonly string[], signal?: AbortSignal): Promise<Map<string, Row>> {
    const rows = await this.#parts.reader.rows(layout, ids, signal);
    return new Map(rows.map((row) => [textOf(row['id']), row] as const));
  }

  /** Tryton says no in words for people. What can be known about the reason is looked up, in no language. */
  async #explain(refusal: TrytonRefusal, { access, kind, ...plan }: Plan): Promise<CrosswalkError> {
    const { layout } = access;
    const operations = 'operations' in plan ? plan.operations : [];
    const rows = await this.#rowsById(
      layout,
      operations.map(({ id }) => id),
    ).catch(() => undefined);
    const missing = operations.find(({ id }) => rows !== undefined && !rows.has(id));
    if (missing !== undefined) return recordNotFound(layout.mapping.type, missing.id);
    if (refusal.kind === 'ConcurrencyException') {
      const [row] = rows?.values() ?? [];
      return row === undefined ? refusal : versionConflict(versionOf(layout, row));
    }
    return new CrosswalkError('invalid_input', refusal.message, {
      details: {
        faults: [{ path: kind === 'create' ? 'fields' : '', expected: 'what Tryton accepts', fix: refusal.message }],
      },
      cause: refusal,
    });
  }
}

/** What each record shall be after all operations: its fields, or `null` where it goes. */
function stepsOf(layout: Layout, operations: readonly ChangeOperation[], before: ReadonlyMap<string, Row>) {
  const wanted = new Map<string, RecordFields | null>();
  operations.forEach((operation, index) => {
    inBatch(operations.length, index, () => {
      const { id, fields, ifVersion } = operation;
      const row = before.get(id);
      const known = wanted.get(id);
      if (row === undefined || known === null) throw recordNotFound(layout.mapping.type, id);
      // The version after an earlier operation of the same batch is nobody's to know.
      const version = versionOf(layout, row);
      if (ifVersion !== undefined && (ifVersion !== version || known !== undefined)) throw versionConflict(version);
      const merged = fields === undefined ? null : { ...known, ...fields };
      if (merged !== null) valuesFor(layout, merged, row);
      wanted.set(id, merged);
    });
  });
  return { wanted };
}

function isNews(layout: Layout, fields: RecordFields, row: Row | undefined): boolean {
  return row !== undefined && changedKeys(layout, fields, row).length > 0;
}

/** Tryton's `write` takes ids and values in turn. */
function pairsOf(
  layout: Layout,
  changed: readonly (readonly [string, RecordFields | null])[],
  before: ReadonlyMap<string, Row>,
): unknown[] {
  return changed.flatMap(([id, fields]) => [
    [Number(id)],
    fields === null ? { active: false } : valuesFor(layout, fields, before.get(id)),
  ]);
}

function rowIn(rows: ReadonlyMap<string, Row>, id: string): [Row] | [] {
  const row = rows.get(id);
  return row === undefined ? [] : [row];
}

/** The record as it was between two operations of a batch. */
function asOf(record: CrmRecord, operations: readonly ChangeOperation[], id: string): CrmRecord {
  const written = operations.filter((one) => one.id === id).flatMap(({ fields = {} }) => Object.entries(fields));
  return { ...record, fields: { ...record.fields, ...Object.fromEntries(written) } };
}
