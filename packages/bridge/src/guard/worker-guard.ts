import { GuardWorker } from './guard-worker-handle.ts';
import type { GuardFactory } from './guard.ts';

/** Milliseconds a worker whose panels are gone is kept: a frame that is moved comes back at once. */
const KEEP_MS = 5_000;

/**
 * Reads panels' ports in a worker, one worker for each plugin, so that no message, however it is made, can stall the
 * page: deserialising it happens over there, and only short texts come through. A worker that is busy for seconds with
 * one message is ended, and with it the plugin's connections. Where the worker cannot start (an old policy, a page from
 * another origin) the page reads the port itself, and `onFallback` says so.
 */
export function workerGuard(
  workerUrl: string | URL,
  onFallback: (reason: string) => void = () => undefined,
): GuardFactory {
  const shared = new Map<string, { worker: GuardWorker; users: number }>();

  /** The plugin's worker; a new one when the last was ended. */
  const workerOf = (plugin: string) => {
    const present = shared.get(plugin);
    if (present && !present.worker.isEnded) return present;
    const entry = { worker: new GuardWorker(workerUrl, onFallback), users: present?.users ?? 0 };
    shared.set(plugin, entry);
    return entry;
  };

  const releaseSoon = (plugin: string) =>
    setTimeout(() => {
      const entry = shared.get(plugin);
      if (!entry || entry.users > 0) return;
      shared.delete(plugin);
      entry.worker.end();
    }, KEEP_MS);

  return (plugin) => {
    workerOf(plugin).users += 1;
    return {
      open: (port, limits, listener) => workerOf(plugin).worker.open(port, limits, listener),
      release: () => {
        workerOf(plugin).users -= 1;
        releaseSoon(plugin);
      },
    };
  };
}
