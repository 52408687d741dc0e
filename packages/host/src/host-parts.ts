import type { RecordSource } from '@crosswalk/model';
import type { PanelContext } from '@crosswalk/protocol';
import type { GuardFactory } from '@crosswalk/bridge';
import type { OpenPanel } from './attached-panel.ts';
import type { Audit } from './collaborators/audit.ts';
import type { Diagnostics } from './collaborators/diagnostics.ts';
import type { EnvironmentSource } from './collaborators/environment.ts';
import type { HostInterface } from './collaborators/interface.ts';
import type { Navigation } from './collaborators/navigation.ts';
import type { InstalledPlugin, PluginRegistry } from './collaborators/plugins.ts';
import type { ServerOperations } from './collaborators/server.ts';
import type { SettingsStore } from './collaborators/settings.ts';
import type { PluginStorage } from './collaborators/storage.ts';
import type { HostLimits } from './limits.ts';
import type { OperationTable } from './operations/table.ts';
import type { PanelSession } from './panel-session.ts';
import type { GrantBook } from './permission/grant-book.ts';
import type { RecordTypes } from './permission/record-types.ts';
import type { FocusGuard } from './frame/focus-guard.ts';
import type { RecordEvents } from './records/record-events.ts';

/** The signed-in user, as the host knows them. Panels do not see the roles. */
export type HostUser = PanelContext['user'] & {
  readonly roles?: readonly string[];
  /** Whether this user decides what plugins may do for everybody. Absent: they do not. */
  readonly managesPlugins?: boolean;
};

/** Everything the parts of one host share. */
export interface HostParts {
  readonly source: RecordSource;
  readonly user: HostUser;
  readonly account: PanelContext['account'];
  readonly plugins: PluginRegistry;
  readonly grants: GrantBook;
  readonly types: RecordTypes;
  readonly audit: Audit;
  readonly ui: HostInterface;
  readonly nav: Navigation;
  readonly settings: SettingsStore;
  readonly storage: PluginStorage;
  readonly environment: EnvironmentSource;
  readonly diagnostics: Diagnostics;
  readonly server: ServerOperations;
  readonly limits: HostLimits;
  readonly guard: GuardFactory | undefined;
  /** Origins whose panels keep their own origin, and with it their cookies and storage. */
  readonly keepOrigin: ReadonlySet<string>;
  readonly operations: OperationTable;
  /** The panels on the page, in the order they were opened. */
  readonly panels: Set<PanelSession>;
  /** Every place a panel is or should be, also where something stands in its way. */
  readonly openPanels: Set<OpenPanel>;
  readonly recordEvents: RecordEvents;
  readonly focusGuard: FocusGuard;
  findPlugin(id: string): InstalledPlugin | undefined;
}
