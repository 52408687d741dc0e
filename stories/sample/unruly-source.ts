import type { CallOptions, RecordFields, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { sampleSource } from './sample-source.ts';

type Update = RecordSource['update'];

/** Whatever one changes, somebody else changed the same field a moment earlier. */
export function conflictSource(): RecordSource {
  const source = sampleSource();
  const changed = new Set<string>();
  return withUpdate(source, async (type, id, fields, options) => {
    if (!changed.has(id)) {
      changed.add(id);
      await source.update(type, id, Object.fromEntries(Object.keys(fields).map((key) => [key, 'Theirs'])));
    }
    return source.update(type, id, fields, options);
  });
}

/** Refuses every second record, also in a batch. */
export function flakySource(): RecordSource {
  const source = sampleSource();
  const refuse = (id: string) => {
    if (Number(id.split('-')[1]) % 2 === 0) throw new CrosswalkError('invalid_input', 'This record is locked.');
  };
  const update = async (
    type: string,
    id: string,
    fields: RecordFields,
    options?: CallOptions & { ifVersion?: string },
  ) => {
    refuse(id);
    return source.update(type, id, fields, options);
  };
  return withUpdate(source, update);
}

/** The same source without batches, and with another way to change records. */
function withUpdate(source: RecordSource, update: Update): RecordSource {
  return {
    capabilities: { ...source.capabilities, batch: false },
    describe: (...args) => source.describe(...args),
    rights: (...args) => source.rights(...args),
    get: (...args) => source.get(...args),
    list: (...args) => source.list(...args),
    ...(source.search ? { search: source.search.bind(source) } : {}),
    create: (...args) => source.create(...args),
    update,
    delete: (...args) => source.delete(...args),
    watch: (...args) => source.watch(...args),
  };
}
