import type { PermissionRequest } from '@crosswalk/protocol';
import type { InstalledPlugin } from './plugins.ts';

/** What the user is asked: may this plugin do these things, each with the author's reason. */
export interface ConsentQuestion {
  readonly plugin: InstalledPlugin;
  readonly requests: readonly PermissionRequest[];
}

/** Asks the user for permissions, in the page and in plain words. */
export interface Consent {
  /** Answers with the scopes the user agreed to; none when they closed the dialog. */
  ask(question: ConsentQuestion, signal: AbortSignal): Promise<readonly string[]>;
}

/** For pages that have no way to ask: every request is refused. */
export const refuseConsent: Consent = { ask: () => Promise.resolve([]) };
