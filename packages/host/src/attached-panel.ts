import type { FrameProblem, FrameState } from '@crosswalk/bridge';
import type { JsonValue } from '@crosswalk/model';
import type { View } from '@crosswalk/protocol';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { PanelSession, PanelSubject, SessionCallbacks } from './panel-session.ts';

/** Where a panel is: the states of its frame, and `denied` when the plugin lacks a permission it cannot do without. */
export type PanelState = FrameState | 'denied';

/** Why a panel is not shown, in a word for programs and a sentence for people. */
export interface PanelProblem {
  readonly reason:
    | FrameProblem['reason']
    /** There is no such plugin or view, or it was switched off. */
    | 'missing'
    /** A required permission is not granted; `scopes` says which. */
    | 'denied'
    /** The host lacks an operation the plugin requires, or is another version than it was built for. */
    | 'incompatible'
    /** The page's address is one the host does not open. */
    | 'refused'
    /** The page's own policy does not name the address of the panel; the page may be older than the plugin. */
    | 'blocked'
    /** What the plugin may do could not be read; the CRM's server may be away. */
    | 'unavailable'
    /** The panel took the focus from the user's typing again and again. */
    | 'focus';
  readonly message: string;
  readonly scopes?: readonly string[];
  /** With `denied`: who can change that, the admin for everybody or this user for themselves. */
  readonly deniedBy?: 'admin' | 'user';
}

/** What the page wants to hear of a panel. */
export interface AttachCallbacks extends SessionCallbacks {
  onState?(state: PanelState, problem?: PanelProblem): void;
}

/** Which view is shown, and for what. */
export interface AttachOptions extends AttachCallbacks, PanelSubject {
  /** Id of the plugin. */
  readonly plugin: string;
  /** Id of the view. */
  readonly view: string;
  /** For modals: takes what the panel submits. */
  readonly submit?: (data: JsonValue | undefined) => void;
  /** For the host itself: called before the page is loaded. */
  onOpen?(panel: PanelSession): void;
}

/** A panel in a frame of the page. */
export interface AttachedPanel {
  readonly state: PanelState;
  readonly problem: PanelProblem | undefined;
  readonly plugin: InstalledPlugin | undefined;
  readonly view: View | undefined;
  /** Shows the panel for something else, without loading it anew. */
  update(subject: PanelSubject): void;
  /** Tells the panel whether it can be seen, so that it can rest. */
  setVisible(isVisible: boolean): void;
  /** Puts the keyboard focus into the frame. */
  focus(): void;
  /** Opens the panel's page anew: the way out of `failed` and `denied`. */
  reload(): void;
  destroy(): void;
}

/** A panel, as the host reaches it when what its plugin may do has changed. */
export interface OpenPanel {
  readonly address: Pick<AttachOptions, 'plugin' | 'view'>;
  /** Ends it when a permission it cannot do without is gone, and opens it again when it is back. */
  reconsider(): void;
}
