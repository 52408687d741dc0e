/** A budget that refills evenly: `perSecond` at once, then as many each second. */
export class Rate {
  readonly #perSecond: number;
  #left: number;
  #at = 0;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** Takes `amount` if it is there; otherwise takes nothing and answers `false`. `now` in milliseconds. */
  take(amount: number, now: number): boolean {
    if (this.#perSecond === Infinity) return true;
    this.#left = Math.min(this.#perSecond, this.#left + ((now - this.#at) / 1_000) * this.#perSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  /** Milliseconds until `amount` will be there. */
  waitMs(amount: number): number {
    return Math.ceil(((amount - this.#left) / this.#perSecond) * 1_000);
  }
}
