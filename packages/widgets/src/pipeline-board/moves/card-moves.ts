import type { CrmRecord, FieldValue, RecordChange, RecordFields } from '@crosswalk/model';
import { codeOf, failureOf } from '../../data/failure.ts';
import { isSameValue } from '../../data/same-value.ts';
import type { BoardLoader } from '../data/board-loader.ts';
import { findCard } from '../data/board-column.ts';

const MERGE_ATTEMPTS = 3;
const MOST_UNDONE = 20;

/** What a move came to. */
export type MoveOutcome = 'moved' | 'refused' | 'movedMeanwhile' | 'gone' | 'stopped';

/** A move that can be taken back: what the fields were, and what they were made. */
export interface Undo {
  id: string;
  before: RecordFields;
  after: RecordFields;
}

/** A move on its way: the record as the source has it, and what the user wants of it by now. */
interface Pending {
  settled: CrmRecord;
  wanted: RecordFields;
  outcome: Promise<MoveOutcome>;
  /** Version of the last change of the record that came while its move was under way. */
  overtakenBy?: string | undefined;
}

/**
 * Moves cards: shows the move at once, sends it with the version it was made on, and shows what came of it. A change of
 * other fields by somebody else is merged; a move by somebody else wins until the user decides again.
 */
export class CardMoves {
  readonly #board: BoardLoader;
  readonly #changed: () => void;
  readonly #pending = new Map<string, Pending>();
  /** Held cards that somebody else changed. */
  readonly #missed = new Set<string>();
  #undos: readonly Undo[] = [];

  constructor(board: BoardLoader, changed: () => void) {
    this.#board = board;
    this.#changed = changed;
    board.isHeld = (change) => this.#hold(change);
  }

  /** The move that would be taken back next. */
  get lastUndo(): Undo | undefined {
    return this.#undos.at(-1);
  }

  /** Forgets what could be undone, for another board. */
  clear(): void {
    this.#undos = [];
    this.#pending.clear();
  }

  /** Gives a card other values and tells what came of it. `isUndo` is not itself undone. */
  async move(id: string, wanted: RecordFields, { isUndo = false } = {}): Promise<MoveOutcome> {
    const card = findCard(this.#board.columns, id)?.card;
    if (!card) return 'gone';
    const before = pick(card.record.fields, wanted);
    const outcome = await this.#start(card.record, wanted);
    if (outcome === 'moved' && !isUndo)
      this.#undos = [...this.#undos, { id, before, after: wanted }].slice(-MOST_UNDONE);
    this.#changed();
    return outcome;
  }

  /** Takes the last move back, unless somebody else moved the card since. */
  async undo(): Promise<{ undo: Undo; outcome: MoveOutcome } | undefined> {
    const undo = this.lastUndo;
    if (!undo) return undefined;
    this.#undos = this.#undos.slice(0, -1);
    const card = findCard(this.#board.columns, undo.id)?.card;
    if (!card) return { undo, outcome: 'gone' };
    if (!isSame(pick(card.record.fields, undo.after), undo.after)) return { undo, outcome: 'movedMeanwhile' };
    return { undo, outcome: await this.move(undo.id, undo.before, { isUndo: true }) };
  }

  /** Takes the words off a card, and puts one that was held back where it belongs. */
  async release(id: string): Promise<void> {
    const card = findCard(this.#board.columns, id)?.card;
    if (card) this.#board.accept({ record: card.record }, true);
    if (this.#missed.delete(id)) this.#board.follow(await this.#read(id), id);
  }

  #start(record: CrmRecord, wanted: RecordFields): Promise<MoveOutcome> {
    this.#board.accept(
      { record: { ...record, fields: { ...record.fields, ...wanted } }, mark: { kind: 'saving' } },
      true,
    );
    const running = this.#pending.get(record.id);
    if (running) {
      running.wanted = { ...running.wanted, ...wanted };
      return running.outcome;
    }
    const pending: Pending = { settled: record, wanted, outcome: Promise.resolve('stopped') };
    this.#pending.set(record.id, pending);
    pending.outcome = this.#run(record.id, pending).finally(() => this.#pending.delete(record.id));
    return pending.outcome;
  }

  /** Sends until the source has what the user wants by now: they may move the card on before the answer is there. */
  async #run(id: string, pending: Pending): Promise<MoveOutcome> {
    for (let attempt = 1; ;) {
      const { wanted, settled } = pending;
      const base = pick(settled.fields, wanted);
      try {
        pending.settled = await this.#send(settled, wanted);
        if (this.#board.signal.aborted) return 'stopped';
        if (pending.wanted === wanted) return await this.#finish(id, pending);
      } catch (error) {
        if (this.#board.signal.aborted) return 'stopped';
        const isFinal = codeOf(error) !== 'conflict' || attempt === MERGE_ATTEMPTS;
        if (isFinal) return this.#refuse(pending, error);
        attempt += 1;
        const stop = await this.#merge(pending, base);
        if (stop) return stop;
      }
    }
  }

  async #send(settled: CrmRecord, wanted: RecordFields): Promise<CrmRecord> {
    const { target } = this.#board;
    if (!target) return settled;
    const record = await target.source.update(target.type, settled.id, wanted, { ifVersion: settled.version });
    return { ...record, fields: { ...settled.fields, ...record.fields } };
  }

  async #finish(id: string, pending: Pending): Promise<MoveOutcome> {
    const isOvertaken = pending.overtakenBy !== undefined && pending.overtakenBy !== pending.settled.version;
    if (isOvertaken) pending.settled = (await this.#read(id)) ?? pending.settled;
    this.#board.accept({ record: pending.settled }, true);
    return 'moved';
  }

  /** After a conflict: goes on where somebody changed something else; stops where they moved the card themselves. */
  async #merge(pending: Pending, base: RecordFields): Promise<MoveOutcome | undefined> {
    const { settled, wanted } = pending;
    const now = await this.#read(settled.id);
    if (!now) {
      this.#board.drop(settled.id);
      return 'gone';
    }
    pending.settled = { ...now, fields: { ...settled.fields, ...now.fields } };
    const theirs = pick(pending.settled.fields, wanted);
    if (isSame(theirs, base)) return undefined;
    const isAgreed = isSame(theirs, wanted);
    this.#board.accept(
      { record: pending.settled, mark: isAgreed ? undefined : { kind: 'movedMeanwhile', wanted } },
      true,
    );
    return isAgreed ? 'moved' : 'movedMeanwhile';
  }

  #refuse({ settled, wanted }: Pending, error: unknown): MoveOutcome {
    const { state, message } = failureOf(error);
    if (state === 'missing') {
      this.#board.drop(settled.id);
      return 'gone';
    }
    this.#board.accept({ record: settled, mark: { kind: 'refused', reason: message, wanted } }, true);
    return 'refused';
  }

  #hold({ id, record }: RecordChange): boolean {
    const pending = this.#pending.get(id);
    if (pending) pending.overtakenBy = record?.version ?? '';
    const isHeld = findCard(this.#board.columns, id)?.card.mark?.kind === 'held';
    if (isHeld) this.#missed.add(id);
    return isHeld || pending !== undefined;
  }

  async #read(id: string): Promise<CrmRecord | undefined> {
    const { target, signal } = this.#board;
    return target?.source.get(target.type, id, { signal }).catch(() => undefined);
  }
}

function pick(fields: RecordFields, like: RecordFields): RecordFields {
  return Object.fromEntries(Object.keys(like).map((key): [string, FieldValue] => [key, fields[key] ?? null]));
}

function isSame(left: RecordFields, right: RecordFields): boolean {
  return Object.keys(right).every((key) => isSameValue(left[key], right[key]));
}
