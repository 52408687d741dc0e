import type { IncomingCall, Reply } from '@crosswalk/bridge';
import type { ArgumentsOf, OperationName, ResultOf } from '@crosswalk/protocol';
import type { HostParts } from '../host-parts.ts';
import type { PanelSession } from '../panel-session.ts';
import type { Permit } from '../permission/permit.ts';

/** A call that was let in. */
export interface PermittedCall {
  readonly panel: PanelSession;
  readonly permit: Permit;
  readonly call: IncomingCall;
}

/** Which of a panel's allowances an operation uses up. */
export type MeterName = 'navigations' | 'notices' | 'batchWrites' | 'bulkReads';

type Answer<N extends OperationName> = ResultOf<N> | Reply | Promise<ResultOf<N> | Reply>;

/** How the host does one operation. It is called with checked arguments and a permit; it cuts what it answers to that permit. */
export interface Handler<N extends OperationName> {
  /** Whether this host has what it takes; absent means always. What is not offered is answered `unsupported`. */
  isOffered?(host: HostParts): boolean;
  readonly meter?: MeterName;
  /** How much of the meter one call takes; absent means 1. */
  amount?(input: ArgumentsOf<N>): number;
  run?(context: PermittedCall, input: ArgumentsOf<N>): Answer<N>;
  stream?(context: PermittedCall, input: ArgumentsOf<N>): AsyncIterable<ResultOf<N>>;
}

/** One handler for each operation of a group. */
export type Handlers<N extends OperationName> = { readonly [K in N]: Handler<K> };
