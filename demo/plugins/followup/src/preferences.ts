import type { Crosswalk } from '@crosswalk/panel';

/** What the user of the plugin can set. */
export interface Preferences {
  /** Days from today that are suggested for a follow-up. */
  defaultDays: number;
  /** Whether people are checked before they are saved. */
  guard: boolean;
}

const KEY = 'preferences';

/** The user's preferences; where they set none, the admin's setting or ours. */
export async function readPreferences(crm: Crosswalk): Promise<Preferences> {
  const [settings, stored] = await Promise.all([crm.settings.get(), crm.storage.get(KEY)]);
  const { defaultDays, guard } = parseStored(stored);
  return {
    defaultDays: [defaultDays, settings['defaultDays'], 3].find((days) => typeof days === 'number') ?? 3,
    guard: guard !== false,
  };
}

export async function writePreferences(crm: Crosswalk, preferences: Preferences): Promise<void> {
  await crm.storage.set(KEY, { ...preferences });
}

/** What was stored may be of an older version of the plugin. */
function parseStored(stored: unknown): Partial<Record<keyof Preferences, unknown>> {
  return Object(stored) as Partial<Record<keyof Preferences, unknown>>;
}
