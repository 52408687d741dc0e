import type { ServerOperation, ServerOperations } from '../collaborators/server.ts';
import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import { refuse } from '../refusal.ts';
import { canOpenPages, openPage } from './nav.ts';
import type { Handler, Handlers } from './handler.ts';

/** Operations a server does. Offered when the host was given a function for them. */
export const serverHandlers: Handlers<ServerOperation> = {
  'http.request': onServer('http.request'),
  'auth.getSessionToken': onServer('auth.getSessionToken'),
  'auth.getConnection': onServer('auth.getConnection'),
  'auth.connect': {
    ...onServer('auth.connect'),
    meter: 'navigations',
    isOffered: (host) => host.server['auth.connect'] !== undefined && canOpenPages(host),
  },
  'auth.disconnect': onServer('auth.disconnect'),
  'behaviour.track': onServer('behaviour.track'),
  'insights.predict': onServer('insights.predict'),
  'insights.feedback': onServer('insights.feedback'),
  'automation.run': onServer('automation.run'),
  'sync.status': onServer('sync.status'),
  'sync.start': onServer('sync.start'),
};

function onServer<N extends ServerOperation>(name: N): Handler<N> {
  return {
    isOffered: ({ server }) => server[name] !== undefined,
    run: (context, input) => {
      const { panel, call } = context;
      const operations: ServerOperations = panel.host.server;
      const operation = operations[name];
      if (!operation) throw refuse('unsupported', `This CRM has no server for ${name}.`);
      const openThere = (url: string) => openPage(context, url);
      return operation(input, { plugin: panel.plugin, signal: call.signal, openPage: openThere }).catch(
        (error: unknown) => {
          throw asAnswer(error);
        },
      );
    },
  };
}

/** Failures inside the CRM, which are no plugin's business. */
const INSIDE: ReadonlySet<ErrorCode> = new Set(['host_error', 'internal']);

/** What a server refuses a plugin, it says in words that are meant for its author: which setting is missing, which host is not listed. */
function asAnswer(error: unknown): unknown {
  if (!(error instanceof CrosswalkError) || INSIDE.has(error.code)) return error;
  return refuse(error.code, error.message, error.details);
}
