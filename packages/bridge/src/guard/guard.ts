import type { BridgeLimits, Violation } from '../limits.ts';

/** What stands between a panel's port and the page. */
export interface GuardedPort {
  close(): void;
}

/** Who hears what a guard lets through. */
export interface GuardListener {
  /** A message within the budget. */
  onText: (text: string) => void;
  /** The panel broke a limit; its port is closed already and nothing more will come. */
  onViolation: (violation: Violation) => void;
}

/** Opens the panel's port and lets through only short texts within the budget. */
export interface Guard {
  open(port: MessagePort, limits: GuardLimits, listener: GuardListener): GuardedPort;
  /** Nobody needs this guard any more. */
  release(): void;
}

/** Makes the guard for one plugin. Panels of one plugin may share a guard; panels of two never do. */
export type GuardFactory = (plugin: string) => Guard;

/** The limits a guard keeps. */
export type GuardLimits = Pick<BridgeLimits, 'messageLength' | 'messagesPerSecond' | 'lengthPerSecond'>;
