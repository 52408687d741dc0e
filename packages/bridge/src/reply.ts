const NONE: Iterable<string> = [];

/** An answer in a form that is faster to send than a plain value. Made by `rawJson` and `parts`. */
export class Reply {
  readonly text: string;
  readonly key: string;
  readonly chunks: Iterable<string>;

  constructor(text: string, key = '', chunks: Iterable<string> = NONE) {
    this.text = text;
    this.key = key;
    this.chunks = chunks;
  }

  /** Leaves in one piece. */
  get isWhole(): boolean {
    return this.chunks === NONE;
  }
}

/** An answer that is JSON text already. */
export function rawJson(text: string): Reply {
  return new Reply(text);
}

/**
 * A long answer that leaves in pieces: each chunk is the JSON text of an array, made only when it is its turn, so that
 * the page stays free and small answers overtake. The reader gets `rest` with all items under `key`.
 */
export function parts(key: string, chunks: Iterable<string>, rest: object): Reply {
  return new Reply(JSON.stringify(rest), key, chunks);
}
