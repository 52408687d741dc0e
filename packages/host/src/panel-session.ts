import type { FrameConnection, IncomingCall } from '@crosswalk/bridge';
import type { JsonValue, RecordReference, RecordSource } from '@crosswalk/model';
import type { CrosswalkError, HookEvent, PanelContext, PanelEvent, View } from '@crosswalk/protocol';
import { AllowanceMeter } from './allowance-meter.ts';
import type { AuditEntry } from './collaborators/audit.ts';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import type { MeterName } from './operations/handler.ts';
import { Permit } from './permission/permit.ts';
import type { PluginPermissions } from './permission/plugin-permissions.ts';
import { cleanText } from './plain-text.ts';
import { timestamp } from './timestamp.ts';

/** What a panel is shown for. */
export interface PanelSubject {
  readonly record?: RecordReference;
  readonly selection?: NonNullable<PanelContext['selection']>;
  readonly input?: JsonValue;
  readonly deepLink?: string;
}

/** Height and width in CSS pixels. */
export interface PanelSize {
  readonly height?: number | undefined;
  readonly width?: number | undefined;
}

/** What the page wants to hear of a panel. */
export interface SessionCallbacks {
  /** The panel asks for a size, already within the bounds of its view. Answers with what it got; absent means what it asked for. */
  onResize?(size: PanelSize): PanelSize | undefined;
  /** A count or short word for the panel's tab; `null` removes it. It is a third party's text. */
  onBadge?(badge: string | null): void;
  /** The keyboard left the panel at its end or its beginning. */
  onFocusLeave?(direction: 'forward' | 'backward'): void;
}

export interface SessionOptions {
  readonly host: HostParts;
  readonly plugin: InstalledPlugin;
  readonly view: View;
  readonly permissions: PluginPermissions;
  readonly subject: PanelSubject;
  readonly callbacks: SessionCallbacks;
  /** There for modals: takes the result for the opener. */
  readonly submit?: (data: JsonValue | undefined) => void;
}

/** One panel on the page: who it is, what it is shown for, and what it has under way. */
export class PanelSession {
  readonly options: SessionOptions;
  readonly host: HostParts;
  readonly plugin: InstalledPlugin;
  readonly view: View;
  readonly permissions: PluginPermissions;
  /** Records as this plugin may have them, where the source can keep that itself; what comes back is cut here all the same. */
  readonly source: RecordSource;
  readonly callbacks: SessionCallbacks;
  readonly meters: Readonly<Record<MeterName, AllowanceMeter>>;
  /** Blocking events this panel takes part in. */
  readonly hooks = new Set<HookEvent>();
  /** A dialog of this panel is open. */
  isAsking = false;
  /** Intents that are being answered through this panel: how many were raised to get here. */
  intentDepth = 0;
  connection: FrameConnection | undefined;
  /** Refusals by the connection's limits that are written down; more are only counted. */
  readonly #refusals = new AllowanceMeter({ atOnce: 20, perSecond: 2 });
  #unwritten = 0;
  readonly #intents = new Set<string>();
  readonly #waiting = new Map<string, (() => void)[]>();
  #subject: PanelSubject;

  constructor(options: SessionOptions) {
    const { host, plugin, view, permissions, subject, callbacks } = options;
    this.options = options;
    this.host = host;
    this.plugin = plugin;
    this.view = view;
    this.permissions = permissions;
    this.source = host.source.actingFor?.(plugin.manifest.id) ?? host.source;
    this.callbacks = callbacks;
    this.#subject = subject;
    const { navigations, notices, batchWrites, bulkReads } = host.limits;
    this.meters = {
      navigations: new AllowanceMeter(navigations),
      notices: new AllowanceMeter(notices),
      batchWrites: new AllowanceMeter(batchWrites),
      bulkReads: new AllowanceMeter(bulkReads),
    };
  }

  get record(): RecordReference | undefined {
    return this.#subject.record;
  }

  get subject(): PanelSubject {
    return this.#subject;
  }

  /** Shows the panel for something else. */
  set subject(subject: PanelSubject) {
    this.#subject = subject;
    this.emit('context.changed', this.context());
  }

  /** Everything the panel knows without asking. No record data. */
  context(): PanelContext {
    const { user, account, environment } = this.host;
    const { device: _, ...surroundings } = environment.current;
    const { id, name, email } = user;
    return {
      view: this.view.id,
      location: this.view.location,
      ...this.#subject,
      user: { id, name, ...(email === undefined ? {} : { email }) },
      account,
      ...surroundings,
    };
  }

  emit(event: PanelEvent, payload: unknown = null): void {
    this.connection?.emit(event, payload);
  }

  /** Writes down what this panel did or was refused. */
  audit(entry: Omit<AuditEntry, 'at' | 'who' | 'plugin' | 'view'>): void {
    const { audit, user } = this.host;
    audit.write({ at: timestamp(), who: user.id, plugin: this.plugin.manifest.id, view: this.view.id, ...entry });
  }

  /** Writes down a call that a limit of the connection refused before anybody looked at it. */
  auditRefusal({ name }: IncomingCall, { code }: CrosswalkError): void {
    if (!this.#refusals.takeIfThere()) {
      this.#unwritten += 1;
      return;
    }
    const repeated = this.#unwritten;
    this.#unwritten = 0;
    const entry = { operation: cleanText(name, 64), scope: null, outcome: code, ms: 0 };
    this.audit(repeated === 0 ? entry : { ...entry, repeated });
  }

  /** Gives the panel the size it asks for, within the bounds its manifest declares. */
  resize({ height, width }: PanelSize): { height?: number; width?: number } {
    const { size } = this.view;
    const wanted = {
      ...(height === undefined
        ? {}
        : { height: within(height, size.minHeight ?? 0, size.maxHeight ?? DEFAULT_MAX_HEIGHT) }),
      ...(width === undefined ? {} : { width }),
    };
    const given = this.callbacks.onResize?.(wanted) ?? wanted;
    return {
      ...(given.height === undefined ? {} : { height: given.height }),
      ...(given.width === undefined ? {} : { width: given.width }),
    };
  }

  setDeepLink(deepLink: string | null): void {
    const { deepLink: _, ...subject } = this.#subject;
    this.#subject = deepLink === null ? subject : { ...subject, deepLink };
    this.host.nav.setDeepLink?.({ plugin: this.plugin.manifest.id, view: this.view.id, deepLink });
  }

  /** The panel is ready to handle an intent. */
  registerIntent(name: string): void {
    this.#intents.add(name);
    for (const resolve of this.#waiting.get(name) ?? []) resolve();
    this.#waiting.delete(name);
  }

  handlesIntent(name: string): boolean {
    return this.#intents.has(name) && this.connection?.state === 'ready';
  }

  /** Waits until the panel is ready to handle an intent. */
  untilIntent(name: string): Promise<void> {
    if (this.handlesIntent(name)) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]));
  }

  /** Ends calls and streams under way that the grant no longer covers; what their handlers still answer is dropped. */
  dropForbidden(): void {
    this.connection?.cancelCalls((call) => {
      const permit = call.note;
      if (!(permit instanceof Permit) || this.permissions.stillCovers(permit)) return undefined;
      return this.permissions.denial(permit);
    });
  }

  /** The document is gone: what it registered is gone with it. */
  forgetDocument(): void {
    this.#intents.clear();
    this.hooks.clear();
    this.isAsking = false;
  }
}

/** Height a view may grow to when its manifest names none. */
const DEFAULT_MAX_HEIGHT = 2_000;

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
