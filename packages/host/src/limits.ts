import type { BridgeLimits } from '@crosswalk/bridge';

/** What panels may use of the page, beyond the limits of their connection. */
export interface HostLimits {
  /** Limits of one panel's connection: message length, calls a second, calls under way, time. */
  readonly bridge: Partial<BridgeLimits>;
  /** Milliseconds all panels together have to object to a save. */
  readonly beforeSaveMs: number;
  /** Milliseconds a handler of an intent has; it may be waiting for a person. */
  readonly intentMs: number;
  /** How many intents may be raised while answering another. */
  readonly intentDepth: number;
  /** Characters of one stored value as JSON. */
  readonly storageValueLength: number;
  /** Keys one plugin may store. */
  readonly storageKeys: number;
  /** Writes in batches of one panel: at once, and regained each second. */
  readonly batchWrites: Allowance;
  /** Records one panel reads by many ids in one call. */
  readonly bulkReads: Allowance;
  /** Navigations of one panel. */
  readonly navigations: Allowance;
  /** Toasts, announcements, badges and addresses of one panel. */
  readonly notices: Allowance;
  /** Milliseconds after which the user's rights are asked anew. */
  readonly rightsMs: number;
  /** Times a panel may take the focus from a field of the page before it is stopped. */
  readonly focusThefts: number;
}

/** So many at once, and so many more each second. */
export interface Allowance {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** What a host allows each panel unless told otherwise; spread it to change one limit. */
export const DEFAULT_HOST_LIMITS: HostLimits = {
  bridge: {},
  beforeSaveMs: 2_000,
  intentMs: 120_000,
  intentDepth: 3,
  storageValueLength: 65_536,
  storageKeys: 1_000,
  batchWrites: { atOnce: 100, perSecond: 50 },
  bulkReads: { atOnce: 1_000, perSecond: 250 },
  navigations: { atOnce: 3, perSecond: 1 },
  notices: { atOnce: 10, perSecond: 2 },
  rightsMs: 60_000,
  focusThefts: 3,
};
