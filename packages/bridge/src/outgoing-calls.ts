import { CrosswalkError, fromWireError, type WireError } from '@crosswalk/protocol';
import type { Outbox } from './outbox.ts';
import { IncomingStream } from './incoming-stream.ts';
import { TICK_MS } from './ticker.ts';
import { Kind, toJson } from './wire.ts';

/** How one call is made: how to stop it, how long it may take, and who takes a long answer as it comes. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** `Infinity` for calls that wait for a person. */
  timeoutMs?: number | undefined;
  /** Pieces of a long list, as they come. Without it they are put together in the answer. */
  onPart?: ((key: string, items: readonly unknown[]) => void) | undefined;
}

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: CrosswalkError): void;
  ticksLeft: number;
  onPart: CallOptions['onPart'];
  collected: Map<string, unknown[]> | undefined;
  stream: IncomingStream | undefined;
  stopListening: (() => void) | undefined;
}

/** Longest message an honest side sends; the other side closes on anything longer. */
export interface OutgoingLimits {
  messageLength: number;
  callMs: number;
}

/** The calls this side made and waits for. */
export class OutgoingCalls {
  readonly #outbox: Outbox;
  readonly #pending = new Map<number, PendingCall>();
  readonly limits: OutgoingLimits;
  #lastId = 0;

  constructor(outbox: Outbox, limits: OutgoingLimits) {
    this.#outbox = outbox;
    this.limits = { ...limits };
  }

  get size(): number {
    return this.#pending.size;
  }

  call(name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#send(name, input, options, reject);
      if (id === undefined) return;
      this.#pending.set(id, {
        resolve,
        reject,
        ticksLeft: Math.ceil((options.timeoutMs ?? this.limits.callMs) / TICK_MS) + 1,
        onPart: options.onPart,
        collected: undefined,
        stream: undefined,
        stopListening: options.signal && this.#listen(id, options.signal),
      });
    });
  }

  stream(name: string, input: unknown, options: CallOptions = {}): AsyncIterableIterator<unknown> {
    const stream = new IncomingStream({
      more: (count) => this.#outbox.add(`[${Kind.credit},${id},${count}]`),
      cancel: () => this.#cancel(id ?? 0),
    });
    const id = this.#send(name, input, options, (error) => stream.fail(error));
    if (id === undefined) return stream;
    this.#pending.set(id, {
      resolve: () => stream.end(),
      reject: (error) => stream.fail(error),
      ticksLeft: Infinity,
      onPart: undefined,
      collected: undefined,
      stream,
      stopListening: options.signal && this.#listen(id, options.signal),
    });
    return stream;
  }

  /** Handles an answer of the other side; unknown ids are late answers of cancelled calls. */
  receive(kind: number, id: number, entry: readonly unknown[]): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (kind === Kind.part) return receivePart(pending, entry);
    if (kind === Kind.items) return pending.stream?.push(assertList(entry[2]));
    this.#forget(id, pending);
    if (kind === Kind.error) return pending.reject(fromWireError(assertWireError(entry[2])));
    pending.resolve(withParts(entry[2], pending.collected));
  }

  /** Called about once a second: gives up calls whose time is over. */
  tick(): void {
    for (const [id, pending] of this.#pending) {
      pending.ticksLeft -= 1;
      if (pending.ticksLeft > 0) continue;
      this.#cancel(id, new CrosswalkError('timeout', 'The other side did not answer in time.'));
    }
  }

  /** Rejects everything that is still open. */
  close(error: CrosswalkError): void {
    for (const [id, pending] of this.#pending) {
      this.#forget(id, pending);
      pending.reject(error);
    }
  }

  #send(
    name: string,
    input: unknown,
    options: CallOptions,
    reject: (error: CrosswalkError) => void,
  ): number | undefined {
    if (options.signal?.aborted) {
      reject(cancelled());
      return undefined;
    }
    const text = this.#serialise(name, input, reject);
    if (text === undefined) return undefined;
    const id = (this.#lastId += 1);
    this.#outbox.add(`[${Kind.call},${id},${JSON.stringify(name)},${text}]`);
    return id;
  }

  #serialise(name: string, input: unknown, reject: (error: CrosswalkError) => void): string | undefined {
    try {
      const text = toJson(input);
      if (text.length <= this.limits.messageLength - 1_000) return text;
      const details = { limit: this.limits.messageLength, actual: text.length };
      reject(
        new CrosswalkError(
          'too_large',
          `The arguments of ${name} are ${text.length} characters long; ${details.limit} are allowed.`,
          { details },
        ),
      );
    } catch (cause) {
      reject(
        new CrosswalkError(
          'invalid_input',
          `The arguments of ${name} cannot be sent: only JSON values cross the bridge.`,
          { cause },
        ),
      );
    }
    return undefined;
  }

  #listen(id: number, signal: AbortSignal): () => void {
    const abort = () => this.#cancel(id);
    signal.addEventListener('abort', abort, { once: true });
    return () => signal.removeEventListener('abort', abort);
  }

  #cancel(id: number, error: CrosswalkError = cancelled()): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#forget(id, pending);
    this.#outbox.add(`[${Kind.cancel},${id}]`);
    pending.reject(error);
  }

  #forget(id: number, pending: PendingCall): void {
    this.#pending.delete(id);
    pending.stopListening?.();
  }
}

function receivePart(pending: PendingCall, entry: readonly unknown[]): void {
  const key = String(entry[2]);
  const items = assertList(entry[3]);
  if (pending.onPart) return pending.onPart(key, items);
  pending.collected ??= new Map();
  pending.collected.set(key, [...(pending.collected.get(key) ?? []), ...items]);
}

function withParts(value: unknown, collected: ReadonlyMap<string, unknown[]> | undefined): unknown {
  if (!collected) return value;
  return { ...Object(value), ...Object.fromEntries(collected) };
}

function assertList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function assertWireError(value: unknown): WireError {
  const isError = typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
  return isError ? (value as WireError) : { code: 'internal', message: 'The other side failed without a reason.' };
}

function cancelled(): CrosswalkError {
  return new CrosswalkError('cancelled', 'The call was cancelled.');
}
