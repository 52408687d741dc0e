import { CHANGE_CHANNEL } from '../records/change-table.ts';
import { type MessageHandler, workOnIncoming } from './incoming-webhooks.ts';
import { type OutgoingParts, queueChanges, workOnOutgoing } from './outgoing-webhooks.ts';
import { forgetDeliveries } from './webhook-table.ts';

/** What a process that works on webhooks is made of. */
export interface WebhookWorkOptions extends OutgoingParts {
  /** Does what messages that come in ask for; without it they wait. */
  handle?: MessageHandler;
  /** Gets what goes wrong beside the single deliveries. */
  onProblem?: (error: unknown) => void;
}

/** A lost notification delays a webhook by no more than this. */
const POLL_MS = 5_000;
const FORGET_MS = 3_600_000;

/** Works on webhooks, in and out, until closed. Any number of processes may do so: each thing is done by one of them. */
export async function openWebhookWork(options: WebhookWorkOptions): Promise<{ close(): Promise<void> }> {
  const { database, jobs, handle, onProblem = () => undefined } = options;
  const stops = [await workOnOutgoing(options)];
  if (handle !== undefined) stops.push(await workOnIncoming(database, jobs, handle));
  const queue = new Repeated(async () => {
    while ((await queueChanges(options)) > 0);
  }, onProblem);
  stops.push(await database.listen(CHANGE_CHANNEL, () => queue.wake()));
  const timers = [
    setInterval(() => queue.wake(), POLL_MS),
    setInterval(() => void forgetDeliveries(database).catch(onProblem), FORGET_MS),
  ];
  for (const timer of timers) timer.unref();
  queue.wake();
  return {
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      for (const stop of stops.reverse()) await stop();
      await queue.idle();
    },
  };
}

/** Does something whenever woken, once at a time; woken while at it, once more afterwards. */
class Repeated {
  readonly #work: () => Promise<void>;
  readonly #onProblem: (error: unknown) => void;
  #isWanted = false;
  #running: Promise<void> | undefined;

  constructor(work: () => Promise<void>, onProblem: (error: unknown) => void) {
    this.#work = work;
    this.#onProblem = onProblem;
  }

  wake(): void {
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      await this.#work().catch(this.#onProblem);
    }
  }
}
