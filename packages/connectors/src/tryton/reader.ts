import {
  type CallOptions,
  type CrmRecord,
  LIMITS,
  type ListQuery,
  matchesFilter,
  matchesSearch,
  queryWords,
  readableFields,
  type RecordPage,
  type Rights,
} from '@crosswalk/model';
import { assertQuery, invalidInput, recordNotFound } from '@crosswalk/protocol';
import type { TrytonClient } from './client.ts';
import { bothOf, type Question, questionOf, searchQuestion } from './domain.ts';
import { afterCursor, cursorAfter, orderOf } from './keyset.ts';
import type { Layout } from './layout.ts';
import { fieldsOf, recordOf } from './record.ts';
import { isRecordNumber } from './scalar-codec.ts';
import { idsOf, type Row, rowsOf, textOf } from './wire.ts';

/** Records of a page unless the query says otherwise. */
const DEFAULT_LIMIT = 50;
/** Rows read at once while the connector has to look for itself which of them a filter wants. */
const SCAN_ROWS = 500;

/** A type with everything a call has to know about it. */
export interface Access {
  layout: Layout;
  rights: Rights;
}

type ReadOptions = CallOptions & { fields?: readonly string[] };

/** Reads rows of Tryton as records. */
export class TrytonReader {
  readonly #client: TrytonClient;
  readonly #countsTotals: boolean;

  constructor(client: TrytonClient, countsTotals: boolean) {
    this.#client = client;
    this.#countsTotals = countsTotals;
  }

  async get({ layout, rights }: Access, id: string, { fields, signal }: ReadOptions): Promise<CrmRecord> {
    assertQuery(layout.description, rights, fields === undefined ? {} : { fields: [...fields] });
    const [row] = await this.rows(layout, [id], signal);
    if (row === undefined) throw recordNotFound(layout.mapping.type, id);
    return recordOf(layout, rights, row, fields);
  }

  async getMany({ layout, rights }: Access, ids: readonly string[], options: ReadOptions): Promise<CrmRecord[]> {
    const { fields, signal } = options;
    assertQuery(layout.description, rights, fields === undefined ? {} : { fields: [...fields] });
    if (ids.length > LIMITS.values) throw invalidInput([{ path: 'ids', expected: `at most ${LIMITS.values}` }]);
    const read = await this.rows(layout, ids, signal);
    const rows = new Map(read.map((row) => [textOf(row['id']), row] as const));
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row === undefined ? [] : [recordOf(layout, rights, row, fields)];
    });
  }

  async list({ layout, rights }: Access, query: ListQuery, { signal }: CallOptions): Promise<RecordPage> {
    assertQuery(layout.description, rights, query);
    return this.#page({ layout, rights }, query, {
      question: questionOf(layout, query.filter),
      isFound: () => true,
      signal,
    });
  }

  async search({ layout, rights }: Access, text: string, query: ListQuery, options: CallOptions): Promise<RecordPage> {
    const searched = readableFields(layout.description, rights, query.fields);
    const keys = searched.map(({ key }) => key);
    const sort = query.sort ?? [{ field: layout.description.titleField, direction: 'asc' as const }];
    assertQuery(layout.description, rights, { ...query, sort });
    const words = queryWords(text);
    return this.#page(
      { layout, rights },
      { ...query, sort },
      {
        question: bothOf(questionOf(layout, query.filter), searchQuestion(layout, keys, text)),
        isFound: (record) => matchesSearch(searched, words, record),
        signal: options.signal,
      },
    );
  }

  /** The rows with these ids that are there and of this type, in any order. One call, whatever is missing. */
  async rows(layout: Layout, ids: readonly string[], signal?: AbortSignal): Promise<Row[]> {
    const numbers = [...new Set(ids.filter(isRecordNumber).map(Number))];
    if (numbers.length === 0) return [];
    return this.#read(layout, [['id', 'in', numbers]], { limit: numbers.length, order: [], signal });
  }

  /** The highest id so far, archived records included, by which one later knows what is new. */
  async newestId({ mapping }: Layout, signal?: AbortSignal): Promise<number> {
    const params = [[], 0, 1, [['id', 'DESC']]];
    const ids = await this.#client.call(mapping.model, 'search', params, { signal, context: { active_test: false } });
    return idsOf(ids)[0] ?? 0;
  }

  /** The rows with higher ids, the oldest first. */
  async rowsAfter(layout: Layout, id: number): Promise<Row[]> {
    return this.#read(layout, [['id', '>', id]], { limit: SCAN_ROWS, order: [['id', 'ASC']], signal: undefined });
  }

  async #page({ layout, rights }: Access, query: ListQuery, wanted: Wanted): Promise<RecordPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [found, total] = await Promise.all([
      this.#find(layout, query, wanted, limit + 1),
      this.#total(layout, wanted),
    ]);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      records: shown.map((row) => recordOf(layout, rights, row, query.fields)),
      ...(last !== undefined && found.length > limit
        ? { nextCursor: cursorAfter(layout, query.sort ?? [], last) }
        : {}),
      ...(total ?? {}),
    };
  }

  /** The first `count` rows after the cursor that are meant; reads on while Tryton's answers have to be sifted. */
  async #find(layout: Layout, query: ListQuery, wanted: Wanted, count: number): Promise<Row[]> {
    const { sort = [] } = query;
    const { question, signal } = wanted;
    const limit = question.isExact ? count : Math.max(SCAN_ROWS, count);
    const found: Row[] = [];
    for (let position = query; ;) {
      const domain = [question.domain, afterCursor(layout, position)];
      const rows = await this.#read(layout, domain, { limit, order: orderOf(layout, sort), signal });
      found.push(...(question.isExact ? rows : rows.filter((row) => isMeant(layout, query, wanted, row))));
      const last = rows.at(-1);
      if (last === undefined || rows.length < limit || found.length >= count) return found;
      position = { ...query, cursor: cursorAfter(layout, sort, last) };
    }
  }

  /** Tryton counts in a call of its own, which is only made where totals are wanted and the count would be right. */
  async #total(layout: Layout, { question, signal }: Wanted): Promise<{ total: number } | undefined> {
    if (!this.#countsTotals || !question.isExact) return undefined;
    const total = await this.#client.call(
      layout.mapping.model,
      'search_count',
      [[layout.mapping.domain ?? [], question.domain]],
      { signal },
    );
    return typeof total === 'number' ? { total } : undefined;
  }

  async #read(
    layout: Layout,
    domain: readonly unknown[],
    { limit, order, signal }: { limit: number; order: readonly unknown[]; signal: AbortSignal | undefined },
  ): Promise<Row[]> {
    const { model, domain: own = [] } = layout.mapping;
    const rows = await this.#client.call(
      model,
      'search_read',
      [[own, ...domain], 0, limit, order.length === 0 ? null : order, layout.columns],
      { signal },
    );
    return rowsOf(rows);
  }
}

/** What a page is made of: the question to Tryton, and who of the answers is really meant. */
interface Wanted {
  question: Question;
  isFound: (record: Pick<CrmRecord, 'fields'>) => boolean;
  signal: AbortSignal | undefined;
}

function isMeant(layout: Layout, { filter }: ListQuery, { isFound }: Wanted, row: Row): boolean {
  const record = { fields: fieldsOf(layout, row) };
  return isFound(record) && (filter === undefined || matchesFilter(layout.description, filter, record));
}
