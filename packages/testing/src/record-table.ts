import { type BatchOperation, type CrmRecord, mergeFields, type RecordChange } from '@crosswalk/model';
import { batchFailure, recordNotFound, versionConflict } from '@crosswalk/protocol';

/** What a set of writes made: a result for each, and the changes in order. */
interface Applied {
  results: (CrmRecord | null)[];
  changes: Omit<RecordChange, 'sequence'>[];
}

/** The records of a memory source. Writes go into a draft first, so that they take effect together or not at all. */
export class RecordTable {
  readonly #types = new Map<string, Map<string, CrmRecord>>();
  readonly #now: () => Date;
  #lastNumber = 0;

  constructor(records: Iterable<CrmRecord>, now: () => Date) {
    this.#now = now;
    for (const record of records) this.#put(record.type, record.id, structuredClone(record));
  }

  find(type: string, id: string): CrmRecord | undefined {
    return this.#types.get(type)?.get(id);
  }

  all(type: string): CrmRecord[] {
    return [...(this.#types.get(type)?.values() ?? [])];
  }

  /** Applies all operations or, when one throws, none. `check` runs before each and may throw. */
  apply(operations: readonly BatchOperation[], check: (operation: BatchOperation) => void): Applied {
    const draft = new Draft(this);
    const applied: Applied = { results: [], changes: [] };
    operations.forEach((operation, index) => {
      try {
        check(operation);
        applied.results.push(this.#write(draft, operation, applied.changes));
      } catch (error) {
        throw operations.length > 1 ? batchFailure(error, index) : error;
      }
    });
    for (const { type, id, record } of draft.writes()) this.#put(type, id, record);
    return applied;
  }

  #write(draft: Draft, operation: BatchOperation, changes: Applied['changes']): CrmRecord | null {
    const { type } = operation;
    const at = this.#now().toISOString();
    if (operation.kind === 'create') {
      const { fields, changedFields } = mergeFields({}, structuredClone(operation.fields));
      const record = {
        type,
        id: this.#newId(draft, type),
        fields,
        version: this.#newNumber(),
        createdAt: at,
        updatedAt: at,
      };
      draft.set(type, record.id, record);
      changes.push({ kind: 'created', type, id: record.id, changedFields, record, at });
      return record;
    }
    const current = assertCurrent(draft.find(type, operation.id), operation);
    if (operation.kind === 'delete') {
      draft.set(type, current.id, null);
      changes.push({ kind: 'deleted', type, id: current.id, at });
      return null;
    }
    const { fields, changedFields } = mergeFields(current.fields, structuredClone(operation.fields));
    if (changedFields.length === 0) return current;
    const record = { ...current, fields, version: this.#newVersion(current), updatedAt: at };
    draft.set(type, record.id, record);
    changes.push({ kind: 'updated', type, id: record.id, changedFields, record, at });
    return record;
  }

  #put(type: string, id: string, record: CrmRecord | null): void {
    const records = this.#types.get(type) ?? new Map<string, CrmRecord>();
    this.#types.set(type, records);
    if (record === null) records.delete(id);
    else records.set(id, record);
  }

  #newId(draft: Draft, type: string): string {
    const id = `${type}-${this.#newNumber()}`;
    return draft.find(type, id) === undefined ? id : this.#newId(draft, type);
  }

  /** Records that were given to the source may carry a number that is yet to come. */
  #newVersion({ version }: CrmRecord): string {
    const number = this.#newNumber();
    return number === version ? this.#newNumber() : number;
  }

  #newNumber(): string {
    this.#lastNumber += 1;
    return String(this.#lastNumber);
  }
}

/** Writes that have not taken effect yet, laid over a table. */
class Draft {
  readonly #table: RecordTable;
  readonly #writes = new Map<string, { type: string; id: string; record: CrmRecord | null }>();

  constructor(table: RecordTable) {
    this.#table = table;
  }

  find(type: string, id: string): CrmRecord | undefined {
    const write = this.#writes.get(`${type}/${id}`);
    return write === undefined ? this.#table.find(type, id) : (write.record ?? undefined);
  }

  set(type: string, id: string, record: CrmRecord | null): void {
    this.#writes.set(`${type}/${id}`, { type, id, record });
  }

  writes(): Iterable<{ type: string; id: string; record: CrmRecord | null }> {
    return this.#writes.values();
  }
}

function assertCurrent(
  record: CrmRecord | undefined,
  { type, id, ifVersion }: { type: string; id: string; ifVersion?: string },
): CrmRecord {
  if (record === undefined) throw recordNotFound(type, id);
  if (ifVersion !== undefined && ifVersion !== record.version) throw versionConflict(record.version);
  return record;
}
