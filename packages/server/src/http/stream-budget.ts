import { CrosswalkError } from '@crosswalk/protocol';

const STREAMS_PER_USER = 50;

/** Counts the open streams of each user, because each holds a connection for as long as it likes. */
export class StreamBudget {
  readonly #open = new Map<string, number>();

  /** How many are open. */
  get total(): number {
    return [...this.#open.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Takes one stream of a user's budget and returns how to give it back. */
  take(userId: string): () => void {
    const count = this.#open.get(userId) ?? 0;
    if (count >= STREAMS_PER_USER) {
      throw new CrosswalkError('rate_limited', `At most ${STREAMS_PER_USER} streams may be open at once.`, {
        details: { limit: STREAMS_PER_USER, retryAfterMs: 5_000 },
      });
    }
    this.#open.set(userId, count + 1);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const rest = (this.#open.get(userId) ?? 1) - 1;
      if (rest === 0) this.#open.delete(userId);
      else this.#open.set(userId, rest);
    };
  }
}
