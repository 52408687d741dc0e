import type { OperationName, PanelContext, PanelEvent } from '@crosswalk/protocol';
import type { OptionalOperation, Supported, Unasked } from './capabilities.ts';
import type { PayloadOf } from './event-payloads.ts';
import type { Hooks } from './hooks.ts';
import type { Intents } from './intents.ts';
import type { Log } from './log.ts';
import type { Nav } from './nav.ts';
import type { Objects } from './objects.ts';
import type { Permissions } from './permissions.ts';
import type { Records } from './records.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';
import type { ThemeControl } from './theme.ts';
import type { Ui } from './ui.ts';

/**
 * A panel's view of its CRM, from `init()`. Every call resolves with plain data or rejects with a `CrosswalkError`
 * whose `code` is one of a closed list, and takes an `AbortSignal`.
 */
export interface Crosswalk extends Unasked {
  /** Where the panel is, for whom, and how it should look. A new frozen object after each change. */
  readonly context: PanelContext;
  /** Names of the operations this CRM offers. */
  readonly capabilities: ReadonlySet<string>;
  readonly records: Records;
  readonly objects: Objects;
  readonly ui: Ui;
  readonly nav: Nav;
  readonly settings: Settings;
  readonly storage: Storage;
  readonly permissions: Permissions;
  readonly intents: Intents;
  readonly hooks: Hooks;
  readonly log: Log;
  readonly theme: ThemeControl;
  /** Calls a function at each event; returns what stops it. */
  on<E extends PanelEvent>(event: E, listener: (payload: PayloadOf<E>) => void): () => void;
  /** Whether this CRM offers an operation; for those not every CRM has, a yes makes their methods callable. */
  supports<N extends OptionalOperation>(operation: N): this is Supported<N>;
  supports(operation: OperationName): boolean;
  /** Ends the connection and everything the client listens to. */
  destroy(): void;
}
