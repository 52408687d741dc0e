import { CrosswalkError, toWireError } from '@crosswalk/protocol';
import type { CallGate } from './call-gate.ts';
import { type IncomingCall, OpenCall } from './incoming-call.ts';
import type { BridgeLimits } from './limits.ts';
import type { LongAnswers, OpenCalls } from './long-answers.ts';
import type { AnswerGroup, Outbox } from './outbox.ts';
import { TICK_MS } from './ticker.ts';
import { Kind, STREAM_CREDIT, toJson } from './wire.ts';

/** Answers a call: a value, a promise of one, a `Reply`, or an async iterable for a stream. */
export type CallHandler = (call: IncomingCall) => unknown;

/** How the calls of the other side are answered. */
export interface CallAnswers {
  handle: CallHandler;
  /** Told of each call that a limit refused; `handle` never sees those. */
  onRefused?: ((call: IncomingCall, error: CrosswalkError) => void) | undefined;
  /** Sends lists in pieces and streams, on the side that gives such answers. */
  long?: LongAnswers | undefined;
  /** Keeps the other side within its limits. Without one, all calls are let in. */
  gate?: CallGate | undefined;
  limits: Pick<BridgeLimits, 'callMs'>;
}

/** The calls the other side made and this side answers, within its limits. */
export class IncomingCalls implements OpenCalls {
  readonly #outbox: Outbox;
  readonly #handle: CallHandler;
  readonly #onRefused: CallAnswers['onRefused'];
  readonly #long: LongAnswers | undefined;
  readonly #gate: CallGate | undefined;
  readonly #callMs: number;
  readonly #open = new Map<number, OpenCall>();
  #lastId = 0;
  /** Calls started and calls refused by a limit, for the owner's statistics. */
  started = 0;
  refused = 0;

  constructor(outbox: Outbox, { handle, onRefused, long, gate, limits }: CallAnswers) {
    this.#outbox = outbox;
    this.#handle = handle;
    this.#onRefused = onRefused;
    this.#long = long;
    this.#gate = gate;
    this.#callMs = limits.callMs;
  }

  /** Calls that are still open. */
  get size(): number {
    return this.#open.size;
  }

  /** Starts a call. Answers `false` when the entry is not a call, or an id was used twice: an honest side never does that. */
  start(entry: readonly unknown[], group: AnswerGroup, now: number): boolean {
    const [, id, name, input] = entry;
    if (typeof id !== 'number' || typeof name !== 'string' || !(id > this.#lastId)) return false;
    this.#lastId = id;
    const call = new OpenCall({ id, name, input, group, ticksLeft: Math.ceil(this.#callMs / TICK_MS) + 1 });
    this.#open.set(id, call);
    group.open += 1;
    const refusal = this.#gate?.refusal(this.#open.size - (this.#long?.streams ?? 0), now);
    if (refusal) this.refuse(call, refusal);
    else void this.#run(call);
    return true;
  }

  cancel(id: unknown): void {
    const call = this.#find(id);
    if (!call) return;
    this.#close(call);
    call.abort();
  }

  credit(id: unknown, count: unknown): void {
    const call = this.#find(id);
    if (!call || typeof count !== 'number' || !(count > 0 && count <= STREAM_CREDIT)) return;
    call.credit = Math.min(STREAM_CREDIT, call.credit + count);
    call.onCredit?.();
  }

  /** Called about once a second: ends calls whose time is over. */
  tick(): void {
    for (const call of this.#open.values()) {
      call.ticksLeft -= 1;
      if (call.ticksLeft > 0) continue;
      this.fail(call, new CrosswalkError('timeout', `The call took longer than ${this.#callMs} ms.`));
      call.abort();
    }
  }

  /**
   * Ends the open calls for which `verdict` has an error: now; whatever the handler still answers is dropped, and so is
   * the rest of an answer that was leaving in pieces.
   */
  reject(verdict: (call: IncomingCall) => CrosswalkError | undefined): void {
    for (const call of [...this.#open.values()]) {
      const error = verdict(call);
      if (!error) continue;
      this.fail(call, error);
      call.abort();
    }
  }

  close(): void {
    for (const call of this.#open.values()) call.abort();
    this.#open.clear();
  }

  #find(id: unknown): OpenCall | undefined {
    return typeof id === 'number' ? this.#open.get(id) : undefined;
  }

  isOpen(call: OpenCall): boolean {
    return this.#open.has(call.id);
  }

  /** Refuses a call for a limit of this side. */
  refuse(call: OpenCall, error: CrosswalkError): void {
    this.refused += 1;
    this.#onRefused?.(call, error);
    this.fail(call, error);
  }

  async #run(call: OpenCall): Promise<void> {
    this.started += 1;
    try {
      const result = this.#handle(call);
      this.#settle(call, isPromise(result) ? await result : result);
    } catch (error) {
      this.fail(call, error);
      return;
    }
    call.afterAnswer?.();
  }

  #settle(call: OpenCall, value: unknown): void {
    if (!this.isOpen(call) || this.#long?.send(call, value, this)) return;
    try {
      this.finish(call, `[${Kind.result},${call.id},${toJson(value)}]`);
    } catch (error) {
      this.fail(call, error);
    }
  }

  /** Answers a call with an error; does nothing when it is no longer open. */
  fail(call: OpenCall, error: unknown): void {
    if (!this.isOpen(call)) return;
    this.finish(call, `[${Kind.error},${call.id},${JSON.stringify(toWireError(error))}]`);
  }

  /** Ends a call with its last entry. */
  finish(call: OpenCall, entry: string): void {
    this.#close(call);
    this.#outbox.addAnswer(entry, call.group);
  }

  #close(call: OpenCall): void {
    if (!this.#open.delete(call.id)) return;
    call.group.open -= 1;
    if (call.isStream && this.#long) this.#long.streams -= 1;
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
