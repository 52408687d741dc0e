/**
 * The wire. Every message on the private ports is one JSON text: an array of entries. An entry is an array whose first
 * item is its kind. Text, because its length is known before anything is parsed, because cycles, getters and sparse
 * arrays cannot be written in it, and because it is faster than structured clone for lists of records.
 *
 * | kind    | entry                       | meaning                                              |
 * | ------- | --------------------------- | ---------------------------------------------------- |
 * | control | [0, message]                | a Penpal handshake or good-bye message               |
 * | call    | [1, id, name, arguments]    | asks; ids rise by one side's own count               |
 * | result  | [2, id, value]              | the answer; ends a stream                            |
 * | error   | [3, id, error]              | the refusal                                          |
 * | cancel  | [4, id]                     | the asker no longer wants the answer                 |
 * | part    | [5, id, key, items]         | a piece of a long list that belongs to the answer    |
 * | items   | [6, id, items]              | items of a stream                                    |
 * | credit  | [7, id, count]              | the reader of a stream can take that many more       |
 * | event   | [8, name, payload]          | one-way                                              |
 * | ping    | [9]                         | are you there?                                       |
 * | pong    | [10]                        | yes                                                  |
 */
export const Kind = {
  control: 0,
  call: 1,
  result: 2,
  error: 3,
  cancel: 4,
  part: 5,
  items: 6,
  credit: 7,
  event: 8,
  ping: 9,
  pong: 10,
} as const;

/** Entries one message may carry. Senders flush long before. */
export const MAX_ENTRIES = 2_048;
/** Entries after which a sender flushes even though its task has not ended. */
export const FLUSH_ENTRIES = 256;
/** Length after which a sender flushes. Chromium carries messages of up to 64 KB inline; longer ones cost a shared memory region. */
export const FLUSH_LENGTH = 60_000;
/** Items a stream may send before the reader asks for more. */
export const STREAM_CREDIT = 32;

/** JSON text of any value; `undefined` becomes `null`. Throws for cycles and big integers. */
export function toJson(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}

/** A message taken apart, or `undefined` when it is not one. */
export function parseMessage(text: string): unknown[][] | undefined {
  try {
    const entries: unknown = JSON.parse(text);
    return isMessage(entries) ? entries : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is unknown[][] {
  return Array.isArray(value) && value.length <= MAX_ENTRIES && value.every(Array.isArray);
}
