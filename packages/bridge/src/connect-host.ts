import { CrosswalkError } from '@crosswalk/protocol';
import { connect } from 'penpal';
import { type Invitation, readInvitation, writeHello } from './hello.ts';
import type { CallHandler } from './incoming-calls.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { createNoMethods } from './no-methods.ts';
import type { CallOptions } from './outgoing-calls.ts';
import { disconnected, Peer } from './peer.ts';
import { PeerMessenger } from './peer-messenger.ts';

/** How a panel looks for its host. */
export interface HostOptions {
  protocol: string;
  /** Milliseconds until connecting is given up. */
  timeoutMs?: number;
  /** Exact origins of the CRMs this panel is made for; absent means any CRM that opens it. */
  hostOrigins?: readonly string[];
  /** The fragment to read the invitation from; the page's own by default. */
  fragment?: string;
}

/** The panel's end of the connection. */
export interface HostConnection {
  /** The host's first words. */
  readonly welcome: unknown;
  /** Keeps to limits the host has named. */
  useLimits(limits: { messageLength: number; callMs: number }): void;
  call(name: string, input: unknown, options?: CallOptions): Promise<unknown>;
  stream(name: string, input: unknown, options?: CallOptions): AsyncIterableIterator<unknown>;
  /** Called for each event of the host. */
  onEvent(listener: (name: string, payload: unknown) => void): () => void;
  /** Answers the host's requests. */
  handleRequest(handler: CallHandler): void;
  onClose(listener: (error: CrosswalkError) => void): () => void;
  close(): void;
}

/**
 * Finds the host that opened this page and connects to it. Rejects within `timeoutMs` with the step that failed in
 * `details.step`: `invitation` (not opened by a host), `origin` (a host this panel is not made for), `hello` (the host
 * did not answer) or `version` (another major version).
 */
export async function connectHost(options: HostOptions): Promise<HostConnection> {
  const invitation = acceptInvitation(options);
  const connection = new Connection(invitation, options.protocol);
  const timer = setTimeout(() => connection.giveUp(), options.timeoutMs ?? DEFAULT_LIMITS.handshakeMs);
  try {
    connection.introduce(invitation.origin);
    await connection.welcomed;
    return connection;
  } finally {
    clearTimeout(timer);
  }
}

function acceptInvitation(options: HostOptions): Invitation {
  const invitation = readInvitation(options.fragment ?? location.hash);
  if (!invitation || window.parent === window) {
    throw failedAt(
      'invitation',
      'This page was not opened by a Crosswalk host. Open it as a panel, or use the offline host to test it.',
    );
  }
  if (options.hostOrigins && !options.hostOrigins.includes(invitation.origin)) {
    throw failedAt('origin', `This panel is not made for the CRM at ${invitation.origin}.`);
  }
  return invitation;
}

function failedAt(step: string, message: string): CrosswalkError {
  return new CrosswalkError('disconnected', message, { details: { step }, retryable: false });
}

class Connection implements HostConnection {
  /** The host said its first words, so calls can leave. Penpal's handshake goes on meanwhile and ends the connection if it fails. */
  readonly welcomed: Promise<void>;
  welcome: unknown;
  readonly #speaking: MessagePort;
  readonly #peer: Peer;
  readonly #goodbye: () => void;
  readonly #eventListeners = new Set<(name: string, payload: unknown) => void>();
  readonly #closeListeners = new Set<(error: CrosswalkError) => void>();
  readonly #channel = { speaking: new MessageChannel(), listening: new MessageChannel() };
  #handleRequest: CallHandler = () => {
    throw new CrosswalkError('unsupported', 'This panel does not answer requests.');
  };
  #settleWelcome: { resolve(): void; reject(error: CrosswalkError): void } | undefined;
  #closed = false;

  constructor({ nonce }: Invitation, protocol: string) {
    this.#speaking = this.#channel.speaking.port1;
    this.#speaking.postMessage(writeHello({ protocol, nonce }));
    this.#peer = new Peer({
      post: (text) => this.#speaking.postMessage(text),
      handle: (call) => this.#handleRequest(call),
      onEvent: (name, payload) => this.#receiveEvent(name, payload),
      onControl: (message) => messenger.receive(message),
      onViolation: () => this.#end(disconnected()),
      // No gate: this side trusts its host, and is bound by the host's limits anyway.
      limits: DEFAULT_LIMITS,
    });
    const messenger = new PeerMessenger(this.#peer, () => this.#end(disconnected()));
    this.#channel.listening.port1.onmessage = ({ data }) => this.#receive(String(data));
    this.welcomed = new Promise<void>((resolve, reject) => (this.#settleWelcome = { resolve, reject }));
    const penpal = connect({ messenger, methods: createNoMethods(), channel: nonce });
    this.#goodbye = penpal.destroy;
    penpal.promise.catch(() => this.#end(disconnected()));
  }

  /** One window message with two ports and no data, to the one origin that may have them. The first words wait in the port. */
  introduce(origin: string): void {
    const { speaking, listening } = this.#channel;
    window.parent.postMessage(null, origin, [speaking.port2, listening.port2]);
    window.addEventListener('pagehide', this.#onPageHide);
  }

  /** Time is up. */
  giveUp(): void {
    this.#end(
      failedAt('hello', 'The host did not answer in time. It may have closed the panel or runs another version.'),
    );
  }

  useLimits(limits: { messageLength: number; callMs: number }): void {
    this.#peer.outgoing.limits.messageLength = limits.messageLength;
    this.#peer.outgoing.limits.callMs = limits.callMs;
  }

  call(name: string, input: unknown, options?: CallOptions): Promise<unknown> {
    return this.#peer.call(name, input, options);
  }

  stream(name: string, input: unknown, options?: CallOptions): AsyncIterableIterator<unknown> {
    return this.#peer.stream(name, input, options);
  }

  onEvent(listener: (name: string, payload: unknown) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  handleRequest(handler: CallHandler): void {
    this.#handleRequest = handler;
  }

  onClose(listener: (error: CrosswalkError) => void): () => void {
    this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  close(): void {
    this.#end(disconnected());
  }

  readonly #onPageHide = (): void => this.close();

  #receive(text: string): void {
    if (this.welcome === undefined && text.startsWith('{"refused"')) {
      return this.#end(failedAt('version', `This CRM speaks another version of Crosswalk: ${text.slice(0, 80)}.`));
    }
    this.#peer.receive(text);
  }

  #receiveEvent(name: string, payload: unknown): void {
    if (name === 'welcome' && this.welcome === undefined) {
      this.welcome = payload;
      this.#settleWelcome?.resolve();
      return;
    }
    for (const listener of [...this.#eventListeners]) listener(name, payload);
  }

  #end(error: CrosswalkError): void {
    if (this.#closed) return;
    this.#closed = true;
    window.removeEventListener('pagehide', this.#onPageHide);
    this.#goodbye();
    this.#settleWelcome?.reject(error);
    this.#peer.close(error);
    this.#channel.speaking.port1.close();
    this.#channel.listening.port1.close();
    for (const listener of [...this.#closeListeners]) listener(error);
  }
}
