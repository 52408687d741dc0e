import { CrosswalkError } from '@crosswalk/protocol';
import type { IncomingCall } from './incoming-call.ts';
import { type CallAnswers, IncomingCalls } from './incoming-calls.ts';
import type { BridgeLimits } from './limits.ts';
import type { LongAnswers } from './long-answers.ts';
import { Outbox } from './outbox.ts';
import { type CallOptions, OutgoingCalls } from './outgoing-calls.ts';
import { onTick } from './ticker.ts';
import { Kind, parseMessage, toJson } from './wire.ts';

/** What a `Peer` needs of its owner: a way out for messages and answers to calls. */
export interface PeerOptions {
  /** Sends one message to the other side. */
  post: (text: string) => void;
  /** Answers the other side's calls. */
  handle: CallAnswers['handle'];
  onRefused?: CallAnswers['onRefused'];
  gate?: CallAnswers['gate'];
  /** Makes what sends lists in pieces and streams; only for the side that gives such answers. */
  longAnswers?: (outbox: Outbox) => LongAnswers;
  onEvent?: ((name: string, payload: unknown) => void) | undefined;
  /** A Penpal handshake or good-bye message. */
  onControl?: (message: unknown) => void;
  /** The other side broke the wire format: nothing it sends can be trusted any more. */
  onViolation: () => void;
  limits: Pick<BridgeLimits, 'callMs' | 'messageLength'>;
}

/**
 * One end of a connection, the same on both sides: makes calls, answers calls, sends events. Knows neither frames nor
 * CRMs nor which side it is; whoever owns it brings messages in and carries them out.
 */
export class Peer {
  readonly #options: PeerOptions;
  readonly #outbox: Outbox;
  readonly #stopTicking: () => void;
  readonly outgoing: OutgoingCalls;
  readonly incoming: IncomingCalls;
  #closed = false;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.post);
    this.outgoing = new OutgoingCalls(this.#outbox, options.limits);
    this.incoming = new IncomingCalls(this.#outbox, { ...options, long: options.longAnswers?.(this.#outbox) });
    this.#stopTicking = onTick(() => this.#tick());
  }

  /** Makes a call and waits for its answer. */
  call(name: string, input: unknown, options?: CallOptions): Promise<unknown> {
    if (this.#closed) return Promise.reject(disconnected());
    return this.outgoing.call(name, input, options);
  }

  /** Makes a call that answers with a stream. */
  stream(name: string, input: unknown, options?: CallOptions): AsyncIterableIterator<unknown> {
    return this.outgoing.stream(name, input, options);
  }

  /** Sends a one-way event. Events of one task travel together. */
  emit(name: string, payload: unknown): void {
    this.emitText(JSON.stringify(name), toJson(payload));
  }

  /** Like `emit` with texts that are JSON already: an event for fifty panels is serialised once. */
  emitText(name: string, payload: string): void {
    if (!this.#closed) this.#outbox.add(`[${Kind.event},${name},${payload}]`);
  }

  control(message: unknown): void {
    this.#outbox.add(`[${Kind.control},${JSON.stringify(message)}]`);
    this.#outbox.flush();
  }

  ping(): void {
    this.#outbox.add(`[${Kind.ping}]`);
  }

  /** Handles one message of the other side. */
  receive(text: string): void {
    if (this.#closed) return;
    const entries = parseMessage(text);
    if (!entries) return this.#options.onViolation();
    const group = { open: 0 };
    const now = performance.now();
    const isHonest = entries.every((entry) => this.#isOver() || this.#receiveEntry(entry, group, now));
    if (!isHonest) this.#options.onViolation();
  }

  /** Ends open calls of the other side for which `verdict` has an error, such as a permission that was taken back. */
  rejectCalls(verdict: (call: IncomingCall) => CrosswalkError | undefined): void {
    this.incoming.reject(verdict);
    this.#outbox.flush();
  }

  /** Ends everything; calls that wait reject with `disconnected`. */
  close(error: CrosswalkError = disconnected()): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#stopTicking();
    this.incoming.close();
    this.outgoing.close(error);
  }

  #receiveEntry(entry: readonly unknown[], group: { open: number }, now: number): boolean {
    switch (entry[0]) {
      case Kind.call:
        return this.incoming.start(entry, group, now);
      case Kind.result:
      case Kind.error:
      case Kind.part:
      case Kind.items:
        this.outgoing.receive(entry[0], Number(entry[1]), entry);
        return true;
      case Kind.cancel:
        this.incoming.cancel(entry[1]);
        return true;
      case Kind.credit:
        this.incoming.credit(entry[1], entry[2]);
        return true;
      case Kind.event:
        this.#options.onEvent?.(String(entry[1]), entry[2]);
        return true;
      case Kind.ping:
        this.#outbox.add(`[${Kind.pong}]`);
        return true;
      case Kind.pong:
        return true;
      case Kind.control:
        this.#options.onControl?.(entry[1]);
        return true;
      default:
        return false;
    }
  }

  /** An entry may have ended the connection for those behind it. */
  #isOver(): boolean {
    return this.#closed;
  }

  #tick(): void {
    this.outgoing.tick();
    this.incoming.tick();
  }
}

export function disconnected(): CrosswalkError {
  return new CrosswalkError('disconnected', 'The connection between the page and the panel has ended.');
}
