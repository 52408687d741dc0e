import { CrosswalkError } from '@crosswalk/protocol';

/** Requests under way at once: for one plugin, and for all together. */
const LIMITS = { plugin: 10, all: 100 } as const;
const RETRY_AFTER_MS = 1_000;

/** Counts the requests under way, so that a plugin whose partner hangs takes nothing from the others. */
export class RequestBudget {
  readonly #underWay = new Map<string, number>();
  #all = 0;

  /** Takes a place, or refuses. Returns how to give it back. */
  take(plugin: string): () => void {
    const own = this.#underWay.get(plugin) ?? 0;
    if (own >= LIMITS.plugin) throw tooMany(`The plugin has ${LIMITS.plugin} requests under way.`, LIMITS.plugin);
    if (this.#all >= LIMITS.all)
      throw tooMany('This server has as many requests under way as it may have.', LIMITS.all);
    this.#underWay.set(plugin, own + 1);
    this.#all += 1;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#all -= 1;
      const left = (this.#underWay.get(plugin) ?? 1) - 1;
      if (left === 0) this.#underWay.delete(plugin);
      else this.#underWay.set(plugin, left);
    };
  }
}

function tooMany(message: string, limit: number): CrosswalkError {
  return new CrosswalkError('rate_limited', `${message} Wait for one to end, then try again.`, {
    details: { limit, retryAfterMs: RETRY_AFTER_MS },
  });
}
