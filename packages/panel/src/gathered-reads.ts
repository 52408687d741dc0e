import { inMicrotask } from '@crosswalk/bridge';
import { type CrmRecord, LIMITS } from '@crosswalk/model';
import { CrosswalkError, type ErrorCode, unpackPage } from '@crosswalk/protocol';
import type { Session } from './session.ts';

/** Somebody who waits for a record; `next` waits for the same one. */
interface Reader {
  resolve(record: CrmRecord | Promise<CrmRecord>): void;
  readonly next: Reader | undefined;
}

/** Reads that differ only in the record they ask for. */
interface Gathered {
  readonly type: string;
  readonly fields: readonly string[] | undefined;
  readonly readers: Map<string, Reader>;
}

/** Failures that one record may have brought upon all. */
const PERHAPS_OF_ONE: ReadonlySet<ErrorCode> = new Set(['invalid_input', 'too_large', 'host_error']);

/**
 * Turns the single reads of one task into one call: a panel that shows a hundred names asks its CRM once and not a
 * hundred times. Each reader still gets a record or an error of its own, and calls leave in the order they were made.
 */
export class GatheredReads {
  readonly #session: Session;
  #open: Gathered[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  get(type: string, id: string, fields?: readonly string[]): Promise<CrmRecord> {
    return new Promise((resolve) => {
      const reads = this.#readsLike(type, fields);
      reads.readers.set(id, { resolve, next: reads.readers.get(id) });
      if (reads.readers.size < LIMITS.values) return;
      this.#open = this.#open.filter((each) => each !== reads);
      this.#ask(reads);
    });
  }

  #readsLike(type: string, fields: readonly string[] | undefined): Gathered {
    const found = this.#open.find((each) => each.type === type && isSameList(each.fields, fields));
    if (found) return found;
    const reads = { type, fields: fields && [...fields], readers: new Map<string, Reader>() };
    this.#open.push(reads);
    if (this.#session.beforeCall !== this.#send) inMicrotask(this.#send);
    this.#session.beforeCall = this.#send;
    return reads;
  }

  readonly #send = (): void => {
    const all = this.#open;
    this.#open = [];
    this.#session.beforeCall = undefined;
    for (const reads of all) this.#ask(reads);
  };

  #ask(reads: Gathered): void {
    const { type, fields, readers } = reads;
    if (readers.size === 1) return this.#askForEach(reads);
    const input = { type, ids: [...readers.keys()], ...(fields && { fields }) };
    this.#session.call('records.getMany', input).then(
      (answer) => answerAll(readers, unpackPage(answer).records),
      (error: unknown) => {
        const failure = assertCoded(error);
        if (PERHAPS_OF_ONE.has(failure.code)) this.#askForEach(reads);
        else refuseAll(readers, failure);
      },
    );
  }

  #askForEach({ type, fields, readers }: Gathered): void {
    for (const [id, reader] of readers) {
      settle(reader, this.#session.call('records.get', { type, id, ...(fields && { fields }) }));
    }
  }
}

/** Gives each reader its record; for the others there is none. */
function answerAll(readers: Map<string, Reader>, records: readonly CrmRecord[]): void {
  for (const record of records) {
    const reader = readers.get(record.id);
    readers.delete(record.id);
    if (reader) settle(reader, record);
  }
  refuseAll(readers, new CrosswalkError('not_found', 'There is no such record, or it may not be seen.'));
}

function refuseAll(readers: ReadonlyMap<string, Reader>, error: Error): void {
  for (const reader of readers.values()) settle(reader, Promise.reject(error));
}

function settle(first: Reader, record: CrmRecord | Promise<CrmRecord>): void {
  for (let reader: Reader | undefined = first; reader; reader = reader.next) reader.resolve(record);
}

/** Whatever a call rejects with has a code. */
function assertCoded(error: unknown): CrosswalkError {
  return error as CrosswalkError;
}

function isSameList(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one?.length === other?.length && (one?.every((each, index) => each === other?.[index]) ?? true);
}
