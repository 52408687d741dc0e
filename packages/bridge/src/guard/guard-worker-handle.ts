import type { Violation } from '../limits.ts';
import { onTick } from '../ticker.ts';
import type { GuardedPort, GuardLimits, GuardListener } from './guard.ts';
import { pageGuard } from './page-guard.ts';
import { trustScriptUrl } from './trusted-script-url.ts';

/** What the page sends to the worker, together with the panel's port and the port to pass checked texts on. */
export interface GuardOrder {
  limits: GuardLimits;
}

/** What the worker says besides texts: the panel broke a limit and its port is closed. */
export interface GuardVerdict {
  violation: Violation;
}

/** Ticks a worker may be busy with one message. */
const STUCK_AFTER = 4;

/** The page's handle on one guard worker and the ports it reads. */
export class GuardWorker {
  readonly #worker: Worker | undefined;
  /** Settles when the worker runs or is known not to. */
  readonly #isRunning: Promise<boolean>;
  readonly #listeners = new Set<GuardListener>();
  readonly #stopTicking: () => void;
  #unansweredTicks = 0;
  isEnded = false;

  constructor(url: string | URL, onFallback: (reason: string) => void) {
    this.#worker = startWorker(url, onFallback);
    this.#isRunning = this.#worker ? this.#waitForStart(this.#worker, onFallback) : Promise.resolve(false);
    this.#stopTicking = onTick(() => this.#tick());
  }

  /** Hands a panel's port to the worker; texts within the budget come back to the listener. */
  open(port: MessagePort, limits: GuardLimits, listener: GuardListener): GuardedPort {
    let close = () => port.close();
    let isClosed = false;
    this.#listeners.add(listener);
    void this.#isRunning.then((isRunning) => {
      if (isClosed) return;
      if (isRunning && this.#worker) close = openInWorker(this.#worker, port, limits, listener);
      else close = openInPage(port, limits, listener);
    });
    return {
      close: () => {
        isClosed = true;
        this.#listeners.delete(listener);
        close();
      },
    };
  }

  /** Ends the worker. Ports it still reads fall silent. */
  end(): void {
    this.isEnded = true;
    this.#stopTicking();
    this.#worker?.terminate();
  }

  #waitForStart(worker: Worker, onFallback: (reason: string) => void): Promise<boolean> {
    return new Promise((resolve) => {
      worker.onmessage = () => {
        this.#unansweredTicks = 0;
        resolve(true);
      };
      worker.onerror = () => {
        onFallback('the worker script did not load');
        this.#stopTicking();
        resolve(false);
      };
    });
  }

  /** Asks the worker whether it is free; one that is not for seconds is reading a message made to be hard to read. */
  #tick(): void {
    if (this.#listeners.size === 0) return;
    this.#unansweredTicks += 1;
    if (this.#unansweredTicks <= STUCK_AFTER) return this.#worker?.postMessage('are you free?');
    this.end();
    for (const listener of [...this.#listeners]) listener.onViolation('oversized');
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

function openInWorker(worker: Worker, port: MessagePort, limits: GuardLimits, listener: GuardListener): () => void {
  const { port1, port2 } = new MessageChannel();
  const order: GuardOrder = { limits: { ...limits } };
  port1.onmessage = ({ data }: MessageEvent<string | GuardVerdict>) => {
    if (typeof data === 'string') {
      listener.onText(data);
      return;
    }
    port1.close();
    listener.onViolation(data.violation);
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
