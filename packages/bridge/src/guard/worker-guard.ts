import type { Violation } from '../limits.ts';
import type { Guard, GuardFactory, GuardLimits, GuardListener } from './guard.ts';
import { pageGuard } from './page-guard.ts';

/** What the page sends to the guard worker, together with the panel's port and the port to pass checked texts on. */
export interface GuardOrder {
  limits: GuardLimits;
}

/** What the worker says besides texts: the panel broke a limit and its port is closed. */
export interface GuardVerdict {
  violation: Violation;
}

/** Milliseconds a worker whose panels are gone is kept: a frame that is moved comes back at once. */
const KEEP_MS = 5_000;

/**
 * Reads panels' ports in a worker, one worker for each plugin, so that no message, however it is made, can stall the
 * page: deserialising it happens over there, and only short texts come through. Where the worker cannot start (an old
 * policy, a page from another origin) the page reads the port itself, and `onFallback` says so.
 */
export function workerGuard(
  workerUrl: string | URL,
  onFallback: (reason: string) => void = () => undefined,
): GuardFactory {
  const shared = new Map<string, { worker: GuardWorker; users: number }>();
  return (plugin) => {
    const entry = shared.get(plugin) ?? { worker: new GuardWorker(workerUrl, onFallback), users: 0 };
    entry.users += 1;
    shared.set(plugin, entry);
    const release = () => {
      entry.users -= 1;
      setTimeout(() => {
        if (entry.users > 0 || shared.get(plugin) !== entry) return;
        shared.delete(plugin);
        entry.worker.terminate();
      }, KEEP_MS);
    };
    return { open: (port, limits, listener) => entry.worker.open(port, limits, listener), release };
  };
}

class GuardWorker {
  readonly #worker: Worker | undefined;
  /** Settles when the worker runs or is known not to. */
  readonly #isRunning: Promise<boolean>;

  constructor(url: string | URL, onFallback: (reason: string) => void) {
    this.#worker = startWorker(url, onFallback);
    this.#isRunning = this.#worker ? waitForStart(this.#worker, onFallback) : Promise.resolve(false);
  }

  open(port: MessagePort, limits: GuardLimits, listener: GuardListener): ReturnType<Guard['open']> {
    let close = () => port.close();
    let closed = false;
    void this.#isRunning.then((isRunning) => {
      if (closed) return;
      close =
        isRunning && this.#worker
          ? openInWorker(this.#worker, port, limits, listener)
          : openInPage(port, limits, listener);
    });
    return {
      close: () => {
        closed = true;
        close();
      },
    };
  }

  terminate(): void {
    this.#worker?.terminate();
  }
}

function startWorker(url: string | URL, onFallback: (reason: string) => void): Worker | undefined {
  try {
    return new Worker(trustScriptUrl(String(url)), { type: 'module', name: 'crosswalk-guard' });
  } catch (error) {
    onFallback(error instanceof Error ? error.name : 'the worker could not be made');
    return undefined;
  }
}

function waitForStart(worker: Worker, onFallback: (reason: string) => void): Promise<boolean> {
  return new Promise((resolve) => {
    worker.onmessage = () => resolve(true);
    worker.onerror = () => {
      onFallback('the worker script did not load');
      resolve(false);
    };
  });
}

function openInWorker(worker: Worker, port: MessagePort, limits: GuardLimits, listener: GuardListener): () => void {
  const { port1, port2 } = new MessageChannel();
  const order: GuardOrder = { limits: { ...limits } };
  port1.onmessage = ({ data }: MessageEvent<string | GuardVerdict>) => {
    if (typeof data === 'string') listener.onText(data);
    else {
      port1.close();
      listener.onViolation(data.violation);
    }
  };
  worker.postMessage(order, [port, port2]);
  return () => {
    port1.postMessage('close');
    port1.close();
  };
}

function openInPage(port: MessagePort, limits: GuardLimits, listener: GuardListener): () => void {
  const guarded = pageGuard().open(port, limits, listener);
  return () => guarded.close();
}

/** The part of Trusted Types that is needed here; TypeScript's DOM library does not have it. */
interface ScriptUrlPolicy {
  createScriptURL: (url: string) => string;
}
declare global {
  var trustedTypes: { createPolicy: (name: string, rules: ScriptUrlPolicy) => ScriptUrlPolicy } | undefined;
}

let policy: ScriptUrlPolicy | undefined;

/** Under Trusted Types a worker's address must come from a policy; ours passes on exactly what the host configured. */
function trustScriptUrl(url: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy('crosswalk', { createScriptURL: (each) => each });
  return policy?.createScriptURL(url) ?? url;
}
