import { CrosswalkError } from '@crosswalk/protocol';
import { nextTask } from './after-task.ts';
import type { OpenCall } from './incoming-call.ts';
import type { Outbox } from './outbox.ts';
import { Reply } from './reply.ts';
import { Kind, STREAM_CREDIT, toJson } from './wire.ts';

/** What an answer that takes a while needs to know of its call, and how it ends it. */
export interface OpenCalls {
  isOpen(call: OpenCall): boolean;
  finish(call: OpenCall, entry: string): void;
  fail(call: OpenCall, error: unknown): void;
  refuse(call: OpenCall, error: CrosswalkError): void;
}

/** Sends answers that take more than one entry: lists in pieces, and streams. Only hosts give such answers. */
export class LongAnswers {
  readonly #outbox: Outbox;
  readonly #limit: number;
  /** Streams open now. */
  streams = 0;

  constructor(outbox: Outbox, limit: number) {
    this.#outbox = outbox;
    this.#limit = limit;
  }

  /** Sends the answer if it is one of these, and answers whether it is. */
  send(call: OpenCall, answer: unknown, calls: OpenCalls): boolean {
    if (answer instanceof Reply) this.#sendReply(call, answer, calls);
    else if (isStream(answer)) void this.#sendStream(call, answer, calls);
    else return false;
    return true;
  }

  #sendReply(call: OpenCall, reply: Reply, calls: OpenCalls): void {
    if (reply.isWhole) calls.finish(call, `[${Kind.result},${call.id},${reply.text}]`);
    else void this.#sendParts(call, reply, calls);
  }

  async #sendParts(call: OpenCall, { text, key, chunks }: Reply, calls: OpenCalls): Promise<void> {
    try {
      for (const chunk of chunks) {
        if (!calls.isOpen(call)) return;
        this.#outbox.add(`[${Kind.part},${call.id},${JSON.stringify(key)},${chunk}]`);
        this.#outbox.flush();
        await nextTask();
      }
      calls.finish(call, `[${Kind.result},${call.id},${text}]`);
    } catch (error) {
      calls.fail(call, error);
    }
  }

  async #sendStream(call: OpenCall, items: AsyncIterable<unknown>, calls: OpenCalls): Promise<void> {
    if (this.streams >= this.#limit) {
      calls.refuse(call, tooMany(this.#limit));
      return;
    }
    this.streams += 1;
    call.isStream = true;
    call.credit = STREAM_CREDIT;
    call.ticksLeft = Infinity;
    const iterator = items[Symbol.asyncIterator]();
    call.signal.addEventListener('abort', () => void iterator.return?.());
    try {
      while (calls.isOpen(call)) {
        const item: IteratorResult<unknown> = await iterator.next();
        if (item.done === true) {
          calls.finish(call, `[${Kind.result},${call.id},null]`);
          return;
        }
        await awaitCredit(call, calls);
        if (calls.isOpen(call)) this.#outbox.add(`[${Kind.items},${call.id},[${toJson(item.value)}]]`);
      }
    } catch (error) {
      calls.fail(call, error);
    }
  }
}

async function awaitCredit(call: OpenCall, calls: OpenCalls): Promise<void> {
  while (call.credit <= 0 && calls.isOpen(call)) {
    await new Promise<void>((resolve) => {
      call.onCredit = resolve;
    });
  }
  call.credit -= 1;
}

function tooMany(limit: number): CrosswalkError {
  return new CrosswalkError('rate_limited', `More than ${limit} streams are open.`, { details: { limit } });
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
