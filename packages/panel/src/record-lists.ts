import type { CallOptions, CrmRecord, RecordPage } from '@crosswalk/model';
import { unpackPage, unpackRecords } from '@crosswalk/protocol';
import type { Session } from './session.ts';
import type { Input } from './typed-call.ts';

/** Records asked for at a time while streaming: few enough to be cheap to give up, many enough to be few calls. */
const PAGE = 1_000;

/** Reads page after page and gives each record on as soon as its piece of the answer is here. */
export async function* readRecords(
  session: Session,
  query: Input<'records.list'>,
  limit: number,
  options: CallOptions,
): AsyncGenerator<CrmRecord, void, undefined> {
  let left = limit;
  let cursor: string | undefined;
  while (left > 0) {
    const queue = new RecordQueue();
    const onPart = (_key: string, pieces: readonly unknown[]): void => queue.add(pieces.flatMap(unpackRecords));
    const input = { ...query, limit: Math.min(left, PAGE), ...(cursor !== undefined && { cursor }) };
    const answer = readAnswer(session.call('records.list', input, { ...options, onPart }), queue);
    // A reader who leaves early does not want to hear of it.
    answer.catch(() => undefined);
    for await (const record of queue.records()) {
      yield record;
      left -= 1;
    }
    cursor = (await answer).nextCursor;
    if (cursor === undefined) return;
  }
}

/** Ends the queue when the answer is here; a short one brings its records with it. */
async function readAnswer(call: Promise<unknown>, queue: RecordQueue): Promise<RecordPage> {
  try {
    const page = unpackPage(await call);
    queue.add(page.records);
    return page;
  } finally {
    queue.end();
  }
}

/** Records between the wire, which brings many at once, and a loop, which takes one at a time. */
class RecordQueue {
  readonly #pieces: (readonly CrmRecord[])[] = [];
  #wake: () => void = () => undefined;
  #hasEnded = false;

  add(piece: readonly CrmRecord[]): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  /** Nothing more will come. */
  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  async *records(): AsyncGenerator<CrmRecord, void, undefined> {
    for (;;) {
      for (let piece = this.#pieces.shift(); piece; piece = this.#pieces.shift()) yield* piece;
      if (this.#hasEnded) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
