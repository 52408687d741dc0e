import type { CrosswalkError } from '@crosswalk/protocol';
import { connect } from 'penpal';
import { CallGate } from './call-gate.ts';
import type { Guard, GuardedPort } from './guard/guard.ts';
import { isCompatible, readHello } from './hello.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { CallAnswers } from './incoming-calls.ts';
import type { BridgeLimits, Violation } from './limits.ts';
import { Liveness } from './liveness.ts';
import { LongAnswers } from './long-answers.ts';
import { createNoMethods } from './no-methods.ts';
import { disconnected, Peer } from './peer.ts';
import { PeerMessenger } from './peer-messenger.ts';

export interface SessionOptions {
  nonce: string;
  protocol: string;
  limits: BridgeLimits;
  guard: Guard;
  handle: CallAnswers['handle'];
  onRefused: CallAnswers['onRefused'];
  welcome: () => unknown;
  onReady: () => void;
  /** The first words were not those of the page we opened. */
  onStranger: () => void;
  onEnd: (reason: Violation | 'version' | 'gone' | 'silent') => void;
  onSilent: () => void;
  onRecovered: () => void;
  onEvent: (name: string, payload: unknown) => void;
}

/**
 * The conversation with one loaded document:
 *
 * 1. the document hands over two ports (frame-door);
 * 2. its first words are a hello with the nonce of this load; anything else ends the session;
 * 3. the host answers with `welcome`, and Penpal shakes hands over the same ports;
 * 4. calls and events flow until the document is gone, breaks a limit, or one side says good-bye.
 */
export class FrameSession {
  readonly #options: SessionOptions;
  readonly #listening: MessagePort;
  readonly #guarded: GuardedPort;
  #peer: Peer | undefined;
  #messenger: PeerMessenger | undefined;
  #sayGoodbye: (() => void) | undefined;
  #liveness: Liveness | undefined;
  #ended = false;
  messages = 0;
  characters = 0;

  constructor(speaking: MessagePort, listening: MessagePort, options: SessionOptions) {
    this.#options = options;
    this.#listening = listening;
    // Nothing is ever said on this port. Who speaks on it is not our client; the data stays unread.
    listening.onmessage = () => this.#end('violation');
    this.#guarded = options.guard.open(speaking, options.limits, {
      onText: (text) => this.#receive(text),
      onViolation: (violation) => this.#end(violation),
    });
  }

  get peer(): Peer | undefined {
    return this.#peer;
  }

  /** Ends the session from this side. */
  close(error: CrosswalkError = disconnected()): void {
    if (!this.#ended) this.#dispose(error);
  }

  rejectCalls(verdict: (call: IncomingCall) => CrosswalkError | undefined): void {
    this.#peer?.rejectCalls(verdict);
  }

  #receive(text: string): void {
    if (this.#ended) return;
    this.messages += 1;
    this.characters += text.length;
    if (!this.#peer) return this.#receiveHello(text);
    this.#liveness?.heard();
    this.#peer.receive(text);
  }

  #receiveHello(text: string): void {
    const hello = readHello(text);
    if (hello?.nonce !== this.#options.nonce) {
      this.#dispose(disconnected());
      return this.#options.onStranger();
    }
    if (isCompatible(this.#options.protocol, hello.protocol)) return this.#start();
    this.#listening.postMessage(JSON.stringify({ refused: 'version', protocol: this.#options.protocol }));
    this.#end('version');
  }

  #start(): void {
    const { limits, handle, onRefused, welcome, onEvent, nonce } = this.#options;
    const peer = new Peer({
      post: (text) => this.#listening.postMessage(text),
      handle,
      onRefused,
      gate: new CallGate(limits),
      longAnswers: (outbox) => new LongAnswers(outbox, limits.streams),
      limits,
      onEvent,
      onControl: (message) => this.#messenger?.receive(message),
      onViolation: () => this.#end('violation'),
    });
    this.#peer = peer;
    peer.emit('welcome', welcome());
    this.#messenger = new PeerMessenger(peer, (end) => this.#end(end === 'goodbye' ? 'gone' : 'silent'));
    const penpal = connect({
      messenger: this.#messenger,
      methods: createNoMethods(),
      channel: nonce,
      timeout: limits.handshakeMs,
    });
    this.#sayGoodbye = penpal.destroy;
    penpal.promise.then(
      () => this.#becomeReady(peer),
      () => this.#end('silent'),
    );
  }

  #becomeReady(peer: Peer): void {
    if (this.#ended) return;
    this.#liveness = new Liveness({
      ping: () => peer.ping(),
      onSilent: () => this.#options.onSilent(),
      onRecovered: () => this.#options.onRecovered(),
    });
    this.#options.onReady();
  }

  #end(reason: Violation | 'version' | 'gone' | 'silent'): void {
    if (this.#ended) return;
    this.#dispose(disconnected());
    this.#options.onEnd(reason);
  }

  #dispose(error: CrosswalkError): void {
    this.#ended = true;
    this.#sayGoodbye?.();
    this.#liveness?.stop();
    this.#peer?.close(error);
    this.#guarded.close();
    this.#listening.onmessage = null;
    this.#listening.close();
  }
}
