import type { FieldDescription, Filter, ObjectDescription, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AmountLedger, type GroupSum } from '../data/amount-ledger.ts';
import { failureOf, type Failure, type FailureState } from '../data/failure.ts';
import { readAll } from '../data/read-all.ts';
import { dayOf } from '../timeline/group-by-day.ts';

/** What a figure counts. */
export interface FigureTarget {
  source: RecordSource;
  type: string;
  filter: Filter | undefined;
  /** What it is compared with. */
  before: Filter | undefined;
  /** Money field that is added up; without it records are counted. */
  sumField: string;
  /** Field whose day a record counts for in the course. */
  trendField: string;
  days: number;
  timeZone: string | undefined;
}

/** What a figure came to. */
export interface Figure {
  sum: GroupSum;
  /** Whether these were all records. */
  isAll: boolean;
  before?: GroupSum | undefined;
  /** One value for each day, today last. */
  course: readonly number[];
  /** How the amounts are written. */
  field: FieldDescription | undefined;
}

/** How long a figure waits after a change before it is counted again; many changes come together. */
const PAUSE_MS = 2_000;
const DAY_MS = 86_400_000;
const TOTAL = 'total';

/** Counts a figure, and again when records of the type change. */
export class FigureLoader implements ReactiveController {
  state: 'idle' | 'loading' | 'ready' | FailureState = 'idle';
  failure: Failure | undefined;
  figure: Figure | undefined;
  isStale = false;

  readonly #host: ReactiveControllerHost;
  readonly #findTarget: () => FigureTarget | undefined;
  #target: FigureTarget | undefined;
  #key = '';
  #stop = new AbortController();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param findTarget asked before each update; the figure is counted anew when the answer differs from the last */
  constructor(host: ReactiveControllerHost, findTarget: () => FigureTarget | undefined) {
    this.#host = host;
    this.#findTarget = findTarget;
    host.addController(this);
  }

  hostUpdate(): void {
    const target = this.#findTarget();
    const { source, ...asked } = target ?? { source: undefined };
    const key = JSON.stringify(asked);
    if (key === this.#key && source === this.#target?.source) return;
    [this.#key, this.#target, this.figure] = [key, target, undefined];
    this.#load();
  }

  hostConnected(): void {
    if (this.#stop.signal.aborted) this.#load();
  }

  hostDisconnected(): void {
    this.#stop.abort();
    clearTimeout(this.#pause);
  }

  reload(): void {
    this.#load();
    this.#host.requestUpdate();
  }

  #load(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.isStale = false;
    this.state = this.#target ? (this.figure ? 'ready' : 'loading') : 'idle';
    if (!this.#target) return;
    void this.#count(this.#target, this.#stop.signal);
    if (this.#target.source.capabilities.watch) void this.#watch(this.#target, this.#stop.signal);
  }

  async #count(target: FigureTarget, signal: AbortSignal): Promise<void> {
    try {
      const figure = await readFigure(target, signal);
      if (signal.aborted) return;
      this.figure = figure;
      this.state = 'ready';
    } catch (error) {
      if (signal.aborted) return;
      this.failure = failureOf(error);
      this.isStale = this.figure !== undefined && this.failure.state === 'offline';
      this.state = this.isStale ? 'ready' : this.failure.state;
    }
    this.#host.requestUpdate();
  }

  async #watch({ source, type }: FigureTarget, signal: AbortSignal): Promise<void> {
    try {
      for await (const _change of source.watch({ type }, { signal })) this.#countLater();
    } catch {
      if (signal.aborted) return;
      this.isStale = true;
      this.#host.requestUpdate();
    }
  }

  #countLater(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      if (this.#target) void this.#count(this.#target, this.#stop.signal);
    }, PAUSE_MS);
  }
}

async function readFigure(target: FigureTarget, signal: AbortSignal): Promise<Figure> {
  const description = await target.source.describe(target.type, { signal });
  const field = description.fields.find(({ key, type }) => key === target.sumField && type === 'money');
  if (target.sumField && !field)
    throw new CrosswalkError('invalid_input', `${target.type} has no amount "${target.sumField}" to add up.`);
  const [total, before] = await Promise.all([
    readTotal(target, description, { filter: target.filter, signal }),
    target.before && readTotal({ ...target, trendField: '' }, description, { filter: target.before, signal }),
  ]);
  return { ...total, before: before?.sum, field };
}

async function readTotal(
  target: FigureTarget,
  description: ObjectDescription,
  { filter, signal }: { filter: Filter | undefined; signal: AbortSignal },
): Promise<Omit<Figure, 'before' | 'field'>> {
  const { source, type, sumField, trendField, timeZone } = target;
  const fields = [sumField, trendField].filter((key) => description.fields.some((field) => field.key === key));
  const counted = fields.length === 0 ? await countOnly(target, filter, signal) : undefined;
  if (counted !== undefined) return { sum: { count: counted, amounts: [], unread: 0 }, isAll: true, course: [] };
  const [ledger, byDay] = [new AmountLedger(sumField || undefined), new AmountLedger(sumField || undefined)];
  const isAll = await readAll(source, {
    type,
    filter,
    fields,
    signal,
    take: (records) => {
      for (const record of records) {
        ledger.set(record, TOTAL);
        if (fields.includes(trendField)) byDay.set(record, dayOf(record.fields[trendField], timeZone));
      }
    },
  });
  const sum = ledger.sumOf(TOTAL);
  return { sum, isAll, course: fields.includes(trendField) ? courseOf(byDay, sum, target) : [] };
}

/** A source that knows totals need not send records to have them counted. */
async function countOnly(
  { source, type }: FigureTarget,
  filter: Filter | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (!source.capabilities.totals) return undefined;
  const { total } = await source.list(type, { limit: 1, fields: [], ...(filter ? { filter } : {}) }, { signal });
  return total;
}

/** A value for each day; amounts where there is one currency, else how many records. It is drawn and not counted with. */
function courseOf(byDay: AmountLedger, { amounts }: GroupSum, { days, timeZone }: FigureTarget): number[] {
  const now = Date.now();
  return Array.from({ length: days }, (_, place) => {
    const day = byDay.sumOf(dayOf(new Date(now - (days - 1 - place) * DAY_MS).toISOString(), timeZone));
    return amounts.length === 1 ? Number(day.amounts[0]?.amount ?? 0) : day.count;
  });
}
