/** What the panel of every peer measures, the same code for all. Times in milliseconds. */
import { median } from '../lib/stats.ts';
import type { PanelSession } from './peers/peer.ts';

export interface Measurements {
  one: { calls: number };
  batches: { batch: number; batches: number };
  list: { count: number; times: number };
  first: { count: number };
  whole: { count: number };
  events: { count: number };
}

/** Milliseconds the panels keep quiet after the last event. */
const QUIET_MS = 300;

/** Calls timed together. */
const GROUP = 10;

type Result = number;

const scenarios: {
  [Name in keyof Measurements]: (session: PanelSession, input: Measurements[Name]) => Promise<Result>;
} = {
  /** Time of one call, one after the other: the median of groups of ten, because the clock of a panel is coarse. */
  one: async (session, { calls }) => {
    const times: number[] = [];
    for (let group = 0; group < calls / GROUP; group += 1) {
      const start = performance.now();
      for (let index = 0; index < GROUP; index += 1) await session.get(String(index));
      times.push((performance.now() - start) / GROUP);
    }
    return median(times);
  },
  /** Calls a second when many are made at once. */
  batches: async (session, { batch, batches }) => {
    const start = performance.now();
    for (let done = 0; done < batches; done += 1) {
      await Promise.all(Array.from({ length: batch }, (_, index) => session.get(String(index))));
    }
    return (batch * batches) / ((performance.now() - start) / 1_000);
  },
  /** Median time of one list. */
  list: async (session, { count, times }) => {
    const taken: number[] = [];
    for (let index = 0; index < times; index += 1) {
      const start = performance.now();
      const records = await session.list(count);
      taken.push(performance.now() - start);
      if (records.length !== count) throw new Error(`Expected ${count} records, got ${records.length}.`);
    }
    return median(taken);
  },
  /** Time from the first piece of a long answer to the first record in the caller's hand, with the call's own time before it. */
  first: async (session, { count }) => {
    const start = performance.now();
    let first = 0;
    await session.listFirst(count, () => (first = performance.now() - start));
    return first;
  },
  /** Time until a long list is there. */
  whole: async (session, { count }) => {
    const start = performance.now();
    const records = await session.listFirst(count, () => undefined);
    if (records.length !== count) throw new Error(`Expected ${count} records, got ${records.length}.`);
    return performance.now() - start;
  },
  /**
   * Waits for events and answers when the last one came, by the clock all processes share. It answers later: a window
   * message costs more than what is measured, and would stand in the way of the other panels' events.
   */
  events: (session, { count }) =>
    new Promise((resolve) => {
      let left = count;
      session.onEvent(() => {
        left -= 1;
        const arrival = performance.timeOrigin + performance.now();
        if (left === 0) setTimeout(() => resolve(arrival), QUIET_MS);
      });
    }),
};

/** Obeys the bench page: one command at a time, by window message, only between measurements. */
export function obey(session: PanelSession): void {
  window.addEventListener('message', ({ data, source }) => {
    if (source !== window.parent || typeof data?.scenario !== 'string') return;
    const run = scenarios[data.scenario as keyof Measurements] as (
      session: PanelSession,
      input: unknown,
    ) => Promise<Result>;
    run(session, data.input).then(
      (result) => window.parent.postMessage({ answerTo: data.id, result }, '*'),
      (error: unknown) => window.parent.postMessage({ answerTo: data.id, error: String(error) }, '*'),
    );
    window.parent.postMessage({ armed: data.id }, '*');
  });
}

/** Connects, makes the first call and reports how long after the start of the page's HTML its answer was there. */
export async function start(connect: () => Promise<PanelSession>): Promise<void> {
  const session = await connect();
  await session.get('1');
  const firstCall = performance.now() - htmlStart();
  obey(session);
  window.parent.postMessage({ started: firstCall }, '*');
}

function htmlStart(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
}
