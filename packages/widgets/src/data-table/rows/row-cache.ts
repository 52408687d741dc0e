import type { CrmRecord } from '@crosswalk/model';
import { withNews } from '../../data/write-field.ts';

/** Consecutive rows that are loaded. */
interface Stretch {
  readonly start: number;
  readonly records: readonly CrmRecord[];
}

/** Records kept at once, whatever the length of the list. */
const MOST_KEPT = 3_000;

/** The loaded rows of a list by their number, each record once; those farthest from what is looked at are let go. */
export class RowCache {
  #stretches: Stretch[] = [];

  get size(): number {
    return this.#stretches.reduce((sum, { records }) => sum + records.length, 0);
  }

  /** All loaded rows with their numbers, in order. */
  *entries(): Generator<[number, CrmRecord]> {
    for (const { start, records } of this.#stretches)
      for (const [offset, record] of records.entries()) yield [start + offset, record];
  }

  row(index: number): CrmRecord | undefined {
    const stretch = this.#stretches.findLast(({ start }) => start <= index);
    return stretch?.records[index - stretch.start];
  }

  /** Number of the first row from `first` up to `end` that is not loaded. */
  firstMissing(first: number, end: number): number | undefined {
    let at = first;
    for (const { start, records } of this.#stretches) {
      if (at < start) break;
      if (at < start + records.length) at = start + records.length;
    }
    return at < end ? at : undefined;
  }

  /** End of the loaded rows before a row. */
  endBefore(row: number): number {
    const stretch = this.#stretches.findLast(({ start }) => start <= row);
    return stretch ? stretch.start + stretch.records.length : 0;
  }

  /**
   * Takes rows that follow each other. A record that is listed elsewhere already moved between two calls and stays
   * where it is. Returns how many of the rows were taken.
   */
  put(start: number, records: readonly CrmRecord[], lookedAt: number): number {
    const next = this.#stretches.find((stretch) => stretch.start + stretch.records.length > start);
    const fitting = next ? records.slice(0, Math.max(0, next.start - start)) : records;
    const known = new Set([...this.entries()].map(([, { id }]) => id));
    const fresh = fitting.filter(({ id }) => !known.has(id) && known.add(id));
    if (fresh.length > 0) {
      this.#stretches = [...this.#stretches, { start, records: fresh }].sort((left, right) => left.start - right.start);
      this.#letGo(lookedAt);
    }
    return records.length - (fitting.length - fresh.length);
  }

  /** Number of a loaded record's row. */
  indexOf(id: string): number | undefined {
    for (const [index, record] of this.entries()) if (record.id === id) return index;
    return undefined;
  }

  /** Takes over a record's new state where it stands. */
  replace(record: CrmRecord): void {
    this.#change(record.id, (old) => [withNews(old, record)]);
  }

  /** Takes a record out; the rows after it move up by one. Returns the number it had. */
  remove(id: string): number | undefined {
    const index = this.indexOf(id);
    if (index === undefined) return undefined;
    this.#change(id, () => []);
    this.#stretches = this.#stretches
      .filter(({ records }) => records.length > 0)
      .map((stretch) => (stretch.start > index ? { ...stretch, start: stretch.start - 1 } : stretch));
    return index;
  }

  clear(): void {
    this.#stretches = [];
  }

  #change(id: string, change: (old: CrmRecord) => readonly CrmRecord[]): void {
    this.#stretches = this.#stretches.map((stretch) =>
      stretch.records.some((record) => record.id === id)
        ? { ...stretch, records: stretch.records.flatMap((old) => (old.id === id ? change(old) : old)) }
        : stretch,
    );
  }

  #letGo(lookedAt: number): void {
    const distance = ({ start, records }: Stretch) => Math.max(start - lookedAt, lookedAt - start - records.length, 0);
    while (this.size > MOST_KEPT && this.#stretches.length > 1) {
      const farthest = this.#stretches.reduce((far, each) => (distance(each) > distance(far) ? each : far));
      this.#stretches = this.#stretches.filter((each) => each !== farthest);
    }
  }
}
