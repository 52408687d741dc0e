import type { GuardFactory } from '@crosswalk/bridge';
import type { RecordSource } from '@crosswalk/model';
import type { PanelContext } from '@crosswalk/protocol';
import { type Audit, memoryAudit } from './collaborators/audit.ts';
import { type Consent, refuseConsent } from './collaborators/consent.ts';
import { consoleDiagnostics, type Diagnostics } from './collaborators/diagnostics.ts';
import { documentEnvironment } from './collaborators/document-environment.ts';
import type { EnvironmentSource } from './collaborators/environment.ts';
import { type GrantStore, memoryGrants } from './collaborators/grants.ts';
import type { HostInterface } from './collaborators/interface.ts';
import { type Navigation, tabNavigation } from './collaborators/navigation.ts';
import { type InstalledPlugin, pluginList, type PluginRegistry } from './collaborators/plugins.ts';
import type { ServerOperations } from './collaborators/server.ts';
import { fixedSettings, type SettingsStore } from './collaborators/settings.ts';
import { memoryStorage, type PluginStorage } from './collaborators/storage.ts';
import { defaultGuard } from './default-guard.ts';
import { Host } from './host.ts';
import type { HostUser } from './host-parts.ts';
import type { HostLimits } from './limits.ts';

/** What a host is made of. Only source, user, account and plugins are needed; everything else has a default. */
export interface HostOptions {
  readonly source: RecordSource;
  readonly user: HostUser;
  readonly account: PanelContext['account'];
  readonly plugins: readonly InstalledPlugin[] | PluginRegistry;
  /** Absent: nothing is granted. */
  readonly grants?: GrantStore;
  /** Absent: every request for permission is refused. */
  readonly consent?: Consent;
  /** Absent: the latest entries are kept in memory. */
  readonly audit?: Audit;
  /** Absent: no toasts and dialogs are offered to panels. */
  readonly ui?: HostInterface;
  /** Absent: only new tabs can be opened. */
  readonly nav?: Navigation;
  readonly settings?: SettingsStore;
  /** Absent: storage lasts as long as the page. */
  readonly storage?: PluginStorage;
  /** Absent: look and language are read from the page. */
  readonly environment?: EnvironmentSource;
  /** Absent: the browser's console. */
  readonly diagnostics?: Diagnostics;
  /** Operations a server does for panels. */
  readonly server?: ServerOperations;
  readonly limits?: Partial<HostLimits>;
  /**
   * Where panels' messages are read. Absent: in a worker made of the package's own `guard-worker.js`, so that no message can
   * stall the page; `workerGuard(url)` names another address of that file, `pageGuard` does without.
   */
  readonly guard?: GuardFactory;
  /** Foreign origins whose panels keep their own origin, with its cookies and storage. Never the CRM's own. */
  readonly keepOrigin?: readonly string[];
}

/** Makes the CRM's side: what opens panels, decides what they may do, and writes down what they did. */
export function createHost(options: HostOptions): Host {
  const { plugins, source, user, account, diagnostics = consoleDiagnostics } = options;
  return new Host({
    source,
    user,
    account,
    plugins: 'list' in plugins ? plugins : pluginList(plugins),
    grants: options.grants ?? memoryGrants(),
    consent: options.consent ?? refuseConsent,
    audit: options.audit ?? memoryAudit(),
    ui: options.ui ?? {},
    nav: options.nav ?? tabNavigation,
    settings: options.settings ?? fixedSettings(),
    storage: options.storage ?? memoryStorage(),
    environment: options.environment ?? documentEnvironment(),
    diagnostics,
    server: options.server ?? {},
    limits: options.limits ?? {},
    guard: options.guard ?? defaultGuard(diagnostics),
    keepOrigin: options.keepOrigin ?? [],
  });
}
