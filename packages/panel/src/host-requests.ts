import type { HostConnection } from '@crosswalk/bridge';
import {
  CrosswalkError,
  type PanelRequestArguments,
  type PanelRequestName,
  type PanelRequestResult,
} from '@crosswalk/protocol';
import type { Frozen } from './typed-call.ts';

type Handler = (input: never, signal: AbortSignal) => unknown;

/** Answers what the host asks of the panel. A request nobody registered for is `unsupported`. */
export class HostRequests {
  readonly #handlers = new Map<string, Handler>();

  constructor(connection: HostConnection) {
    connection.handleRequest(({ name, arguments: input, signal }) => {
      const handler = this.#handlers.get(name);
      if (!handler) throw new CrosswalkError('unsupported', `This panel does not answer ${name}.`);
      return handler(assertArguments(input), signal);
    });
  }

  /** Sets the one function that answers a request. */
  answer<N extends PanelRequestName>(
    name: N,
    handler: (input: PanelRequestArguments<N>, signal: AbortSignal) => Promise<Frozen<PanelRequestResult<N>>>,
  ): void {
    this.#handlers.set(name, handler);
  }
}

/** The host makes requests from the protocol's table. */
function assertArguments(input: unknown): never {
  return input as never;
}
