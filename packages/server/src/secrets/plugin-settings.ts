import { z } from '@crosswalk/model';
import {
  CrosswalkError,
  DeclaredName,
  type Fault,
  invalidInput,
  type Manifest,
  type Setting,
} from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { readDocument, writeDocument } from '../plugins/plugin-documents.ts';
import type { SecretNotice, SecretStore } from './secret-store.ts';

/** What an admin may enter for a setting. */
export const SettingValue = z.union([z.string().check(z.maxLength(10_000)), z.number(), z.boolean()]);
/** What an admin may enter for a setting. */
export type SettingValue = z.infer<typeof SettingValue>;
/** Values by name; `null` forgets one, and what is not named stays. */
export const SettingChanges = z.record(DeclaredName, z.nullable(SettingValue));

const SECRET_PREFIX = 'setting:';
/** Shorter ones could not be cut out of answers without cutting up everything else. */
const SHORTEST_SECRET = 4;
const StoredValues = z.record(DeclaredName, SettingValue);

/** A plugin's settings as they may be shown. */
export interface ShownSettings {
  /** The open ones. */
  readonly values: Readonly<Record<string, SettingValue>>;
  /** Which secret ones were entered, when and by whom: never their values. */
  readonly secrets: readonly SecretNotice[];
  /** Required ones that have no value yet. */
  readonly missing: readonly string[];
}

export async function readSettings(queries: Queries, secrets: SecretStore, manifest: Manifest): Promise<ShownSettings> {
  const values = await readOpenSettings(queries, manifest);
  const notices = await secrets.list(queries, manifest.id, SECRET_PREFIX);
  const entered = notices.map((notice) => ({ ...notice, name: notice.name.slice(SECRET_PREFIX.length) }));
  const known = new Set([...Object.keys(values), ...entered.map(({ name }) => name)]);
  const missing = settingsOf(manifest).filter(({ name, required }) => required === true && !known.has(name));
  return { values, secrets: entered, missing: missing.map(({ name }) => name) };
}

/** The open settings with their defaults. Values of settings that the manifest has no more, or calls secure now, are not in it. */
export async function readOpenSettings(queries: Queries, manifest: Manifest): Promise<Record<string, SettingValue>> {
  const document = await readDocument(queries, { plugin: manifest.id, kind: 'settings' });
  const stored = new Map(Object.entries(StoredValues.parse(document ?? {})));
  return Object.fromEntries(
    settingsOf(manifest).flatMap((setting) => {
      const value = setting.secure === true ? undefined : (stored.get(setting.name) ?? setting.default);
      return value === undefined ? [] : [[setting.name, value] as const];
    }),
  );
}

/** A setting in clear, for a request that is about to be sent. */
export interface UsedSetting {
  readonly value: SettingValue;
  readonly isSecret: boolean;
}

/** Reads settings for a request that is about to be sent; one without a value is refused by its name. */
export async function useSettings(
  queries: Queries,
  secrets: SecretStore,
  manifest: Manifest,
  names: readonly string[],
): Promise<ReadonlyMap<string, UsedSetting>> {
  const open = new Map(Object.entries(await readOpenSettings(queries, manifest)));
  const used = new Map<string, UsedSetting>();
  for (const name of names) {
    const isSecret = settingsOf(manifest).some((setting) => setting.name === name && setting.secure === true);
    const value = isSecret
      ? await secrets.read(queries, { owner: manifest.id, name: SECRET_PREFIX + name })
      : open.get(name);
    if (value === undefined) throw missingSetting(manifest.id, name);
    used.set(name, { value, isSecret });
  }
  return used;
}

function missingSetting(plugin: string, name: string): CrosswalkError {
  return new CrosswalkError(
    'unsupported',
    `The setting ${name} of ${plugin} has no value yet. An admin can enter it with PATCH /api/plugins/${plugin}/settings.`,
  );
}

/** Writes settings: open ones as they are, secret ones sealed. All or nothing, with every fault told. The caller holds the plugin's row. */
export async function writeSettings(
  queries: Queries,
  secrets: SecretStore,
  { manifest, changes, userId }: { manifest: Manifest; changes: z.infer<typeof SettingChanges>; userId: string },
): Promise<void> {
  const known = new Map(settingsOf(manifest).map((setting) => [setting.name, setting]));
  const entries = Object.entries(changes);
  const faults = entries.flatMap(([name, value]) => checkSetting(known.get(name), name, value));
  if (faults.length > 0) throw invalidInput(faults);
  const isSecret = (name: string) => known.get(name)?.secure === true;
  for (const [name, value] of entries.filter(([each]) => isSecret(each))) {
    const secret = { owner: manifest.id, name: SECRET_PREFIX + name };
    if (value === null) await secrets.remove(queries, secret);
    else await secrets.write(queries, secret, String(value), userId);
  }
  const open = new Map(Object.entries(await readStored(queries, manifest.id)));
  for (const [name, value] of entries.filter(([each]) => !isSecret(each))) {
    if (value === null) open.delete(name);
    else open.set(name, value);
  }
  await writeDocument(queries, { plugin: manifest.id, kind: 'settings' }, Object.fromEntries(open), userId);
}

async function readStored(queries: Queries, plugin: string): Promise<Record<string, SettingValue>> {
  return StoredValues.parse((await readDocument(queries, { plugin, kind: 'settings' })) ?? {});
}

function settingsOf({ settings = [] }: Manifest): readonly Setting[] {
  return settings;
}

/** Faults say what was expected, never what was entered: it may be a secret. */
function checkSetting(setting: Setting | undefined, name: string, value: SettingValue | null): Fault[] {
  const path = `values.${name}`;
  if (setting === undefined)
    return [{ path, expected: 'a setting the manifest declares', fix: 'Correct its name, or update the plugin.' }];
  if (value === null) return [];
  const expected = expectedValue(setting, value);
  return expected === undefined ? [] : [{ path, expected }];
}

/** What a setting takes, when the value is not that. */
function expectedValue({ type, options = [], secure }: Setting, value: SettingValue): string | undefined {
  if (secure === true && String(value).length < SHORTEST_SECRET) return `at least ${SHORTEST_SECRET} characters`;
  switch (type) {
    case 'number':
      return typeof value === 'number' ? undefined : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'select':
      return options.some((option) => option.value === value)
        ? undefined
        : `one of ${options
            .map((each) => each.value)
            .join(', ')
            .slice(0, 200)}`;
    case 'url':
      return typeof value === 'string' && isWebAddress(value) ? undefined : 'an http or https address';
    case 'text':
      return typeof value === 'string' ? undefined : 'text';
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
