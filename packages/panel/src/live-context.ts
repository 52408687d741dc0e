import { isPanelEvent, type PanelContext } from '@crosswalk/protocol';
import type { PanelEvents } from './panel-events.ts';
import type { Session } from './session.ts';

/** Events whose payload changes the context, and how. */
const CHANGES = new Map<string, (context: PanelContext, payload: object) => PanelContext>([
  ['context.changed', (_context, payload) => assertPayload<PanelContext>(payload)],
  ['locale.changed', (context, payload) => ({ ...context, ...payload })],
  ['theme.changed', (context, payload) => ({ ...context, theme: assertPayload<PanelContext['theme']>(payload) })],
]);

/** Follows the host's events: keeps the context as they say, then passes them on. The result gives the context of now. */
export function liveContext({ connection, welcome }: Session, events: PanelEvents): () => PanelContext {
  let context = Object.freeze(welcome.context);
  connection.onEvent((event, payload) => {
    if (!isPanelEvent(event)) return;
    const change = CHANGES.get(event);
    if (change && payload instanceof Object) context = Object.freeze(change(context, payload));
    events.emit(event, payload);
  });
  return () => context;
}

/** Events come from the host, which made them of its own context. */
function assertPayload<T>(payload: object): T {
  return payload as T;
}
