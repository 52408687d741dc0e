import type { Allowance } from './limits.ts';
import { refuse } from './refusal.ts';

/** Counts what one panel uses of an allowance. */
export class AllowanceMeter {
  readonly #allowance: Allowance;
  #left: number;
  #at = performance.now();

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
    this.#left = allowance.atOnce;
  }

  /** Takes `amount`, or throws `rate_limited` with the time after which it will be there. */
  take(amount = 1): void {
    if (this.takeIfThere(amount)) return;
    const { perSecond } = this.#allowance;
    const retryAfterMs = Math.ceil(((amount - this.#left) / perSecond) * 1_000);
    throw refuse('rate_limited', `At most ${perSecond} of these in a second.`, { limit: perSecond, retryAfterMs });
  }

  /** Takes `amount`, or nothing and answers `false`. */
  takeIfThere(amount = 1): boolean {
    const { atOnce, perSecond } = this.#allowance;
    const now = performance.now();
    this.#left = Math.min(atOnce, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
