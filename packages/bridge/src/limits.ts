/** What one panel may use of the page. A host can set each; none can be switched off by the panel. */
export interface BridgeLimits {
  /** UTF-16 code units of one message. A longer one ends the connection: an honest client never sends it. */
  messageLength: number;
  /** Messages a second, over which the connection is closed without looking at them. */
  messagesPerSecond: number;
  /** UTF-16 code units a second, over which the connection is closed. */
  lengthPerSecond: number;
  /** Calls a second, each call of a batch counted; more are refused with `rate_limited`. */
  callsPerSecond: number;
  /** Calls under way at once; more are refused with `rate_limited`. */
  inFlight: number;
  /** Streams open at once. */
  streams: number;
  /** Milliseconds a call may take, unless it waits for the user. */
  callMs: number;
  /** Milliseconds from the frame's `load` to the panel's hello. */
  handshakeMs: number;
  /** Milliseconds until the frame's page has loaded. */
  loadMs: number;
}

/** Limits of a connection whose host says nothing else: generous for people, tight for floods. */
export const DEFAULT_LIMITS: BridgeLimits = {
  messageLength: 1_000_000,
  messagesPerSecond: 500,
  lengthPerSecond: 5_000_000,
  callsPerSecond: 50,
  inFlight: 20,
  streams: 20,
  callMs: 10_000,
  handshakeMs: 5_000,
  loadMs: 15_000,
};

/** Why a connection was ended for what the panel sent. */
export type Violation = 'flooded' | 'oversized' | 'violation';
