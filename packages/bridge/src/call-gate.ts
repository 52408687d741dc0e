import { CrosswalkError } from '@crosswalk/protocol';
import type { BridgeLimits } from './limits.ts';
import { Rate } from './rate.ts';

/** Refuses calls over the rate or over the number under way. Only the side that must defend itself has one. */
export class CallGate {
  readonly #limits: Pick<BridgeLimits, 'callsPerSecond' | 'inFlight'>;
  readonly #rate: Rate;

  constructor(limits: Pick<BridgeLimits, 'callsPerSecond' | 'inFlight'>) {
    this.#limits = limits;
    this.#rate = new Rate(limits.callsPerSecond);
  }

  /** Why one more call may not start, with that one already among those under way. */
  refusal(underWay: number, now: number): CrosswalkError | undefined {
    const { callsPerSecond, inFlight } = this.#limits;
    if (underWay > inFlight) {
      return new CrosswalkError('rate_limited', `More than ${inFlight} calls are under way.`, {
        details: { limit: inFlight, retryAfterMs: 100 },
      });
    }
    if (this.#rate.take(1, now)) return undefined;
    return new CrosswalkError('rate_limited', `More than ${callsPerSecond} calls in a second.`, {
      details: { limit: callsPerSecond, retryAfterMs: this.#rate.waitMs(1) },
    });
  }
}
