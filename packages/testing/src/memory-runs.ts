import type { RunDetail, RunState, RunSummary } from '@crosswalk/model';
import {
  CrosswalkError,
  invalidInput,
  type NewWebhook,
  type PluginWebhook,
  type RunLedger,
  type WebhookDelivery,
  type WebhookLedger,
} from '@crosswalk/protocol';

/** How calls are made: with their delay and their refusals; writes are told to those who listen. */
export interface Calls {
  readonly call: <T>(name: string, work: () => T, signal?: AbortSignal) => Promise<T>;
  readonly write: <T>(name: string, work: () => T) => Promise<T>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Runs and deliveries in memory, steered as a server steers them. */
export class RunTable {
  readonly runs: Map<string, Writable<RunDetail>>;
  readonly deliveries: Map<string, Writable<WebhookDelivery>>;

  constructor(runs: readonly RunDetail[], deliveries: readonly WebhookDelivery[]) {
    this.runs = new Map(runs.map((run) => [run.id, { ...run }]));
    this.deliveries = new Map(deliveries.map((delivery) => [delivery.id, { ...delivery }]));
  }

  read(id: string): RunDetail {
    const run = this.runs.get(id);
    if (run) return run;
    throw new CrosswalkError('not_found', 'There is no such run, or it is no longer kept.');
  }

  /** Brings a run from one of these states into another, or forgets it. */
  steer(id: string, from: readonly RunState[], to: RunState | undefined): void {
    const run = this.runs.get(id) ?? this.deliveries.get(id) ?? this.read(id);
    if (!from.includes(run.state)) throw new CrosswalkError('conflict', 'It is not in a state for this.');
    if (to !== undefined) Object.assign(run, { state: to });
    else if (!this.runs.delete(id)) this.deliveries.delete(id);
  }

  counts(): { queue: string; state: RunState; count: number }[] {
    const runs = [...this.runs.values()];
    const pairs = new Map(runs.map(({ queue, state }) => [`${queue} ${state}`, { queue, state }]));
    return [...pairs.values()].map(({ queue, state }) => ({
      queue,
      state,
      count: runs.filter((run) => run.queue === queue && run.state === state).length,
    }));
  }
}

/** The monitor of runs in memory. */
export function memoryRuns(table: RunTable, { call, write }: Calls): RunLedger {
  return {
    list: ({ queue, state, before, limit = 100 }, { signal } = {}) => {
      const list = () => [...table.runs.values()].filter((run) => queue === undefined || run.queue === queue);
      return call(
        'jobs.list',
        () => ({ runs: pageOf(list(), { state, before, limit }), counts: table.counts() }),
        signal,
      );
    },
    read: (id, { signal } = {}) => call('jobs.read', () => table.read(id), signal),
    replay: (id) => write('jobs.replay', () => table.steer(id, ['failed'], 'waiting')),
    cancel: (id) => write('jobs.cancel', () => table.steer(id, ['waiting', 'retrying', 'running'], 'cancelled')),
    dismiss: (id) => write('jobs.dismiss', () => table.steer(id, ['failed'], undefined)),
    replayAll: (queue) =>
      write('jobs.replayAll', () => {
        const failed = [...table.runs.values()].filter((run) => run.queue === queue && run.state === 'failed');
        for (const run of failed) run.state = 'waiting';
        return failed.length;
      }),
  };
}

/** Webhooks in memory. Their secret is always the same. */
export function memoryWebhooks(
  given: Readonly<Record<string, readonly PluginWebhook[]>>,
  table: RunTable,
  { call, write }: Calls,
): WebhookLedger {
  const webhooks = new Map(Object.entries(given));
  const of = (plugin: string) => webhooks.get(plugin) ?? [];
  return {
    list: (plugin, { signal } = {}) => call('webhooks.list', () => of(plugin), signal),
    add: (plugin, added) =>
      write('webhooks.add', () => {
        const webhook = makeWebhook(`hook_${of(plugin).length + 1}`, added);
        webhooks.set(plugin, [...of(plugin), webhook]);
        return { ...webhook, secret: 'whsec_c2VjcmV0IG9mIGEgc3Rvcnk=' };
      }),
    remove: (plugin, id) =>
      write('webhooks.remove', () => {
        webhooks.set(
          plugin,
          of(plugin).filter((each) => each.id !== id),
        );
      }),
    deliveries: ({ direction, state, before, limit = 100 }, { signal } = {}) => {
      const list = () => [...table.deliveries.values()].filter((each) => each.direction === direction);
      return call('webhooks.deliveries', () => pageOf(list(), { state, before, limit }), signal);
    },
  };
}

function makeWebhook(id: string, added: NewWebhook): PluginWebhook {
  if (added.direction === 'in')
    return { id, direction: 'in', scheme: added.scheme, url: '', types: [], path: `/hooks/${id}` };
  if (!URL.canParse(added.url)) throw invalidInput([{ path: 'url', expected: 'an https address' }]);
  return { id, direction: 'out', scheme: 'standard', url: added.url, types: added.types };
}

function pageOf<Run extends RunSummary>(
  runs: readonly Run[],
  { state, before, limit }: { state: RunState | undefined; before: string | undefined; limit: number },
): Run[] {
  const wanted = runs.filter((run) => state === undefined || run.state === state);
  return wanted.slice(before === undefined ? 0 : wanted.findIndex(({ id }) => id === before) + 1).slice(0, limit);
}
