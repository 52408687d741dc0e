import type { HostConnection } from '@crosswalk/bridge';
import {
  createHost,
  fixedSettings,
  type AuditEntry,
  type Environment,
  type Host,
  type HostLimits,
  type HostUser,
  type LocalPanel,
  memoryAudit,
  memoryGrants,
  type PanelSubject,
  type SaveVerdict,
  type SessionCallbacks,
  type ServerOperations,
  type SettingValues,
} from '@crosswalk/host';
import type { CrmRecord, ObjectDescription, RecordFields, RecordSource, Rights } from '@crosswalk/model';
import { CrosswalkError, type Manifest, parseManifest } from '@crosswalk/protocol';
import { createMemorySource } from './memory-source.ts';
import { OfflineConnection } from './offline-connection.ts';
import { offlineInterface, type OfflineAnswers, type PageEvent } from './offline-interface.ts';
import { OfflineEnvironment } from './offline-environment.ts';

/** The CRM a plugin is tested in. Only the manifest is needed. */
export interface OfflineHostOptions {
  /** The plugin's `crosswalk.json`, as an object. Every fault in it is reported. */
  readonly manifest: unknown;
  /** Other plugins on the same page, for intents. */
  readonly others?: readonly unknown[];
  /** The CRM's object types. */
  readonly objects?: readonly ObjectDescription[];
  readonly records?: readonly CrmRecord[];
  /** Instead of `objects` and `records`: a source of your own. */
  readonly source?: RecordSource;
  /** The user's rights on a type; everything when absent. */
  readonly rights?: (type: string) => Rights | undefined;
  /** Scopes the admin granted; everything the manifest requires when absent. */
  readonly granted?: readonly string[];
  readonly user?: HostUser;
  readonly environment?: Partial<Environment>;
  readonly settings?: SettingValues;
  /** Other limits than a CRM has by default. */
  readonly limits?: Partial<HostLimits>;
  /** What the Crosswalk server would do. */
  readonly server?: ServerOperations;
  /** What the user answers when asked. */
  readonly answers?: OfflineAnswers;
}

/** A view to connect to: its id, and what it is shown for. */
export interface OfflineView extends PanelSubject {
  readonly view: string;
  /** Id of the plugin; the one under test when absent. */
  readonly plugin?: string;
}

/**
 * A whole CRM in memory, with the real permissions, checks, limits and audit, but without a browser, an account or a
 * network: `const crm = await init({ connect: offline.connect({ view: 'card', record }) })`.
 */
export class OfflineHost {
  /** The real host, for what this class does not cover. */
  readonly host: Host;
  readonly source: RecordSource;
  /** What the user answers; change it at any time. */
  readonly answers: OfflineAnswers;
  /** What panels did to the page, in order. */
  readonly events: PageEvent[] = [];
  readonly #manifest: Manifest;
  readonly #audit = memoryAudit();
  readonly #environment: OfflineEnvironment;
  readonly #panels = new Map<LocalPanel, HostConnection>();
  /** Unexpected errors inside the host, whose text panels never see. */
  readonly failures: unknown[] = [];

  constructor(options: OfflineHostOptions) {
    const { objects = [], records = [], rights, others = [], answers = {}, settings = {} } = options;
    this.#manifest = readManifest(options.manifest);
    this.answers = answers;
    this.#environment = new OfflineEnvironment(options.environment);
    this.source =
      options.source ?? createMemorySource({ descriptions: objects, records, ...(rights ? { rights } : {}) });
    const manifests = [this.#manifest, ...others.map(readManifest)];
    const granted = new Map(manifests.map((manifest) => [manifest.id, required(manifest)]));
    if (options.granted) granted.set(this.#manifest.id, options.granted);
    this.host = createHost({
      source: this.source,
      user: options.user ?? { id: 'user-1', name: 'Test User' },
      account: { id: 'account-1', name: 'Test account', crm: 'Offline host' },
      plugins: manifests.map((manifest) => ({ manifest, baseUrl: 'https://plugin.example/' })),
      grants: memoryGrants(Object.fromEntries([...granted].map(([plugin, admin]) => [plugin, { admin }]))),
      settings: fixedSettings({ [this.#manifest.id]: settings }),
      audit: this.#audit,
      environment: this.#environment,
      diagnostics: { log: () => undefined, failure: (cause) => void this.failures.push(cause) },
      ...(options.limits ? { limits: options.limits } : {}),
      ...(options.server ? { server: options.server } : {}),
      ...offlineInterface(answers, this.events),
    });
  }

  /** What panels did and were refused, the newest first. */
  audit(): readonly AuditEntry[] {
    return [...this.#audit.entries].reverse();
  }

  /** What `init({ connect })` takes to open a view. */
  connect(target: OfflineView): () => Promise<HostConnection> {
    return () => this.#open(target);
  }

  /** Asks the plugin's panels whether a record may be saved, as the CRM does before it saves. */
  beforeSave(
    record: { type: string; id?: string; fields: RecordFields },
    changed = Object.keys(record.fields),
  ): Promise<SaveVerdict> {
    return this.host.beforeSave({ ...record, changed });
  }

  /** Changes language, theme or density of the page. */
  setEnvironment(change: Partial<Environment>): void {
    this.#environment.change(change);
  }

  /** Shows every open panel for something else. */
  show(subject: PanelSubject): void {
    for (const panel of this.#panels.keys()) panel.update(subject);
  }

  /** Closes every panel. A test that forgets it keeps its process running. */
  destroy(): void {
    for (const connection of this.#panels.values()) connection.close();
    this.host.destroy();
  }

  async #open({ view, plugin = this.#manifest.id, ...subject }: OfflineView): Promise<HostConnection> {
    const panel = await this.host.attachLocal({ ...this.#callbacks, ...subject, plugin, view }, (text) =>
      later(() => connection.receive(text)),
    );
    const connection = new OfflineConnection(
      (text) => later(() => panel.receive(text)),
      () => {
        this.#panels.delete(panel);
        panel.destroy();
      },
    );
    this.#panels.set(panel, connection);
    // The welcome is on its way.
    await new Promise<void>((resolve) => later(resolve));
    return connection;
  }

  readonly #callbacks: SessionCallbacks = {
    onBadge: (badge) => void this.events.push({ kind: 'badge', badge }),
    onResize: (size) => {
      const entries = Object.entries(size).filter(([, pixels]) => pixels !== undefined);
      this.events.push({ kind: 'resize', ...Object.fromEntries(entries) });
      return undefined;
    },
  };
}

/** Makes a CRM in memory to test a plugin in. */
export function createOfflineHost(options: OfflineHostOptions): OfflineHost {
  return new OfflineHost(options);
}

/** Messages arrive in a later turn, as they do between a frame and its page. */
function later(deliver: () => void): void {
  setTimeout(deliver, 0);
}

function required({ permissions }: Manifest): readonly string[] {
  return permissions.required.map(({ scope }) => scope);
}

function readManifest(input: unknown): Manifest {
  const { manifest, faults } = parseManifest(input);
  if (manifest) return manifest;
  const list = faults.map(({ path, expected, fix = '' }) => `- ${path || 'manifest'}: expected ${expected}. ${fix}`);
  throw new CrosswalkError('invalid_input', `The manifest is not valid:\n${list.join('\n')}`, { details: { faults } });
}
