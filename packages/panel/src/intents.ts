import type { CallOptions, JsonValue } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { HostRequests } from './host-requests.ts';
import type { Session } from './session.ts';

/** Asks other plugins for things and does things for them, without knowing which they are. */
export type Intents = ReturnType<typeof intentsOf>;

/** Who asks: the id of the plugin, as the host knows it. */
export interface IntentSender {
  readonly from: string;
  /** Fires when the asker no longer waits. */
  readonly signal: AbortSignal;
}

/** Does what an intent asks and may answer with data. */
export type IntentHandler = (
  data: JsonValue | undefined,
  sender: IntentSender,
) => JsonValue | undefined | Promise<JsonValue | undefined>;

export function intentsOf({ call, ask }: Session, requests: HostRequests) {
  const handlers = new Map<string, IntentHandler>();
  requests.answer('intents.deliver', async ({ name, data, from }, signal) => {
    const handler = handlers.get(name);
    if (!handler) throw new CrosswalkError('unsupported', `This panel does not handle ${name}.`);
    const answer = await handler(data, { from, signal });
    return answer === undefined ? {} : { data: answer };
  });
  return {
    /** Asks whichever other plugin handles an intent; resolves with its answer. */
    raise: async (name: string, data?: JsonValue, options?: CallOptions): Promise<JsonValue | undefined> =>
      (await ask('intents.raise', data === undefined ? { name } : { name, data }, options)).data,
    /** Handles an intent that the manifest lists under `intents.handles`, from the moment it resolves. */
    handle: async (name: string, handler: IntentHandler, options?: CallOptions): Promise<void> => {
      handlers.set(name, handler);
      await call('intents.register', { name }, options);
    },
  };
}
