import type { CallOptions, RecordSource, Rights } from '@crosswalk/model';
import type { RecordVerb } from '@crosswalk/protocol';
import type { Crosswalk } from './crosswalk.ts';

/** Types a source offers when the author names none: those every CRM has. */
const USUAL_TYPES = ['person', 'company', 'deal', 'task', 'note', 'event', 'user', 'pipeline', 'stage'] as const;

/** Makes the records of the CRM available to Crosswalk widgets inside a panel, through the bridge and with its permissions. */
export function createRecordSource(
  crm: Crosswalk,
  { types = USUAL_TYPES }: { types?: readonly string[] } = {},
): RecordSource {
  const { records } = crm;
  return {
    get capabilities() {
      return {
        types,
        search: crm.supports('records.search'),
        batch: crm.supports('records.batch'),
        getMany: crm.supports('records.getMany'),
        watch: crm.supports('records.watch'),
        optimisticConcurrency: true,
      };
    },
    describe: crm.objects.describe,
    rights: (type, options) => rightsOf(crm, type, options),
    get: (type, id, { fields, signal } = {}) =>
      records.get(type, id, { ...(fields && { fields }), ...(signal && { signal }) }),
    getMany: (type, ids, { fields, signal } = {}) =>
      records.getMany(type, ids, { ...(fields && { fields }), ...(signal && { signal }) }),
    list: (type, query, options) => records.list(type, { ...query, ...options }),
    search: (type, text, query, options) => records.search(type, text, { ...query, ...options }),
    create: records.create,
    update: records.update,
    delete: records.delete,
    batch: records.batch,
    watch: (query, { signal } = {}) => records.watch(query, signal && { signal }),
  };
}

/** Asks for everything in one go: the questions leave in one message. */
async function rightsOf(crm: Crosswalk, type: string, options?: CallOptions): Promise<Rights> {
  const { granted } = await crm.permissions.query(options);
  const can = async (verb: RecordVerb): Promise<boolean> => {
    const key = `records.${type}.${verb}`;
    const scope = granted.find((each) => each === key || each.startsWith(`${key}:`));
    return scope !== undefined && (await crm.permissions.can(scope, options)).allowed;
  };
  const [description, read, create, update, remove] = await Promise.all([
    crm.objects.describe(type, options),
    can('read'),
    can('create'),
    can('update'),
    can('delete'),
  ]);
  const fields = Object.fromEntries(description.fields.map(({ key, right = 'read' }) => [key, right]));
  return { read, create, update, delete: remove, fields };
}
