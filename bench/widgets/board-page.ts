/** What runs in the page of the board's bench: 2,000 deals on a pipeline board, drawn and moved. */
import { defineElements } from '@crosswalk/elements';
import type { CrmRecord, ListQuery, ObjectDescription, RecordSource } from '@crosswalk/model';
import { createMemorySource, makeRecords } from '@crosswalk/testing';
import { type CwPipelineBoard, defineWidgets } from '@crosswalk/widgets';

/** What the runner calls. */
export interface BoardBench {
  prepareDeals(count: number): void;
  /** Milliseconds from putting the board in until the first cards of every column were painted. */
  boardPaint(): Promise<number>;
  /** Drags the first card into the next column; how many columns were drawn, and milliseconds until it was there. */
  moveCard(): Promise<{ columns: number; ms: number }>;
  removeBoard(): void;
}

const STAGES = ['discovery', 'proposal', 'negotiation', 'won', 'lost'];
const DEAL: ObjectDescription = {
  type: 'deal',
  label: 'Deal',
  pluralLabel: 'Deals',
  titleField: 'name',
  fields: [
    { key: 'name', type: 'text', label: 'Name' },
    { key: 'amount', type: 'money', label: 'Amount' },
    { key: 'stage', type: 'select', label: 'Stage', options: STAGES.map((value) => ({ value, label: value })) },
    { key: 'closeDate', type: 'date', label: 'Close date' },
  ],
};
const MOST_FRAMES = 1_000;

defineElements();
defineWidgets();
let source: RecordSource | undefined;
let board: CwPipelineBoard | undefined;

const columnsIn = () => [
  ...(board?.shadowRoot?.querySelectorAll<HTMLElementTagNameMap['cw-pipeline-board']>('.column') ?? []),
];
const cardsIn = (column: Element) => [...(column.shadowRoot?.querySelectorAll<HTMLElement>('.card') ?? [])];
const nextFrame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));

async function frames(holds: () => boolean): Promise<void> {
  for (let count = 0; !holds(); count += 1) {
    if (count > MOST_FRAMES) throw new Error('The board does not come so far.');
    await nextFrame();
  }
}

const bench: BoardBench = {
  prepareDeals(count) {
    const records = makeRecords('deal', count, (number) => ({
      name: `Deal ${number}`,
      amount: { amount: `${number}.50`, currency: ['EUR', 'USD', 'CNY'][number % 3] ?? 'EUR' },
      stage: STAGES[number % STAGES.length] ?? null,
      closeDate: `2026-${String((number % 12) + 1).padStart(2, '0')}-15`,
    }));
    source = pagingSource(createMemorySource({ descriptions: [DEAL], records }), records);
  },
  async boardPaint() {
    const start = performance.now();
    board = document.createElement('cw-pipeline-board');
    Object.assign(board, { source, cardFields: ['closeDate'] });
    board.style.blockSize = '800px';
    document.body.append(board);
    await frames(
      () => columnsIn().length === STAGES.length && columnsIn().every((column) => cardsIn(column).length > 3),
    );
    await nextFrame();
    return performance.now() - start;
  },
  async moveCard() {
    // Until the heights of the cards are known and the totals are counted.
    await new Promise((done) => setTimeout(done, 500));
    const drawn = new Set<Element>();
    for (const column of columnsIn()) column.addController({ hostUpdated: () => drawn.add(column) });
    const [card] = cardsIn(columnsIn()[0] ?? document.body);
    const title = card?.querySelector('a')?.textContent ?? '';
    const start = performance.now();
    card?.focus();
    for (const key of [' ', 'ArrowRight', ' ']) {
      focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await nextFrame();
    }
    const isThere = (one: HTMLElement) => one.textContent.includes(title) && one.ariaBusy === null;
    await frames(() => cardsIn(columnsIn()[1] ?? document.body).some(isThere));
    return { columns: drawn.size, ms: performance.now() - start };
  },
  removeBoard() {
    board?.remove();
  },
};

/** Lists are cut from what is sorted already, as a server's answer is: what is measured is the board. */
function pagingSource(inner: RecordSource, records: readonly CrmRecord[]): RecordSource {
  const byStage = new Map(STAGES.map((stage) => [stage, records.filter(({ fields }) => fields['stage'] === stage)]));
  const list = async (_type: string, { filter, limit = 50, cursor = '0' }: ListQuery = {}) => {
    const stage = filter && 'value' in filter ? String(filter.value) : undefined;
    const all = stage === undefined ? records : (byStage.get(stage) ?? []);
    const end = Number(cursor) + limit;
    const page = { records: all.slice(Number(cursor), end), total: all.length };
    return end < all.length ? { ...page, nextCursor: String(end) } : page;
  };
  return {
    capabilities: { ...inner.capabilities, watch: false },
    describe: (...args) => inner.describe(...args),
    rights: (...args) => inner.rights(...args),
    get: (...args) => inner.get(...args),
    list,
    create: (...args) => inner.create(...args),
    update: (...args) => inner.update(...args),
    delete: (...args) => inner.delete(...args),
    watch: (...args) => inner.watch(...args),
  };
}

function focused(): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active ?? undefined;
}

Object.assign(window, { widgetBench: bench });
