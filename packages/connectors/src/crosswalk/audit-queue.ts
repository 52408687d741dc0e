import { CrosswalkError } from '@crosswalk/protocol';
import type { HttpClient } from './http-client.ts';

/** What an entry needs so that the server can file it; everything else in it is kept as it is. */
export interface AuditRecord {
  readonly plugin: string;
  readonly operation: string;
  readonly outcome: string;
}

const SEND_AFTER_MS = 1_000;
const AT_ONCE = 200;
/** Entries kept while the server is away; the oldest go first. */
const KEPT = 5_000;

/** Sends audit entries in batches, in order, and keeps them while the server is away. */
export class AuditQueue {
  readonly #client: HttpClient;
  #waiting: AuditRecord[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** Takes an entry. Never throws and is not waited for. */
  write<Entry extends AuditRecord>(entry: Entry): void {
    this.#waiting.push(entry);
    if (this.#waiting.length > KEPT) this.#waiting.splice(0, this.#waiting.length - KEPT);
    if (this.#waiting.length >= AT_ONCE) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), SEND_AFTER_MS);
  }

  /** Sends what waits; call it when the page is left. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  /** The latest entries of a plugin, newest first. */
  async recent<Entry extends AuditRecord>(plugin: string, limit: number): Promise<readonly Entry[]> {
    await this.flush();
    const answer = await this.#client.json({
      method: 'GET',
      path: `/api/audit?plugin=${encodeURIComponent(plugin)}&limit=${limit}`,
    });
    return parseEntries<Entry>(answer);
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.slice(0, AT_ONCE);
      try {
        await this.#client.json({ method: 'POST', path: '/api/audit', body: { entries } });
      } catch (error) {
        // What the server refuses it will refuse again; keeping it would hold up everything behind it.
        if (error instanceof CrosswalkError && error.retryable) {
          this.#timer ??= setTimeout(() => void this.flush(), SEND_AFTER_MS * 10);
          return;
        }
      }
      this.#waiting = this.#waiting.slice(entries.length);
    }
  }
}

function parseEntries<Entry>(answer: unknown): Entry[] {
  return (answer as { entries: Entry[] }).entries;
}
