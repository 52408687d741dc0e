import type { Database, Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** A plugin whose version, state, grant or settings changed: for everybody, or, where a user is named, for that user. */
export interface PluginChange {
  readonly plugin: string;
  readonly userId: string;
}

/** Told of each change, by whichever process it was made. */
export type PluginListener = (change: PluginChange) => void;

const CHANNEL = 'crosswalk_plugin';
/** Writers take turns, so that no later sequence is seen before an earlier one. */
const LOCK = 7_270_004;
/** A lost notification delays by no more than this: what was revoked is revoked everywhere within a second. */
const POLL_MS = 900;

/** Notes a change, in the transaction that makes it. The last thing a transaction does, because of the lock. */
export async function notePluginChange(queries: Queries, plugin: string, userId = ''): Promise<void> {
  await queries.query(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
  await queries.query(sql`
    insert into plugin_change (plugin, user_id, sequence) values (${plugin}, ${userId}, nextval('plugin_change_sequence'))
    on conflict (plugin, user_id) do update set sequence = excluded.sequence`);
  await queries.query(sql`select pg_notify(${CHANNEL}, '')`);
}

interface ChangeRow {
  plugin: string;
  user_id: string;
  sequence: string;
}

/** Tells this process which plugins changed. Listeners are told after the change is there to be read, each plugin at least once. */
export class PluginFeed {
  readonly #database: Database;
  readonly #listeners = new Set<PluginListener>();
  readonly #onBlind: () => void;
  #end = '0';
  #reading: Promise<void> | undefined;
  #isBehind = false;
  #stop: () => Promise<void> = () => Promise.resolve();

  private constructor(database: Database, onBlind: () => void) {
    this.#database = database;
    this.#onBlind = onBlind;
  }

  /** `onBlind` is called whenever it cannot be known whether something changed. */
  static async open(database: Database, onBlind: () => void): Promise<PluginFeed> {
    const feed = new PluginFeed(database, onBlind);
    const [row] = await database.query<{ end: string }>(
      sql`select coalesce(max(sequence), 0)::text as end from plugin_change`,
    );
    feed.#end = row?.end ?? '0';
    const stopListening = await database.listen(CHANNEL, () => void feed.catchUp());
    const timer = setInterval(() => void feed.catchUp(), POLL_MS);
    timer.unref();
    feed.#stop = async () => {
      clearInterval(timer);
      await stopListening();
    };
    return feed;
  }

  subscribe(listener: PluginListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads what is new and tells it. Whoever made a change waits for this before answering, so that the next request meets it. */
  catchUp(): Promise<void> {
    this.#isBehind = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.#reading;
  }

  async #read(): Promise<void> {
    while (this.#isBehind) {
      this.#isBehind = false;
      try {
        const rows = await this.#database.query<ChangeRow>(sql`
          select plugin, user_id, sequence::text as sequence from plugin_change
          where sequence > ${this.#end}::bigint order by plugin_change.sequence`);
        this.#end = rows.at(-1)?.sequence ?? this.#end;
        for (const { plugin, user_id: userId } of rows) this.#tell({ plugin, userId });
      } catch {
        this.#onBlind();
      }
    }
  }

  #tell(change: PluginChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}
