import type { RunDetail } from '@crosswalk/model';
import {
  type AdministeredPlugin,
  type Administration,
  type AuditedAction,
  type PluginWebhook,
  type ScopeGrants,
  type WebhookDelivery,
} from '@crosswalk/protocol';
import { AdministeredPlugins } from './administered-plugins.ts';
import { scopeGrants } from './memory-grants.ts';
import { memorySettings, memoryHosts } from './memory-settings.ts';
import { type Calls, memoryRuns, memoryWebhooks, RunTable } from './memory-runs.ts';
import { pause } from './pause.ts';

/** What an administration in memory is made of. */
export interface MemoryAdministrationOptions {
  plugins?: readonly AdministeredPlugin[];
  /** What is given, by plugin. */
  grants?: Readonly<Record<string, Partial<ScopeGrants>>>;
  /** Settings that were entered, by plugin. */
  settings?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** Newest first. */
  audit?: readonly AuditedAction[];
  /** By plugin. */
  webhooks?: Readonly<Record<string, readonly PluginWebhook[]>>;
  deliveries?: readonly WebhookDelivery[];
  runs?: readonly RunDetail[];
  /** Who does what is done. */
  user?: string;
  /** How long each call takes, in milliseconds. */
  latencyMs?: number;
  /** Runs before each call, which it names as `plugins.list`, and may throw to play an outage or a refusal. */
  before?: (call: string) => void;
}

/** An `Administration` in memory, and a way to tell those who listen that something was changed elsewhere. */
export interface MemoryAdministration extends Administration {
  readonly subscribe: (changed: () => void) => () => void;
  /** Tells everybody who listens. */
  changed(): void;
}

/** Everything an owner looks after, in memory: for stories, tests and work without a server. It refuses what a server refuses. */
export function createMemoryAdministration(options: MemoryAdministrationOptions = {}): MemoryAdministration {
  const { latencyMs = 0, before = () => undefined, user = 'user-1' } = options;
  const listeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());
  const call = async <T>(name: string, work: () => T, signal?: AbortSignal): Promise<T> => {
    await pause(latencyMs, signal);
    before(name);
    return structuredClone(work());
  };
  const write = async <T>(name: string, work: () => T): Promise<T> => {
    const result = await call(name, work);
    changed();
    return result;
  };
  const calls: Calls = { call, write };
  const runs = new RunTable(options.runs ?? [], options.deliveries ?? []);
  const manifestOf = (id: string) => plugins.require(id).manifest;
  const plugins = new AdministeredPlugins(options.plugins ?? [], user);
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    plugins: {
      list: ({ signal } = {}) => call('plugins.list', () => plugins.list(), signal),
      offer: (offered) => write('plugins.offer', () => plugins.offer(offered)),
      agree: (id, digest) => write('plugins.agree', () => plugins.agree(id, digest)),
      decline: (id) => write('plugins.decline', () => plugins.change(id, { proposal: null })),
      setDisabled: (id, disabled) => write('plugins.setDisabled', () => plugins.change(id, { disabled })),
      uninstall: (id) => write('plugins.uninstall', () => plugins.remove(id)),
    },
    grants: scopeGrants(options.grants ?? {}, calls),
    settings: memorySettings(options.settings ?? {}, { calls, manifestOf, user }),
    hosts: memoryHosts(calls, manifestOf),
    audit: {
      exportHref: '#export',
      find: ({ before: last, limit = 100, ...wanted }, { signal } = {}) =>
        call('audit.find', () => findEntries(options.audit ?? [], wanted, last).slice(0, limit), signal),
      verify: () => call('audit.verify', () => ({ entries: options.audit?.length ?? 0, head: 'f00d'.repeat(16) })),
    },
    webhooks: memoryWebhooks(options.webhooks ?? {}, runs, calls),
    jobs: memoryRuns(runs, calls),
  };
}

function findEntries(
  entries: readonly AuditedAction[],
  wanted: { plugin?: string; user?: string; recordType?: string; recordId?: string; scope?: string; outcome?: string },
  last: string | undefined,
): readonly AuditedAction[] {
  const { plugin, user, recordType, recordId, scope, outcome } = wanted;
  const from = last === undefined ? 0 : entries.findIndex(({ sequence }) => sequence === last) + 1;
  return entries
    .slice(from)
    .filter(
      (entry) =>
        (plugin === undefined || entry.plugin === plugin) &&
        (user === undefined || entry.who === user) &&
        (recordType === undefined || entry.record?.type === recordType) &&
        (recordId === undefined || entry.record?.id === recordId) &&
        (scope === undefined || (entry.scope ?? '').startsWith(scope)) &&
        (outcome === undefined || (outcome === 'refused' ? entry.outcome !== 'ok' : entry.outcome === outcome)),
    );
}
