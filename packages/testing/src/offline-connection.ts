import { DEFAULT_LIMITS, type HostConnection, Peer } from '@crosswalk/bridge';
import { CrosswalkError } from '@crosswalk/protocol';

type CallHandler = Parameters<HostConnection['handleRequest']>[0];

/** A panel's end of a connection to the offline host: what `connectHost` makes in a frame, over two functions. */
export class OfflineConnection implements HostConnection {
  readonly #peer: Peer;
  readonly #eventListeners = new Set<(name: string, payload: unknown) => void>();
  readonly #closeListeners = new Set<(error: CrosswalkError) => void>();
  readonly #onClosed: () => void;
  #handler: CallHandler | undefined;
  welcome: unknown;

  /**
   * @param post hands one message to the host
   * @param onClosed called once, when the panel ends the connection
   */
  constructor(post: (text: string) => void, onClosed: () => void) {
    this.#onClosed = onClosed;
    this.#peer = new Peer({
      post,
      handle: (call) => this.#answer(call),
      onEvent: (name, payload) => this.#receiveEvent(name, payload),
      onViolation: () => this.close(),
      limits: DEFAULT_LIMITS,
    });
  }

  /** Takes one message of the host. */
  receive(text: string): void {
    this.#peer.receive(text);
  }

  useLimits(limits: { messageLength: number; callMs: number }): void {
    Object.assign(this.#peer.outgoing.limits, { messageLength: limits.messageLength, callMs: limits.callMs });
  }

  call(...call: Parameters<HostConnection['call']>): Promise<unknown> {
    return this.#peer.call(...call);
  }

  stream(...call: Parameters<HostConnection['stream']>): AsyncIterableIterator<unknown> {
    return this.#peer.stream(...call);
  }

  onEvent(listener: (name: string, payload: unknown) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  handleRequest(handler: CallHandler): void {
    this.#handler = handler;
  }

  onClose(listener: (error: CrosswalkError) => void): () => void {
    this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  close(): void {
    const error = new CrosswalkError('disconnected', 'The connection to the offline host has ended.');
    this.#peer.close(error);
    this.#onClosed();
    for (const listener of this.#closeListeners) listener(error);
    this.#closeListeners.clear();
  }

  #answer(call: Parameters<CallHandler>[0]): unknown {
    if (this.#handler) return this.#handler(call);
    throw new CrosswalkError('unsupported', 'This panel does not answer requests.');
  }

  #receiveEvent(name: string, payload: unknown): void {
    if (name === 'welcome') this.welcome = payload;
    else for (const listener of [...this.#eventListeners]) listener(name, payload);
  }
}
