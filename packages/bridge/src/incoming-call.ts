import type { AnswerGroup } from './outbox.ts';

/** A call as its handler sees it. */
export interface IncomingCall {
  readonly name: string;
  readonly arguments: unknown;
  /** What the answering side keeps with the call. The bridge does not look at it. */
  note?: unknown;
  /** Called when the answer has left, while the other side is already at work with it. Not called for refusals. */
  afterAnswer?: (() => void) | undefined;
  /** Aborted when the other side cancels, the time is over, or the connection ends. */
  readonly signal: AbortSignal;
  /** Lifts the time limit: the answer waits for a person. */
  waitForUser(): void;
}

/** An open call on the answering side. The AbortController is made only when somebody looks at the signal. */
export class OpenCall implements IncomingCall {
  readonly id: number;
  readonly name: string;
  readonly arguments: unknown;
  readonly group: AnswerGroup;
  note: unknown = undefined;
  afterAnswer: (() => void) | undefined = undefined;
  ticksLeft: number;
  isStream = false;
  credit = 0;
  onCredit: (() => void) | undefined;
  #controller: AbortController | undefined;
  #aborted = false;

  constructor(entry: { id: number; name: string; input: unknown; group: AnswerGroup; ticksLeft: number }) {
    this.id = entry.id;
    this.name = entry.name;
    this.arguments = entry.input;
    this.group = entry.group;
    this.ticksLeft = entry.ticksLeft;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#aborted) this.#controller.abort();
    return this.#controller.signal;
  }

  waitForUser(): void {
    this.ticksLeft = Infinity;
  }

  abort(): void {
    this.#aborted = true;
    this.#controller?.abort();
    this.onCredit?.();
  }
}
