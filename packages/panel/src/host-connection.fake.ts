import type { CallOptions, HostConnection } from '@crosswalk/bridge';
import { CrosswalkError, OPERATIONS, PROTOCOL_VERSION, type Welcome } from '@crosswalk/protocol';

/** A call the fake host got. */
export interface SeenCall {
  readonly name: string;
  readonly input: unknown;
  readonly options: CallOptions;
}

type Answer = (input: unknown, options: CallOptions) => unknown;
type RequestHandler = Parameters<HostConnection['handleRequest']>[0];

/** The host's end of a connection, played by a test: it answers as told and keeps what it was asked. */
export class FakeHost implements HostConnection {
  readonly welcome: unknown;
  readonly calls: SeenCall[] = [];
  limits: unknown;
  isClosed = false;
  readonly #answers = new Map<string, Answer>();
  readonly #eventListeners = new Set<(name: string, payload: unknown) => void>();
  readonly #closeListeners = new Set<(error: CrosswalkError) => void>();
  #handler: RequestHandler | undefined;

  constructor(welcome: unknown = welcomeOf(Object.keys(OPERATIONS))) {
    this.welcome = welcome;
  }

  /** What `init` calls to connect. */
  readonly connect = (): Promise<HostConnection> => Promise.resolve(this);

  /** Sets the answer to an operation; `{}` without it. */
  on(name: string, answer: Answer): this {
    this.#answers.set(name, answer);
    return this;
  }

  emit(name: string, payload: unknown): void {
    for (const listener of this.#eventListeners) listener(name, payload);
  }

  /** Asks the panel, as the host would. */
  request(name: string, input: unknown, signal = new AbortController().signal): Promise<unknown> {
    return Promise.resolve().then(() =>
      this.#handler?.({ name, arguments: input, signal, waitForUser: () => undefined }),
    );
  }

  useLimits(limits: unknown): void {
    this.limits = limits;
  }

  async call(name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    this.calls.push({ name, input, options });
    if (this.isClosed) throw new CrosswalkError('disconnected', 'closed');
    return (await this.#answers.get(name)?.(input, options)) ?? {};
  }

  async *stream(name: string, input: unknown, options: CallOptions = {}): AsyncGenerator<unknown, void, undefined> {
    this.calls.push({ name, input, options });
    const items = await this.#answers.get(name)?.(input, options);
    if (Array.isArray(items)) yield* items;
  }

  onEvent(listener: (name: string, payload: unknown) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  handleRequest(handler: RequestHandler): void {
    this.#handler = handler;
  }

  onClose(listener: (error: CrosswalkError) => void): () => void {
    this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  close(): void {
    this.isClosed = true;
    for (const listener of this.#closeListeners) listener(new CrosswalkError('disconnected', 'closed'));
  }
}

/** A host's first words with these operations. */
export function welcomeOf(capabilities: readonly string[]): Welcome {
  return {
    protocol: PROTOCOL_VERSION,
    capabilities: [...capabilities],
    limits: { messageLength: 1_000_000, callsPerSecond: 50, inFlight: 20, callMs: 10_000 },
    context: {
      view: 'card',
      location: 'crm.record.sidebar',
      record: { type: 'person', id: '42' },
      user: { id: 'u1', name: 'Ada' },
      account: { id: 'a1', name: 'Acme', crm: 'Demo' },
      locale: 'en',
      direction: 'ltr',
      timeZone: 'Europe/Berlin',
      theme: { scheme: 'light' },
      density: 'comfortable',
    },
  };
}
