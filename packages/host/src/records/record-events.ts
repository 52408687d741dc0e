import type { RecordChange, RecordSource } from '@crosswalk/model';
import type { PanelSession } from '../panel-session.ts';
import { VisibleChanges } from './watch.ts';

/** Panels that look at one record, and what stops the watch they share. */
interface Watch {
  readonly panels: Map<PanelSession, VisibleChanges | undefined>;
  readonly controller: AbortController;
}

/** Tells panels when the record they are shown for changed, as far as each may see it. One watch for each record. */
export class RecordEvents {
  readonly #source: RecordSource;
  readonly #watches = new Map<string, Watch>();

  constructor(source: RecordSource) {
    this.#source = source;
  }

  /** Follows the record a panel is shown for now, and no longer the one it was shown for before. */
  follow(panel: PanelSession): void {
    this.forget(panel);
    const { record } = panel;
    if (!record || this.#source.capabilities.watch !== true) return;
    const key = JSON.stringify([record.type, record.id]);
    const watch = this.#watches.get(key) ?? this.#start(key, record);
    watch.panels.set(panel, undefined);
  }

  forget(panel: PanelSession): void {
    for (const [key, { panels, controller }] of this.#watches) {
      panels.delete(panel);
      if (panels.size > 0) continue;
      this.#watches.delete(key);
      controller.abort();
    }
  }

  #start(key: string, { type, id }: { type: string; id: string }): Watch {
    const watch: Watch = { panels: new Map(), controller: new AbortController() };
    this.#watches.set(key, watch);
    void this.#read(watch, type, id).finally(() => {
      if (this.#watches.get(key) === watch) this.#watches.delete(key);
    });
    return watch;
  }

  async #read(watch: Watch, type: string, id: string): Promise<void> {
    try {
      for await (const change of this.#source.watch({ type, id }, { signal: watch.controller.signal })) {
        for (const panel of [...watch.panels.keys()]) await this.#tell(watch, panel, change);
      }
    } catch {
      // Without news a panel shows what it has; its own calls will say what is wrong.
    }
  }

  async #tell(watch: Watch, panel: PanelSession, change: RecordChange): Promise<void> {
    const access = await panel.permissions.access(change.type);
    if (!access.allows('read') || !watch.panels.has(panel)) return;
    const known = watch.panels.get(panel);
    const changes = known?.access === access ? known : new VisibleChanges(access);
    watch.panels.set(panel, changes);
    const visible = changes.show(change);
    if (visible) panel.emit('record.changed', visible);
  }
}
