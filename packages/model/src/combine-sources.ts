import type { RecordSource, SourceCapabilities } from './source.ts';

/**
 * Several systems as one source: each object type belongs to the first source that names it in its capabilities. A CRM
 * that has people and deals, and a server beside it that has tasks, are one CRM to its plugins.
 *
 * Types nobody names are asked of the first source, which knows how to say that there is no such type. A capability is
 * there only if every source has it, since a caller cannot ask for it by type.
 */
export function combineSources(first: RecordSource, ...others: readonly RecordSource[]): RecordSource {
  const all = [first, ...others];
  const of = (type: string): RecordSource => all.find(({ capabilities }) => capabilities.types.includes(type)) ?? first;
  return {
    capabilities: capabilitiesOf(all),
    describe: (type, options) => of(type).describe(type, options),
    rights: (type, options) => of(type).rights(type, options),
    get: (type, id, options) => of(type).get(type, id, options),
    getMany: (type, ids, options) => of(type).getMany?.(type, ids, options) ?? Promise.resolve([]),
    list: (type, query, options) => of(type).list(type, query, options),
    search: (type, text, query, options) =>
      of(type).search?.(type, text, query, options) ?? Promise.resolve({ records: [] }),
    create: (type, fields, options) => of(type).create(type, fields, options),
    update: (type, id, fields, options) => of(type).update(type, id, fields, options),
    delete: (type, id, options) => of(type).delete(type, id, options),
    watch: (query, options) => of(query.type).watch(query, options),
    actingFor: (plugin) => {
      const [one = first, ...rest] = all.map((source) => source.actingFor?.(plugin) ?? source);
      return combineSources(one, ...rest);
    },
  };
}

/** A batch is all or nothing, which two systems cannot promise together; it is not offered. */
function capabilitiesOf(all: readonly RecordSource[]): SourceCapabilities {
  const everyone = (name: Exclude<keyof SourceCapabilities, 'types'>): boolean =>
    all.every(({ capabilities }) => capabilities[name] === true);
  return {
    types: [...new Set(all.flatMap(({ capabilities }) => capabilities.types))],
    search: everyone('search'),
    searchesFields: everyone('searchesFields'),
    getMany: everyone('getMany'),
    watch: everyone('watch'),
    optimisticConcurrency: everyone('optimisticConcurrency'),
    totals: everyone('totals'),
  };
}
