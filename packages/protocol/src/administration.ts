/**
 * What an owner's pages ask of whatever keeps plugins, grants, secrets, the audit, webhooks and jobs. Widgets are written
 * against it; the client of the Crosswalk server implements it over HTTP, and a CRM with a server of its own can as well.
 * Every call rejects with a `CrosswalkError`; whoever is no admin gets `permission_denied`.
 */
import type { CallOptions, RunDetail, RunState, RunSummary } from '@crosswalk/model';
import type { Manifest } from './manifest.ts';
import type { PermissionChange } from './permission-diff.ts';

/** An update that asks for more than before. Until somebody agrees, the old version and the old grant stay in force. */
export interface PluginProposal {
  readonly manifest: Manifest;
  /** Where it came from. */
  readonly source: string;
  /** A fingerprint: who agrees to it agrees to exactly this. */
  readonly digest: string;
  readonly changes: readonly PermissionChange[];
  /** Id of the user who brought it, and when. */
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** An installed plugin as its owner knows it. */
export interface AdministeredPlugin {
  readonly manifest: Manifest;
  readonly baseUrl: string;
  readonly disabled: boolean;
  readonly source: string;
  readonly digest: string;
  readonly installedBy: string;
  readonly installedAt: string;
  readonly updatedAt: string;
  readonly proposal: PluginProposal | null;
}

/** A plugin to be installed or updated. */
export type OfferedPlugin =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'manifest'; readonly manifest: unknown; readonly baseUrl: string }
  | { readonly kind: 'archive'; readonly archive: Uint8Array<ArrayBuffer> };

/** What became of an offer. `proposed`: it asks for more than before and waits. Nothing is granted by installing. */
export interface OfferOutcome {
  readonly status: 'installed' | 'updated' | 'unchanged' | 'proposed';
  readonly id: string;
  readonly digest: string;
  readonly changes: readonly PermissionChange[];
}

/** What one user agreed to and took back. */
export interface UserConsent {
  readonly user: string;
  readonly agreed: readonly string[];
  readonly withdrawn: readonly string[];
}

/** What the owner gave a plugin, and what users agreed to: lists of scopes. */
export interface ScopeGrants {
  readonly everyone: readonly string[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly users: readonly UserConsent[];
}

/** Scopes that are given and taken back. */
export interface ScopeChange {
  readonly give?: readonly string[];
  /** Taken from everybody and from every role, or from the one that is named. */
  readonly takeBack?: readonly string[];
  /** Whom it concerns; everybody when absent. */
  readonly role?: string;
}

/** The settings of a plugin as an owner may know them: secret ones only by when they were entered. */
export interface EnteredSettings {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly secrets: readonly { readonly name: string; readonly updatedAt: string; readonly updatedBy: string }[];
  /** Required ones that have no value yet. */
  readonly missing: readonly string[];
}

/** Where the requests of a plugin may go: what the owner chose (`null`: everything its manifest lists), and what follows. */
export interface PluginHosts {
  readonly hosts: readonly string[] | null;
  readonly reachable: readonly string[];
}

/** Which entries of the audit to find. */
export interface AuditQuery {
  readonly plugin?: string;
  readonly user?: string;
  readonly recordType?: string;
  readonly recordId?: string;
  /** A scope or the beginning of one: `records.person`. */
  readonly scope?: string;
  /** `ok`, a code, or `refused` for whatever is not `ok`. */
  readonly outcome?: string;
  /** RFC 3339 instants: not before, and before. */
  readonly since?: string;
  readonly until?: string;
  /** The `sequence` of the last entry of the page before. */
  readonly before?: string;
  readonly limit?: number;
}

/** One line of the audit: who did what, with which permission, to what, and what came of it. */
export interface AuditedAction {
  /** Its place in the chain. */
  readonly sequence: string;
  readonly at: string;
  readonly plugin: string;
  readonly operation: string;
  readonly outcome: string;
  /** Absent once it was erased. */
  readonly who?: string;
  readonly scope?: string | null;
  readonly fields?: readonly string[];
  readonly record?: { readonly type: string; readonly id?: string; readonly ids?: readonly string[] };
  readonly deniedBy?: string;
  readonly ms?: number;
  /** Who it was, or what it was about, was erased. */
  readonly erased?: boolean;
}

/** What a check of the audit's chain found. */
export interface ChainCheck {
  /** Entries that are whole. */
  readonly entries: number;
  /** Hash of the last of them. */
  readonly head: string;
  /** Place of the first that is not. */
  readonly brokenAt?: string;
}

/** A webhook of a plugin. */
export interface PluginWebhook {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly scheme: string;
  /** Where changes are sent to; empty for incoming ones. */
  readonly url: string;
  /** Types whose changes are sent. */
  readonly types: readonly string[];
  /** Where messages come in, on this server. */
  readonly path?: string;
}

/** A webhook to be added. */
export type NewWebhook =
  | { readonly direction: 'in'; readonly scheme: string; readonly secret?: string }
  | { readonly direction: 'out'; readonly url: string; readonly types: readonly string[] };

/** One message of a webhook on its way, as the run that works on it. */
export interface WebhookDelivery extends RunSummary {
  readonly direction: 'in' | 'out';
  /** Id of its webhook; absent where it is not known any more. */
  readonly webhook?: string;
  /** The sender's id of a message, or the place of a change. */
  readonly message?: string;
}

/** Which runs to list, newest first. */
export interface RunQuery {
  readonly queue?: string;
  readonly state?: RunState;
  /** Id of the last run of the page before. */
  readonly before?: string;
  readonly limit?: number;
}

/** A page of runs, and how many there are in all. */
export interface RunPage {
  readonly runs: readonly RunSummary[];
  readonly counts: readonly { readonly queue: string; readonly state: RunState; readonly count: number }[];
}

/** Which deliveries to list. */
export interface DeliveryQuery extends Omit<RunQuery, 'queue'> {
  readonly direction: 'in' | 'out';
}

/** Plugins coming, going and being switched. */
export interface PluginLedger {
  list(options?: CallOptions): Promise<readonly AdministeredPlugin[]>;
  offer(plugin: OfferedPlugin, options?: CallOptions): Promise<OfferOutcome>;
  /** Agrees to the update that waits. `conflict` when it is not this one any more. `grant`: what of the new is given; all of it when absent. */
  agree(plugin: string, digest: string, grant?: readonly string[]): Promise<OfferOutcome>;
  /** Drops the update that waits. */
  decline(plugin: string): Promise<void>;
  setDisabled(plugin: string, disabled: boolean): Promise<void>;
  /** Removes a plugin with its values, settings, secrets, grants, files, webhooks and work that waits. */
  uninstall(plugin: string): Promise<void>;
}

/** The audit, to be searched, checked and taken away. */
export interface AuditLedger {
  find(query: AuditQuery, options?: CallOptions): Promise<readonly AuditedAction[]>;
  verify(options?: CallOptions): Promise<ChainCheck>;
  /** Address of the whole chain as lines of JSON, for a link: it may be too large for a page's memory. */
  readonly exportHref: string;
}

/** Webhooks of plugins and what became of their messages. */
export interface WebhookLedger {
  list(plugin: string, options?: CallOptions): Promise<readonly PluginWebhook[]>;
  /** A secret that was made for it is told this once. */
  add(plugin: string, webhook: NewWebhook): Promise<PluginWebhook & { readonly secret?: string }>;
  remove(plugin: string, webhook: string): Promise<void>;
  deliveries(query: DeliveryQuery, options?: CallOptions): Promise<readonly WebhookDelivery[]>;
}

/** The monitor of runs. */
export interface RunLedger {
  list(query: RunQuery, options?: CallOptions): Promise<RunPage>;
  read(run: string, options?: CallOptions): Promise<RunDetail>;
  replay(run: string): Promise<void>;
  cancel(run: string): Promise<void>;
  /** Forgets a failed run, so that it no longer holds up its group. */
  dismiss(run: string): Promise<void>;
  /** Begins all failed runs of a queue again; gives how many. */
  replayAll(queue: string): Promise<number>;
}

/** Everything an owner looks after. */
export interface Administration {
  readonly plugins: PluginLedger;
  readonly grants: {
    read(plugin: string, options?: CallOptions): Promise<ScopeGrants>;
    change(plugin: string, change: ScopeChange): Promise<void>;
  };
  readonly settings: {
    read(plugin: string, options?: CallOptions): Promise<EnteredSettings>;
    /** Writes what is named; `null` forgets one, the rest stays. */
    write(plugin: string, values: Readonly<Record<string, string | number | boolean | null>>): Promise<void>;
  };
  readonly hosts: {
    read(plugin: string, options?: CallOptions): Promise<PluginHosts>;
    write(plugin: string, hosts: readonly string[] | null): Promise<void>;
  };
  readonly audit: AuditLedger;
  readonly webhooks: WebhookLedger;
  readonly jobs: RunLedger;
  /** Calls back when plugins, grants or settings were changed, here or elsewhere; absent where nobody tells. */
  subscribe?(changed: () => void): () => void;
}
