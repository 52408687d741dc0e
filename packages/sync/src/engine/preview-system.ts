import type { RecordFields } from '@crosswalk/model';
import type { SyncRecord, SyncSystem, SyncWrite, SyncWriteResult } from '../ports.ts';

/** A system that is read as it is and only imagines what is written to it. */
export function previewSystem(system: SyncSystem): SyncSystem {
  const imagined = new Map<string, SyncRecord>();
  const gone = new Set<string>();
  const write = (one: SyncWrite): SyncWriteResult => {
    if (one.kind === 'delete' || one.kind === 'erase') {
      gone.add(one.id);
      return { status: 'done' };
    }
    const id = one.kind === 'create' ? `preview-${one.key}` : one.id;
    const fields: RecordFields = { ...imagined.get(id)?.fields, ...one.fields };
    imagined.set(id, { id, fields });
    return one.kind === 'create' ? { status: 'done', record: { id, fields } } : { status: 'done' };
  };
  return {
    describe: (options) => system.describe(options),
    changes: (cursor, options) => system.changes(cursor, options),
    async get(ids, options) {
      const real = await system.get(
        ids.filter((id) => !id.startsWith('preview-')),
        options,
      );
      const records = new Map(real.map((record) => [record.id, record]));
      for (const id of ids) {
        const written = imagined.get(id);
        if (written !== undefined)
          records.set(id, { ...records.get(id), id, fields: { ...records.get(id)?.fields, ...written.fields } });
      }
      return [...records.values()].filter(({ id }) => !gone.has(id));
    },
    ...(system.write === undefined ? {} : { write: (writes) => Promise.resolve(writes.map(write)) }),
  };
}
