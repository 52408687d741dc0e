import type { Host } from '@crosswalk/host';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';

/**
 * The source of the CRM's own pages: before a change is saved, panels may object with a reason. What panels write
 * themselves goes to the source behind it.
 */
export function askBeforeSaving(source: RecordSource, host: () => Host | undefined): RecordSource {
  return {
    ...source,
    update: async (type, id, fields, options) => {
      const asked = host();
      if (asked)
        await assertNoObjection(asked, {
          type,
          id,
          fields: { ...(await source.get(type, id)).fields, ...fields },
          changed: Object.keys(fields),
        });
      return source.update(type, id, fields, options);
    },
  };
}

async function assertNoObjection(host: Host, request: Parameters<Host['beforeSave']>[0]): Promise<void> {
  const { allowed, objections } = await host.beforeSave(request);
  if (allowed) return;
  throw new CrosswalkError('invalid_input', objections.map(({ name, message }) => `${name}: ${message}`).join(' '));
}
