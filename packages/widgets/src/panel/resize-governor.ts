/** Growing steps in a row after which a panel is taken to grow with its own frame. */
const MAX_STEPS = 12;
/** A step is an answer to the last one when it comes this soon after it, in milliseconds. */
const STEP_MS = 500;

/**
 * Decides which height a panel gets. A page whose height depends on that of its frame asks for more each time it gets
 * more; it is put back to where that began, and stays there until it asks for less.
 */
export class ResizeGovernor {
  #height: number;
  #base: number;
  #steps = 0;
  #at = -Infinity;
  #isFrozen = false;

  /** @param height what the view declares, in CSS pixels */
  constructor(height: number) {
    this.#height = height;
    this.#base = height;
  }

  get height(): number {
    return this.#height;
  }

  /** The height the panel gets when it asks for `wanted` at the time `now`, in milliseconds. */
  ask(wanted: number, now: number): number {
    if (wanted < this.#height) this.#isFrozen = false;
    if (this.#isFrozen) return this.#height;
    this.#count(wanted, now);
    if (this.#steps > MAX_STEPS) {
      this.#isFrozen = true;
      this.#height = this.#base;
      return this.#height;
    }
    this.#height = wanted;
    return wanted;
  }

  #count(wanted: number, now: number): void {
    const isStep = wanted > this.#height && now - this.#at < STEP_MS;
    if (!isStep) this.#base = this.#height;
    this.#steps = isStep ? this.#steps + 1 : 0;
    this.#at = now;
  }
}
