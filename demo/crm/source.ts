import { createHttpSource } from '@crosswalk/connectors/crosswalk';
import type { CallOptions, ObjectDescription, RecordSource } from '@crosswalk/model';
import type { Language, UserName } from './preferences.ts';
import { recordWord } from './texts/record-words.ts';

/** The types this CRM has pages or links for. */
const TYPES = ['person', 'company', 'deal', 'task', 'note', 'event', 'user', 'pipeline', 'stage'];

/**
 * The server's records as one user sees them, with the names of types, fields and choices in the user's language.
 * A new source for each user, so that nothing of the last one stays.
 */
export function createCrmSource(user: UserName, language: Language): RecordSource {
  document.cookie = `harbour_user=${user}; Path=/; SameSite=Strict`;
  const source = createHttpSource({ baseUrl: '', types: TYPES });
  return {
    capabilities: source.capabilities,
    describe: async (type: string, options?: CallOptions) => translated(await source.describe(type, options), language),
    rights: (...args) => source.rights(...args),
    get: (...args) => source.get(...args),
    getMany: (...args) => source.getMany(...args),
    list: (...args) => source.list(...args),
    search: (...args) => source.search(...args),
    create: (...args) => source.create(...args),
    update: (...args) => source.update(...args),
    delete: (...args) => source.delete(...args),
    batch: (...args) => source.batch(...args),
    watch: (...args) => source.watch(...args),
    actingFor: (plugin) => source.actingFor(plugin),
  };
}

function translated(description: ObjectDescription, language: Language): ObjectDescription {
  const word = (english: string) => recordWord(english, language);
  return {
    ...description,
    label: word(description.label),
    pluralLabel: word(description.pluralLabel),
    fields: description.fields.map((field) => ({
      ...field,
      label: word(field.label),
      ...(field.options ? { options: field.options.map((option) => ({ ...option, label: word(option.label) })) } : {}),
    })),
  };
}
