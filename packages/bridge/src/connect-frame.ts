import { type CrosswalkError } from '@crosswalk/protocol';
import { forgetFrame, knowFrame, type KnownFrame } from './frame-door.ts';
import { FrameSession } from './frame-session.ts';
import { type FrameProblem, type FrameState, problem } from './frame-state.ts';
import type { Guard, GuardFactory } from './guard/guard.ts';
import { pageGuard } from './guard/page-guard.ts';
import { createNonce, inviteTo } from './hello.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { CallAnswers } from './incoming-calls.ts';
import { type BridgeLimits, DEFAULT_LIMITS } from './limits.ts';
import { disconnected } from './peer.ts';
import { onTick, TICK_MS } from './ticker.ts';

/** Times a frame may load another document before it is left alone, and the ticks after which they are forgotten. */
const MAX_REOPENINGS = 5;
const FORGIVE_TICKS = 60;
/** Introductions listened to for one load: the real one and a few mistakes. */
const MAX_INTRODUCTIONS = 4;
/** Messages a frame's window may send in a second: ours sends one in its life, its own scripts perhaps a few. */
const MAX_WINDOW_MESSAGES = 100;
/** What a page does on purpose: it is taken out of its frame, so that it stops. */
const HOSTILE: ReadonlySet<FrameProblem['reason']> = new Set(['flooded', 'oversized', 'violation', 'navigated']);

/** What `connectFrame` needs: the frame, the page to open in it, and who answers. */
export interface FrameOptions {
  iframe: HTMLIFrameElement;
  /** The panel's registered page, without fragment. The frame shows this page or nothing. */
  url: string;
  /** Exact origin of the page, or `'null'` for a sandbox without `allow-same-origin`. */
  origin: string;
  /** Protocol version of this side; the panel's major number must be the same. */
  protocol: string;
  /** Names the plugin: panels of one plugin may share a guard, panels of two never do. */
  plugin: string;
  /** The host's first words, asked for at each connection. */
  welcome: () => unknown;
  handle: CallAnswers['handle'];
  /** Told of each call that a limit of the connection refused; `handle` never sees those. */
  onRefused?: CallAnswers['onRefused'];
  onState: (state: FrameState, problem?: FrameProblem) => void;
  onEvent?: (name: string, payload: unknown) => void;
  limits?: Partial<BridgeLimits>;
  guard?: GuardFactory;
}

/** The host's end of a connection to one frame. */
export interface FrameConnection {
  readonly state: FrameState;
  /** Counts the documents that were opened in this frame. */
  readonly epoch: number;
  readonly statistics: FrameStatistics;
  /** One-way event; those of one task travel together. Dropped unless the panel is there. */
  emit(event: string, payload: unknown): void;
  /** Like `emit`, with name and payload serialised already. */
  emitText(event: string, payload: string): void;
  /** Asks the panel. The answer is the panel's word: check it. */
  request(name: string, input: unknown, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<unknown>;
  /** Ends calls and streams of the panel for which `verdict` has an error, now; what their handlers still answer is dropped. */
  cancelCalls(verdict: (call: IncomingCall) => CrosswalkError | undefined): void;
  /** Opens the registered page anew, in a fresh browsing context. */
  reopen(): void;
  close(): void;
}

/** What the document in the frame has used so far; starts anew with each document. */
export interface FrameStatistics {
  calls: number;
  refused: number;
  messages: number;
  characters: number;
}

/** Opens a panel's page in a frame and keeps the connection to it for as long as the frame lives. */
export function connectFrame(options: FrameOptions): FrameConnection {
  return new Frame(options);
}

class Frame implements FrameConnection, KnownFrame {
  readonly #options: FrameOptions;
  readonly #limits: BridgeLimits;
  readonly #guard: Guard;
  readonly #stopTicking: () => void;
  #session: FrameSession | undefined;
  #state: FrameState = 'closed';
  #epoch = 0;
  #nonce = '';
  #loads = 0;
  #introductions = 0;
  #windowMessages = 0;
  #ticks = 0;
  #reopenings = 0;

  constructor(options: FrameOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#guard = (options.guard ?? pageGuard)(options.plugin);
    options.iframe.addEventListener('load', this.#onLoad);
    this.#stopTicking = onTick(() => this.#tick());
    this.#open();
  }

  get state(): FrameState {
    return this.#state;
  }

  get epoch(): number {
    return this.#epoch;
  }

  get statistics(): FrameStatistics {
    const calls = this.#session?.peer?.incoming;
    return {
      calls: calls?.started ?? 0,
      refused: calls?.refused ?? 0,
      messages: this.#session?.messages ?? 0,
      characters: this.#session?.characters ?? 0,
    };
  }

  get window(): Window | null {
    return this.#options.iframe.contentWindow;
  }

  get origin(): string {
    return this.#options.origin;
  }

  emit(event: string, payload: unknown): void {
    this.#session?.peer?.emit(event, payload);
  }

  emitText(event: string, payload: string): void {
    this.#session?.peer?.emitText(JSON.stringify(event), payload);
  }

  request(name: string, input: unknown, options: { timeoutMs?: number; signal?: AbortSignal } = {}): Promise<unknown> {
    const peer = this.#session?.peer;
    return peer && this.#state === 'ready' ? peer.call(name, input, options) : Promise.reject(disconnected());
  }

  cancelCalls(verdict: (call: IncomingCall) => CrosswalkError | undefined): void {
    this.#session?.rejectCalls(verdict);
  }

  reopen(): void {
    if (this.#state === 'closed') return;
    this.#reopenings = 0;
    this.#openAgain();
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#endSession();
    this.#stopTicking();
    this.#options.iframe.removeEventListener('load', this.#onLoad);
    this.#guard.release();
    this.#setState('closed');
  }

  /** The frame's window spoke (see frame-door): an introduction, or nothing of ours. */
  heard(ports: readonly MessagePort[], isFromOrigin: boolean): void {
    this.#windowMessages += 1;
    if (this.#windowMessages > MAX_WINDOW_MESSAGES) return this.#fail(problem('flooded'));
    const [speaking, listening] = ports;
    if (!isFromOrigin || this.#state !== 'connecting' || !speaking || !listening) return;
    this.#introductions += 1;
    if (!this.#session && this.#introductions <= MAX_INTRODUCTIONS) this.#admit(speaking, listening);
  }

  #admit(speaking: MessagePort, listening: MessagePort): void {
    const { protocol, handle, onRefused, welcome, onEvent } = this.#options;
    this.#session = new FrameSession(speaking, listening, {
      nonce: this.#nonce,
      protocol,
      limits: this.#limits,
      guard: this.#guard,
      handle,
      onRefused,
      welcome,
      onReady: () => this.#setState('ready'),
      onStranger: () => (this.#session = undefined),
      onEnd: (reason) => this.#onSessionEnd(reason),
      onSilent: () => this.#setState('unresponsive'),
      onRecovered: () => this.#setState('ready'),
      onEvent: onEvent ?? (() => undefined),
    });
  }

  #open(): void {
    this.#epoch += 1;
    this.#nonce = createNonce();
    this.#loads = 0;
    this.#introductions = 0;
    this.#ticks = 0;
    this.#setState('connecting');
    knowFrame(this);
    this.#options.iframe.src = inviteTo(this.#options.url, { origin: window.origin, nonce: this.#nonce });
  }

  /**
   * A new document needs a new browsing context: setting `src` to a page that differs only in its fragment loads
   * nothing, and any other way leaves an entry in the user's history.
   */
  #openAgain(): void {
    this.#endSession();
    this.#replaceContext(() => this.#open());
  }

  /** Ends whatever runs in the frame, at once and even while it spins: a frame that is taken out has no page any more. */
  #replaceContext(prepare: () => void): void {
    const { iframe } = this.#options;
    const { parentNode, nextSibling } = iframe;
    iframe.remove();
    prepare();
    parentNode?.insertBefore(iframe, nextSibling);
  }

  readonly #onLoad = (): void => {
    this.#loads += 1;
    this.#ticks = 0;
    if (this.#state === 'failed' || this.#state === 'closed') return;
    if (this.#loads === 1 && this.#state !== 'suspended') return;
    // A second document in this frame is not the one that was invited. Rule 1: it gets nothing.
    this.#reopenings += 1;
    if (this.#reopenings <= MAX_REOPENINGS) this.#openAgain();
    else this.#fail(problem('navigated'));
  };

  #onSessionEnd(reason: 'flooded' | 'oversized' | 'violation' | 'version' | 'gone' | 'silent'): void {
    this.#session = undefined;
    // A document that says good-bye is being replaced: its successor's `load`, or the frame's removal, comes next.
    if (reason === 'gone') this.#setState('suspended');
    else this.#fail(problem(reason));
  }

  #tick(): void {
    const { iframe } = this.#options;
    this.#ticks += 1;
    this.#windowMessages = 0;
    if (this.#ticks % FORGIVE_TICKS === 0) this.#reopenings = 0;
    if (!iframe.isConnected && this.#state !== 'connecting' && this.#state !== 'suspended') this.#suspend();
    if (this.#state !== 'connecting' || !iframe.isConnected) return;
    const limitMs = this.#loads === 0 ? this.#limits.loadMs : this.#limits.handshakeMs;
    if (this.#ticks * TICK_MS > limitMs) this.#fail(problem(this.#loads === 0 ? 'slow' : 'silent'));
  }

  #suspend(): void {
    if (this.#state === 'failed') return;
    this.#endSession();
    this.#setState('suspended');
  }

  #fail(found: FrameProblem): void {
    this.#endSession();
    this.#state = 'failed';
    if (HOSTILE.has(found.reason)) this.#replaceContext(() => this.#options.iframe.removeAttribute('src'));
    this.#options.onState('failed', found);
  }

  #endSession(): void {
    forgetFrame(this);
    this.#session?.close();
    this.#session = undefined;
  }

  #setState(state: FrameState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
