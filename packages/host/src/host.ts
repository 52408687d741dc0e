import type { JsonValue, RecordSource } from '@crosswalk/model';
import type { Location, PanelEvent, ResultOf } from '@crosswalk/protocol';
import { attachLocal, type LocalPanel } from './attach-local.ts';
import { attachPanel } from './attach.ts';
import type { AttachedPanel, AttachOptions } from './attached-panel.ts';
import { askBeforeSave, type SaveRequest, type SaveVerdict } from './before-save.ts';
import { BackgroundPanels } from './background-panels.ts';
import type { AuditEntry } from './collaborators/audit.ts';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { ViewAddress } from './collaborators/navigation.ts';
import { EnvironmentEvents } from './environment-events.ts';
import { explainScope, type ScopeExplanation } from './explain.ts';
import { createHostParts, type HostCollaborators } from './host-collaborators.ts';
import type { HostParts } from './host-parts.ts';
import { showModal } from './modal.ts';
import type { PanelSubject } from './panel-session.ts';
import type { Granter } from './permission/grant-book.ts';
import { permissionState } from './permission/permission-state.ts';
import { refuse } from './refusal.ts';
import { findViews, type OfferedView } from './views.ts';
import { visibleSettings } from './visible-settings.ts';

/** The CRM's side of Crosswalk on one page. Made by `createHost`. */
export class Host {
  readonly #parts: HostParts;
  readonly #background: BackgroundPanels;
  readonly #attached = new Set<AttachedPanel>();
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[];

  constructor(collaborators: HostCollaborators) {
    const parts = createHostParts(collaborators, {
      onGrantChange: (plugin, change) => this.#onGrantChange(plugin, change),
    });
    this.#parts = parts;
    this.#background = new BackgroundPanels(parts);
    this.#stops = [
      new EnvironmentEvents(parts).stop,
      parts.plugins.subscribe?.(() => this.#onPluginChange()) ?? doNothing,
      collaborators.grants.subscribe?.((plugin) => void parts.grants.reload(plugin)) ?? doNothing,
      parts.settings.subscribe?.((plugin) => void this.settingsChanged(plugin)) ?? doNothing,
    ];
  }

  /** The installed plugins. */
  get plugins(): readonly InstalledPlugin[] {
    return this.#parts.plugins.list();
  }

  /** Whether the user decides what plugins may do for everybody. */
  get managesPlugins(): boolean {
    return this.#parts.user.managesPlugins === true;
  }

  /** Where records come from. */
  get source(): RecordSource {
    return this.#parts.source;
  }

  /** Calls `changed` after plugins or permissions changed; returns a function that stops it. */
  subscribe(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  /** Names of the operations panels can ask of this host. */
  get capabilities(): ReadonlySet<string> {
    return new Set(this.#parts.operations.keys());
  }

  /** Opens a view of a plugin in a frame. The frame must not have been loaded with anything else. */
  attach(iframe: HTMLIFrameElement, options: AttachOptions): AttachedPanel {
    const panel = attachPanel(this.#parts, iframe, {
      ...options,
      onState: (state, problem) => {
        if (state === 'closed') this.#attached.delete(panel);
        options.onState?.(state, problem);
      },
    });
    this.#attached.add(panel);
    return panel;
  }

  /** Opens a view without a frame, for offline tests of plugins: the panel runs in this program and `post` hands it messages. */
  attachLocal(options: AttachOptions, post: (text: string) => void): Promise<LocalPanel> {
    return attachLocal(this.#parts, options, post);
  }

  /** The views to show at a location, for what is there: of the right type, and whose conditions hold. */
  views(location: Location, subject: PanelSubject = {}): Promise<OfferedView[]> {
    return findViews(this.#parts, location, subject);
  }

  /** Leads the user to a view that is not on the page now. */
  openView(address: ViewAddress): void {
    if (!this.#parts.nav.openView) throw refuse('unsupported', 'This host was not given a way to open views.');
    this.#parts.nav.openView(address);
  }

  /** Shows a view of the location `app.modal` over the page and waits for what it submits. */
  openModal(
    plugin: string,
    view: string,
    options: { input?: JsonValue; record?: PanelSubject['record']; signal?: AbortSignal } = {},
  ): Promise<ResultOf<'ui.openModal'>> {
    const { input, record, signal = new AbortController().signal } = options;
    return showModal(this.#parts, this.#installed(plugin), {
      view,
      signal,
      ...(input === undefined ? {} : { input }),
      ...(record === undefined ? {} : { record }),
    });
  }

  /** Asks panels whether a record may be saved; those that do not answer in time do not hold it up. */
  beforeSave(request: SaveRequest): Promise<SaveVerdict> {
    return askBeforeSave(this.#parts, request);
  }

  /** Gives scopes: as the admin for everybody, or as the user who agrees for themselves. */
  async grant(plugin: string, scopes: readonly string[], by: Granter = 'admin'): Promise<void> {
    await this.#parts.grants.load(this.#installed(plugin));
    await this.#parts.grants.give(plugin, scopes, by);
  }

  /**
   * Takes scopes back, all of them when none are named. When this function has returned its promise, no call of the
   * plugin that needs them gets through and no answer under way is delivered; the promise settles when it is stored.
   */
  revoke(plugin: string, scopes: readonly string[] = this.#everyScope(plugin), by: Granter = 'admin'): Promise<void> {
    return this.#parts.grants.takeBack(plugin, scopes, by);
  }

  /** Asks the user for what a plugin cannot do without and lacks. Answers whether it has all of it now. */
  async askPermission(plugin: string, scopes?: readonly string[]): Promise<boolean> {
    const installed = this.#installed(plugin);
    const { required, optional = [] } = installed.manifest.permissions;
    const wanted = scopes ?? required.map(({ scope }) => scope);
    const requests = [...required, ...optional].filter(({ scope }) => wanted.includes(scope));
    await this.#parts.grants.askUser(installed, requests, new AbortController().signal);
    const { effective } = (await this.#parts.grants.load(installed)).scopes;
    return wanted.every((scope) => effective.covers(scope));
  }

  /** What a plugin may do now and what it asks for and may not. */
  async permissions(plugin: string): Promise<ResultOf<'permissions.query'>> {
    return permissionState(await this.#parts.grants.load(this.#installed(plugin)));
  }

  /** Why a plugin may or may not do something: who says no, and the author's purpose. */
  explain(plugin: string, scope: string): Promise<ScopeExplanation> {
    return explainScope(this.#parts, this.#installed(plugin), scope);
  }

  /** What a plugin did last, newest first. */
  recentActivity(plugin: string, limit = 20): Promise<readonly AuditEntry[]> {
    return this.#parts.audit.recent(plugin, limit);
  }

  /** Starts the background instances of plugins. `container` is where their hidden frames stand. */
  startBackground(container?: Element): void {
    this.#background.start(container);
  }

  /** Tells the host that the user's rights or the object types changed. */
  rightsChanged(): void {
    this.#parts.types.forget();
    this.#parts.grants.forgetTypes();
  }

  /** Tells a plugin's panels that the admin changed its settings. */
  async settingsChanged(plugin: string): Promise<void> {
    const values = await visibleSettings(this.#parts, this.#installed(plugin));
    this.#emit(plugin, 'settings.changed', { values });
  }

  /** Closes every panel and stops listening to the page. */
  destroy(): void {
    this.#stops.forEach((stop) => stop());
    this.#background.stop();
    for (const panel of [...this.#attached]) panel.destroy();
  }

  #installed(plugin: string): InstalledPlugin {
    const found = this.#parts.findPlugin(plugin);
    if (!found) throw refuse('not_found', 'There is no such plugin.');
    return found;
  }

  #everyScope(plugin: string): string[] {
    const { required, optional = [] } = this.#installed(plugin).manifest.permissions;
    return [...required, ...optional].map(({ scope }) => scope);
  }

  #emit(plugin: string, event: PanelEvent, payload: unknown): void {
    for (const panel of this.#parts.panels) if (panel.plugin.manifest.id === plugin) panel.emit(event, payload);
  }

  #onPluginChange(): void {
    this.#parts.grants.adopt(this.#parts.plugins.list());
    this.#background.sync();
    this.#listeners.forEach((notify) => notify());
  }

  /** Ends what is under way and no longer allowed, then tells the panels. */
  #onGrantChange(plugin: string, { operation, scopes }: { operation: string; scopes: readonly string[] }): void {
    for (const panel of this.#parts.panels) {
      if (panel.plugin.manifest.id === plugin) panel.dropForbidden();
    }
    const permissions = this.#parts.grants.peek(plugin);
    if (permissions) this.#emit(plugin, 'permissions.changed', permissionState(permissions));
    const { audit, user } = this.#parts;
    audit.write({
      at: new Date().toISOString(),
      who: user.id,
      plugin,
      view: '',
      operation,
      scope: scopes.join(' '),
      outcome: 'ok',
      ms: 0,
    });
    for (const panel of this.#parts.openPanels) if (panel.address.plugin === plugin) panel.reconsider();
    this.#listeners.forEach((notify) => notify());
  }
}

function doNothing(): void {
  // Stands where a collaborator cannot tell of changes.
}
