import type { JsonValue, RecordReference } from '@crosswalk/model';
import { type ResultOf, viewTitle } from '@crosswalk/protocol';
import { attachPanel } from './attach.ts';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import type { PanelSession } from './panel-session.ts';
import { refuse } from './refusal.ts';

export interface ModalOptions {
  readonly view: string;
  readonly title?: string;
  readonly input?: JsonValue;
  readonly record?: RecordReference;
  readonly signal: AbortSignal;
  /** Called with the panel inside, before its page is loaded. */
  onOpen?(panel: PanelSession): void;
}

/** Shows another view of a plugin over the page and waits for what it submits, or until the user closes it. */
export async function showModal(
  host: HostParts,
  plugin: InstalledPlugin,
  options: ModalOptions,
): Promise<ResultOf<'ui.openModal'>> {
  const view = plugin.manifest.views.find(({ id, location }) => id === options.view && location === 'app.modal');
  if (!view || !host.ui.openModal) throw refuse('not_found', 'The manifest has no such view at app.modal.');
  const { input, record, title = viewTitle(plugin.manifest, view, host.environment.current.locale) } = options;
  const dialog = new AbortController();
  const signal = AbortSignal.any([options.signal, dialog.signal]);
  let submit: (data: JsonValue | undefined) => void = () => undefined;
  const submitted = new Promise<ResultOf<'ui.openModal'>>((resolve) => {
    submit = (data) => resolve({ status: 'submitted', ...(data === undefined ? {} : { data }) });
  });
  const closed = host.ui.openModal(
    {
      plugin,
      view,
      title,
      ...(input === undefined ? {} : { input }),
      submit,
      attach: (iframe, callbacks = {}) =>
        attachPanel(host, iframe, {
          ...callbacks,
          plugin: plugin.manifest.id,
          view: view.id,
          ...(input === undefined ? {} : { input }),
          ...(record === undefined ? {} : { record }),
          submit,
          onOpen: (panel) => options.onOpen?.(panel),
        }),
    },
    signal,
  );
  try {
    return await Promise.race([submitted, closed.then(() => ({ status: 'closed' as const }))]);
  } finally {
    dialog.abort();
  }
}
