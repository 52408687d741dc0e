import type { EnteredSettings, Setting } from '@crosswalk/protocol';

/** What may be entered for a setting; `null` forgets it. */
export type SettingEntry = string | number | boolean | null;

/** What was typed for a setting, as its type wants it; an emptied one is forgotten. */
export function readEntry({ type }: Pick<Setting, 'type'>, typed: string | boolean): SettingEntry {
  if (typeof typed === 'boolean') return typed;
  if (typed.trim() === '') return null;
  if (type !== 'number') return typed;
  const number = Number(typed);
  // What is no number goes as it is, so that it is refused with what was expected.
  return Number.isFinite(number) ? number : typed;
}

/** The value a setting is shown with: what was entered, else its default. */
export function shownValue(setting: Setting, { values }: Pick<EnteredSettings, 'values'>): string | number | boolean {
  const stored = Object.hasOwn(values, setting.name) ? values[setting.name] : setting.default;
  return stored ?? (setting.type === 'boolean' ? false : '');
}

/** Drafts whose setting somebody else changed since they were begun. */
export function conflictsOf(
  drafts: ReadonlyMap<string, SettingEntry>,
  before: EnteredSettings | undefined,
  now: EnteredSettings,
): readonly string[] {
  if (before === undefined) return [];
  return [...drafts.keys()].filter((name) => stampOf(before, name) !== stampOf(now, name));
}

function stampOf({ values, secrets }: EnteredSettings, name: string): string {
  const secret = secrets.find((each) => each.name === name)?.updatedAt;
  return JSON.stringify([Object.hasOwn(values, name) ? values[name] : null, secret ?? null]);
}
