import type { CrmRecord } from '@crosswalk/model';
import { readAll } from '../../data/read-all.ts';
import type { BoardTarget } from './board-reader.ts';
import { AmountLedger, type GroupSum } from '../../data/amount-ledger.ts';

/** What a count is made of. */
export interface CountRequest {
  target: BoardTarget;
  fields: string[];
  stageOf: (record: CrmRecord) => string | null;
  signal: AbortSignal;
}

/** The totals of a board: read once, page by page, then kept right by each change. */
export class AmountCount {
  /** How far the amounts are counted: all, on the way, or only the first ones. */
  counted: 'all' | 'counting' | 'partly' = 'counting';
  readonly #ledger: AmountLedger;
  /** Records that changed while the pages were read: what those say about them may be older. */
  #touched: Set<string> | undefined;

  constructor(amountField: string | undefined) {
    this.#ledger = new AmountLedger(amountField);
  }

  sumOf(stage: string | null): GroupSum {
    return this.#ledger.sumOf(stage);
  }

  set(record: CrmRecord, stage: string | null): void {
    this.#touched?.add(record.id);
    this.#ledger.set(record, stage);
  }

  delete(id: string): void {
    this.#touched?.add(id);
    this.#ledger.delete(id);
  }

  /** Reads all amounts. What cannot be read leaves the totals partial, and the board as it is. */
  async read({ target, fields, stageOf, signal }: CountRequest): Promise<void> {
    const touched = (this.#touched = new Set());
    const take = (records: readonly CrmRecord[]) => {
      for (const record of records) if (!touched.has(record.id)) this.#ledger.set(record, stageOf(record));
    };
    const { source, type, filter } = target;
    const isAll = await readAll(source, { type, filter, fields, signal, take }).catch(() => false);
    this.counted = isAll ? 'all' : 'partly';
    this.#touched = undefined;
  }
}
