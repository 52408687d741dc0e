import type { ApiCall } from '../http/api-call.ts';
import { eventStream, type StreamEvent } from '../http/event-stream.ts';
import type { Route } from '../http/router.ts';
import type { PluginFeed } from '../registry/plugin-feed.ts';

/** Which plugins changed, as server-sent events. */
export const PLUGIN_CHANGE_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/changes',
    summary:
      'A stream of plugins whose version, state, grant or settings changed for the user. It begins with `ready`; what happened before is read from the other addresses.',
    answers: { 200: { mediaType: 'text/event-stream', description: 'Events named `plugin` with `{ plugin }`.' } },
    answer: streamPlugins,
  },
];

function streamPlugins(call: ApiCall): Response {
  const { pluginFeed, streams, heartbeatMs, closing } = call.services;
  const release = streams.take(call.user.id);
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, closing, call.request.signal]);
  const changed = new ChangedPlugins(pluginFeed, call.user.id);
  let number = 0;
  const next = async (): Promise<StreamEvent[]> =>
    (await changed.take(signal)).map((plugin) => ({ id: String((number += 1)), event: 'plugin', data: { plugin } }));
  const onEnd = () => {
    stop.abort();
    changed.stop();
    release();
  };
  return eventStream({ first: { id: '0', event: 'ready', data: {} }, next, signal, heartbeatMs, onEnd });
}

/** The plugins that changed since somebody last asked. A client that does not read costs one name for each plugin, however often they change. */
class ChangedPlugins {
  readonly stop: () => void;
  readonly #changed = new Set<string>();
  #wake: () => void = () => undefined;

  constructor(feed: PluginFeed, userId: string) {
    this.stop = feed.subscribe((change) => {
      if (change.userId !== '' && change.userId !== userId) return;
      this.#changed.add(change.plugin);
      this.#wake();
    });
  }

  async take(signal: AbortSignal): Promise<string[]> {
    if (this.#changed.size === 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    const plugins = [...this.#changed];
    this.#changed.clear();
    return plugins;
  }
}
