import { parts, rawJson, type Reply } from '@crosswalk/bridge';
import type { CrmRecord, RecordPage } from '@crosswalk/model';
import { packRecords, type RecordCut } from '@crosswalk/protocol';
import { refuse } from '../refusal.ts';

/** Records up to which a page leaves in one piece. */
const ONE_PIECE = 500;
/** Records in a piece of a longer page: few enough to be packed in a few milliseconds. */
const PIECE = 100;
/** Characters of one piece, far from the length a message may have. */
const PIECE_LENGTH = 400_000;

/** Makes the answer of a list: cut to what may be shown, packed, and in pieces when it is long. */
export function sendPage({ records, nextCursor, total }: RecordPage, cut: RecordCut): Reply {
  const rest = { ...(nextCursor === undefined ? {} : { nextCursor }), ...(total === undefined ? {} : { total }) };
  if (records.length > ONE_PIECE) return parts('packed', pieces(records, cut), rest);
  const packed = packRecords(records, cut);
  if (packed.length > PIECE_LENGTH) return parts('packed', pieces(records, cut), rest);
  return rawJson(`{"packed":[${packed}],${JSON.stringify(rest).slice(1)}`.replace(/,\}$/, '}'));
}

function* pieces(records: readonly CrmRecord[], cut: RecordCut): Generator<string, void> {
  for (let from = 0; from < records.length; from += PIECE) {
    yield* packWithin(records, cut, from, Math.min(from + PIECE, records.length));
  }
}

/** Halves a piece until it is short enough. */
function* packWithin(records: readonly CrmRecord[], cut: RecordCut, from: number, to: number): Generator<string, void> {
  const packed = packRecords(records, cut, from, to);
  if (packed.length <= PIECE_LENGTH) {
    yield `[${packed}]`;
    return;
  }
  if (to - from === 1) {
    throw refuse('too_large', 'A record is longer than a message may be. Ask for fewer fields.', {
      limit: PIECE_LENGTH,
      actual: packed.length,
    });
  }
  const middle = (from + to) >> 1;
  yield* packWithin(records, cut, from, middle);
  yield* packWithin(records, cut, middle, to);
}
