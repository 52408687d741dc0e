import type { Host, SaveVerdict } from '@crosswalk/host';
import type { RecordFields, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';

/**
 * The same records for the CRM's own pages: before one is saved, plugins are asked whether they object. What plugins
 * write themselves does not come this way.
 */
export function askPluginsBeforeSaving(source: RecordSource, host: () => Host | undefined): RecordSource {
  const ask = async (type: string, id: string | undefined, changes: RecordFields): Promise<void> => {
    const stored = id === undefined ? {} : (await source.get(type, id)).fields;
    const request = {
      type,
      ...(id === undefined ? {} : { id }),
      fields: { ...stored, ...changes },
      changed: Object.keys(changes),
    };
    assertAllowed(await host()?.beforeSave(request));
  };
  return {
    ...source,
    create: async (type, fields, options) => {
      await ask(type, undefined, fields);
      return source.create(type, fields, options);
    },
    update: async (type, id, fields, options) => {
      await ask(type, id, fields);
      return source.update(type, id, fields, options);
    },
  };
}

/** Refuses in the plugins' own words, each under its name. */
function assertAllowed(verdict: SaveVerdict | undefined): void {
  if (!verdict || verdict.allowed) return;
  throw new CrosswalkError(
    'invalid_input',
    verdict.objections.map(({ name, message }) => `${name}: ${message}`).join(' '),
  );
}
