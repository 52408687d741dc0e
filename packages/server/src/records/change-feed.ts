import type { Database } from '../database/database.ts';
import { CHANGE_CHANNEL, type ChangeRow, readChangeRange, readChanges } from './change-table.ts';

/** Changes kept in memory, so that many watchers cost one read of the database. */
const RECENT = 1_000;
const PAGE = 500;
/** A notification can be lost with its connection; looking again this often bounds the delay. */
const POLL_MS = 5_000;

/**
 * The changes of a database in order, for any number of readers. A reader holds a position and no buffer: it reads on
 * when its client has taken what it got, so a slow client costs nothing but its own delay.
 */
export class ChangeFeed {
  readonly #database: Database;
  #recent: ChangeRow[] = [];
  /** The sequence after which `#recent` has everything. */
  #recentAfter = 0;
  #end = 0;
  #reading: Promise<void> | undefined;
  #isBehind = false;
  readonly #waiting = new Set<() => void>();
  #stop: () => Promise<void> = () => Promise.resolve();

  private constructor(database: Database) {
    this.#database = database;
  }

  static async open(database: Database): Promise<ChangeFeed> {
    const feed = new ChangeFeed(database);
    feed.#end = (await readChangeRange(database)).last;
    feed.#recentAfter = feed.#end;
    const stopListening = await database.listen(CHANGE_CHANNEL, () => feed.#advance());
    feed.#advance();
    const timer = setInterval(() => feed.#advance(), POLL_MS);
    timer.unref();
    feed.#stop = async () => {
      clearInterval(timer);
      await stopListening();
    };
    return feed;
  }

  /** The sequence of the newest change known. */
  get end(): number {
    return this.#end;
  }

  /** The changes right after a sequence: at least one, unless the signal ended the wait. */
  async next(after: number, signal: AbortSignal): Promise<ChangeRow[]> {
    while (!signal.aborted) {
      if (after < this.#recentAfter) return readChanges(this.#database, after, PAGE);
      const found = this.#recent.filter((change) => Number(change.sequence) > after);
      if (found.length > 0) return found.slice(0, PAGE);
      await this.#changed(signal);
    }
    return [];
  }

  /** Ends every wait and stops listening. */
  async close(): Promise<void> {
    await this.#stop();
    await this.#reading;
  }

  /** Reads what is new. A call during a read makes one more read follow it. */
  #advance(): void {
    this.#isBehind = true;
    this.#reading ??= this.#catchUp().finally(() => {
      this.#reading = undefined;
    });
  }

  async #catchUp(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false;
      // A database that is away is asked again by the next notification or poll.
      const rows = await readChanges(this.#database, this.#end, PAGE).catch(() => []);
      if (rows.length > 0) this.#keep(rows);
      if (rows.length === PAGE) this.#isBehind = true;
    }
  }

  #keep(rows: readonly ChangeRow[]): void {
    this.#recent.push(...rows);
    this.#end = Number(rows.at(-1)?.sequence ?? this.#end);
    const dropped = this.#recent.splice(0, Math.max(0, this.#recent.length - RECENT));
    this.#recentAfter = Number(dropped.at(-1)?.sequence ?? this.#recentAfter);
    for (const wake of this.#waiting) wake();
  }

  #changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
