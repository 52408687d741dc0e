import type { CallOptions as BridgeCallOptions, HostConnection } from '@crosswalk/bridge';
import type { CallOptions } from '@crosswalk/model';
import { CrosswalkError, type OperationName, type Welcome } from '@crosswalk/protocol';
import type { Input, Output } from './typed-call.ts';

/**
 * One connection, with the types of the operations table. A lost connection rejects whatever waits with
 * `disconnected`. The same document never gets a second one: the host opens the panel's page anew, and its script
 * subscribes again by running again.
 */
export class Session {
  readonly connection: HostConnection;
  readonly welcome: Welcome;
  /** Names of the operations the host answers. */
  readonly capabilities: ReadonlySet<string>;
  /** Sends what is still being gathered, so that calls leave in the order they were made. */
  beforeCall: (() => void) | undefined;

  constructor(connection: HostConnection) {
    this.connection = connection;
    this.welcome = assertWelcome(connection.welcome);
    this.capabilities = new Set(this.welcome.capabilities);
    connection.useLimits(this.welcome.limits);
  }

  /** Asks for one operation and waits for its answer. */
  readonly call = <N extends OperationName>(
    name: N,
    input: Input<N>,
    options?: BridgeCallOptions,
  ): Promise<Output<N>> => {
    this.beforeCall?.();
    if (!this.capabilities.has(name)) return Promise.reject(notOffered(name));
    return assertAnswer<N>(this.connection.call(name, input, options));
  };

  /** Like `call`, for what a person answers in their own time. */
  readonly ask = <N extends OperationName>(name: N, input: Input<N>, options?: CallOptions): Promise<Output<N>> =>
    this.call(name, input, { ...options, timeoutMs: Infinity });

  /** Reads a stream until the signal, the reader or the host ends it. None of these is an error. */
  async *stream<N extends OperationName>(
    name: N,
    input: Input<N>,
    options?: CallOptions,
  ): AsyncGenerator<Output<N>, void, undefined> {
    if (!this.capabilities.has(name)) throw notOffered(name);
    try {
      for await (const item of this.connection.stream(name, input, options)) yield assertOutput<N>(item);
    } catch (error) {
      // Who stopped it does not want to hear that it was stopped.
      if (!options?.signal?.aborted) throw error;
    }
  }
}

/** What the host would answer, said at once. */
function notOffered(name: OperationName): CrosswalkError {
  return new CrosswalkError('unsupported', `This CRM does not offer ${name}. Ask crm.supports('${name}') first.`);
}

/** The host checked the answer against the operation's schema before it left. */
function assertAnswer<N extends OperationName>(answer: Promise<unknown>): Promise<Output<N>> {
  return answer as Promise<Output<N>>;
}

function assertOutput<N extends OperationName>(value: unknown): Output<N> {
  return value as Output<N>;
}

function assertWelcome(value: unknown): Welcome {
  const welcome = Object(value) as Partial<Welcome>;
  if (welcome.context && Array.isArray(welcome.capabilities)) return welcome as Welcome;
  throw new CrosswalkError('disconnected', 'The page answered without a context.', { details: { step: 'welcome' } });
}
