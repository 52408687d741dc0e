/** What needs the Crosswalk server. Hosts without it leave these out of their capabilities, so ask `crm.supports` first. */
import type { CallOptions, JsonValue } from '@crosswalk/model';
import type { Session } from './session.ts';
import { type Input, type Output, splitOptions } from './typed-call.ts';

/** The groups of operations a host may lack. */
export type Server = ReturnType<typeof serverOf>;

export function serverOf({ call, ask }: Session) {
  return {
    http: {
      /** Makes a request the manifest declares; the server fills in the secrets. */
      request: (request: Input<'http.request'> & CallOptions): Promise<Output<'http.request'>> => {
        const [input, rest] = splitOptions(request);
        return call('http.request', input, rest);
      },
    },
    auth: {
      /** A signed, short-lived token for the plugin's own back end. */
      getSessionToken: (options?: CallOptions): Promise<Output<'auth.getSessionToken'>> =>
        call('auth.getSessionToken', {}, options),
      /** How the user's connection to a company stands; `name` is that of the manifest's "oauth". */
      getConnection: (name: string, options?: CallOptions): Promise<Output<'auth.getConnection'>> =>
        call('auth.getConnection', { name }, options),
      /** Asks the user to connect and waits until they are back: `permission_denied` when they did not agree. Call it when they click. */
      connect: (name: string, options?: CallOptions): Promise<Output<'auth.connect'>> =>
        ask('auth.connect', { name }, options),
      /** Ends the user's connection and gives the tokens back to the company. */
      disconnect: async (name: string, options?: CallOptions): Promise<void> => {
        await call('auth.disconnect', { name }, options);
      },
    },
    behaviour: {
      /** Notes that the user did something; kept only where they agreed. */
      track: async (
        name: string,
        properties: Input<'behaviour.track'>['properties'] = {},
        options?: CallOptions,
      ): Promise<void> => {
        await call('behaviour.track', { name, properties }, options);
      },
    },
    insights: {
      /** Asks a classifier about a record; the answer gives its reasons. */
      predict: (
        model: string,
        subject: Input<'insights.predict'>['subject'],
        options?: CallOptions,
      ): Promise<JsonValue> => call('insights.predict', { model, subject }, options),
      /** Tells how a prediction turned out. */
      feedback: async (id: string, outcome: string, options?: CallOptions): Promise<void> => {
        await call('insights.feedback', { id, outcome }, options);
      },
    },
    automation: {
      /** Runs an automation rule of the CRM. */
      run: (rule: string, input?: JsonValue, options?: CallOptions): Promise<JsonValue> =>
        call('automation.run', input === undefined ? { rule } : { rule, input }, options),
    },
    sync: {
      /** How the synchronisations stand. */
      status: (options?: CallOptions): Promise<JsonValue> => call('sync.status', {}, options),
      /** Starts one now. */
      start: (id: string, options?: CallOptions): Promise<JsonValue> => call('sync.start', { id }, options),
    },
  };
}
