import { type Administration, type ScopeChange, ScopeSet, type ScopeGrants } from '@crosswalk/protocol';
import type { Calls } from './memory-runs.ts';

const NOTHING: ScopeGrants = { everyone: [], roles: {}, users: [] };

/** What owners gave, in memory, changed as a server changes it. */
export function scopeGrants(
  given: Readonly<Record<string, Partial<ScopeGrants>>>,
  { call, write }: Calls,
): Administration['grants'] {
  const grants = new Map(Object.entries(given).map(([id, grant]) => [id, { ...NOTHING, ...grant }]));
  const of = (id: string) => grants.get(id) ?? NOTHING;
  return {
    read: (id, { signal } = {}) => call('grants.read', () => of(id), signal),
    change: (id, change) => write('grants.change', () => void grants.set(id, changed(of(id), change))),
  };
}

function changed(
  { everyone, roles, users }: ScopeGrants,
  { give = [], takeBack = [], role }: ScopeChange,
): ScopeGrants {
  const next = (scopes: readonly string[], own: string | undefined) => {
    const isTaken = role === undefined || role === own;
    const left = takeBack.reduce((set, scope) => (isTaken ? set.without(scope) : set), new ScopeSet(scopes));
    return new ScopeSet([...left.toArray(), ...(role === own ? give : [])]).toArray();
  };
  const given = new Map(Object.entries(roles));
  const names = new Set([...given.keys(), ...(role === undefined ? [] : [role])]);
  const byRole = [...names].map((name) => [name, next(given.get(name) ?? [], name)] as const);
  return { everyone: next(everyone, undefined), roles: Object.fromEntries(byRole), users };
}
