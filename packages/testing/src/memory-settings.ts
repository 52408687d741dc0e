import { type Administration, invalidInput, type Manifest } from '@crosswalk/protocol';
import type { Calls } from './memory-runs.ts';

type Values = Readonly<Record<string, string | number | boolean>>;

/** What settings in memory stand on. */
export interface SettingsParts {
  readonly calls: Calls;
  readonly manifestOf: (id: string) => Manifest;
  readonly user: string;
}

/** Settings in memory: secret ones go in and never come out. */
export function memorySettings(
  given: Readonly<Record<string, Values>>,
  { calls: { call, write }, manifestOf, user }: SettingsParts,
): Administration['settings'] {
  const entered = new Map(Object.entries(given).map(([id, values]) => [id, new Map(Object.entries(values))]));
  const updatedAt = new Date().toISOString();
  const declared = (id: string) => manifestOf(id).settings ?? [];
  const valuesOf = (id: string) => entered.get(id) ?? new Map<string, string | number | boolean>();
  const shown = (id: string) => {
    const values = valuesOf(id);
    const secret = new Set(declared(id).flatMap(({ name, secure }) => (secure === true ? [name] : [])));
    const missing = declared(id).filter(({ name, required }) => required === true && !values.has(name));
    return {
      values: Object.fromEntries([...values].filter(([name]) => !secret.has(name))),
      secrets: [...values.keys()]
        .filter((name) => secret.has(name))
        .map((name) => ({ name, updatedAt, updatedBy: user })),
      missing: missing.map(({ name }) => name),
    };
  };
  return {
    read: (id, { signal } = {}) => call('settings.read', () => shown(id), signal),
    write: (id, changes) =>
      write('settings.write', () => {
        const values = new Map(valuesOf(id));
        for (const [name, value] of Object.entries(changes)) {
          const isNumber = declared(id).some((each) => each.name === name && each.type === 'number');
          if (isNumber && typeof value === 'string')
            throw invalidInput([{ path: `values.${name}`, expected: 'a number' }]);
          if (value === null) values.delete(name);
          else values.set(name, value);
        }
        entered.set(id, values);
      }),
  };
}

/** Hosts that requests may go to, in memory. */
export function memoryHosts({ call, write }: Calls, manifestOf: SettingsParts['manifestOf']): Administration['hosts'] {
  const chosen = new Map<string, readonly string[] | null>();
  const originsOf = (id: string) =>
    Object.values(manifestOf(id).requests ?? {}).flatMap(({ url }) => /^https:\/\/[^/?#]+/.exec(url)?.[0] ?? []);
  const shown = (id: string) => {
    const hosts = chosen.get(id) ?? null;
    return { hosts, reachable: originsOf(id).filter((origin) => hosts === null || hosts.includes(origin)) };
  };
  return {
    read: (id, { signal } = {}) => call('hosts.read', () => shown(id), signal),
    write: (id, hosts) => write('hosts.write', () => void chosen.set(id, hosts)),
  };
}
