import { CwBadge, CwButton, CwErrorState, CwLoadMore, CwSkeleton, html, LocaleController } from '@crosswalk/elements';
import { nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatValue } from '../../format/format-value.ts';
import { pressRowLink } from '../../source/open-record.ts';
import { Widget } from '../../source/widget.ts';
import { renderFailure } from '../../state/render-failure.ts';
import type { BoardCard, BoardColumn } from '../data/board-column.ts';
import type { GroupSum } from '../../data/amount-ledger.ts';
import { boardTexts, type BoardTextKey } from '../texts/board-texts.ts';
import { CardHeights } from './card-heights.ts';
import { columnWindow, scrollTopFor, type ColumnWindow } from './column-window.ts';
import { pipelineColumnStyles } from './pipeline-column.styles.ts';
import { renderCard, type CardLook } from './render-card.ts';

/** Pixels drawn above and below what is in sight. */
const ADVANCE_PX = 240;
/** Height of the column until it has been measured. */
const FIRST_VIEW_PX = 640;
/** Currencies written out at the head of a column. */
const MOST_SUMS = 4;

/**
 * One column of a pipeline board. It is drawn when something in it changed, whatever happens in the others.
 */
export class CwPipelineColumn extends Widget {
  static readonly elementName = 'pipeline-column';
  static readonly uses = [CwBadge, CwButton, CwErrorState, CwLoadMore, CwSkeleton];
  static override styles = [Widget.styles, pipelineColumnStyles];

  @property({ attribute: false }) column!: BoardColumn;
  @property({ attribute: false }) sum!: GroupSum;
  /** Whether the sum holds all cards of the stage. */
  @property({ attribute: false }) counted: 'all' | 'counting' | 'partly' = 'counting';
  @property({ attribute: false }) look!: CardLook;
  /** The card in the Tab order, where it is in this column. */
  @property({ attribute: false }) activeId = '';
  /** Place a dragged card would get; -1 where the order of the column decides. */
  @property({ attribute: false }) dropIndex: number | undefined;
  @property({ attribute: false }) wantMore!: (column: BoardColumn) => void;

  @query('.scroller') private readonly scroller!: HTMLElement;
  readonly #locale = new LocaleController<BoardTextKey>(this, boardTexts);
  readonly #heights = new CardHeights(this, () => this.#onMeasured());
  #window: ColumnWindow = { cards: [], gaps: [] };

  /** Gives a card the keyboard, wherever the column is scrolled to. */
  async focusCard(id: string): Promise<void> {
    const number = this.column.cards.findIndex(({ record }) => record.id === id);
    if (number < 0) return;
    this.activeId = id;
    await this.updateComplete;
    const { scrollTop, clientHeight } = this.scroller;
    this.scroller.scrollTop = scrollTopFor(this.#cardHeights, number, scrollTop, clientHeight);
    this.cardElement(id)?.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
  }

  /** The row of a card, where it is drawn. */
  cardElement(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
  }

  /** Place among the cards for one dropped at a height of the page. */
  placeAt(clientY: number): number {
    let top = this.scroller.getBoundingClientRect().top - this.scroller.scrollTop;
    const heights = this.#cardHeights;
    const place = heights.findIndex((height) => {
      top += height;
      return clientY < top - height / 2;
    });
    return place < 0 ? heights.length : place;
  }

  /** Scrolls while a card is held near an end of the column. */
  scrollCards(pixels: number): void {
    this.scroller.scrollTop += pixels;
  }

  get #cardHeights(): number[] {
    return this.column.cards.map(({ record }) => this.#heights.of(record.id));
  }

  protected override willUpdate(): void {
    this.#window = this.#cutWindow();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const gaps = this.renderRoot.querySelectorAll<HTMLElement>('.gap');
    this.#window.gaps.forEach(({ height }, index) => gaps[index]?.style.setProperty('block-size', `${height}px`));
    this.#heights.watch(this.renderRoot.querySelectorAll<HTMLElement>('[data-card]'));
  }

  protected override render() {
    const { cards, label, total } = this.column;
    return html`<div class="summary">
        ${this.#renderName()}
        <span class="count">${this.#renderCount()}</span>
        ${this.#renderSums()}
      </div>
      <p id="keys" class="hidden-text">${this.look.canMove ? this.#locale.text('cardKeys') : nothing}</p>
      <div
        class="scroller"
        role=${cards.length > 0 ? 'grid' : nothing}
        aria-label=${cards.length > 0 ? label || this.#locale.text('noStage') : nothing}
        aria-rowcount=${cards.length > 0 ? (total ?? (this.column.cursor === undefined ? cards.length : -1)) : nothing}
        aria-colcount=${cards.length > 0 ? 1 : nothing}
        @scroll=${this.#onScroll}
      >
        ${this.#renderCards()}
      </div>
      ${this.#renderEnd()}`;
  }

  #renderName() {
    const { label, tone } = this.column;
    return html`<h2>
      <cw-badge dot tone=${tone}><bdi>${label || this.#locale.text('noStage')}</bdi></cw-badge>
    </h2>`;
  }

  #renderCount() {
    const count = this.counted === 'all' ? this.sum.count : (this.column.total ?? (this.sum.count || undefined));
    if (count === undefined) return nothing;
    const number = new Intl.NumberFormat(this.#locale.locale).format(count);
    return html`<span aria-hidden="true">${number}</span
      ><span class="hidden-text">${this.#locale.text('cards', { count })}</span>`;
  }

  /** What the stage comes to, each currency by itself. While it is being counted nothing is said that could be wrong. */
  #renderSums() {
    const { amount } = this.look;
    if (!amount || this.counted === 'counting') return html`<p class="sums"></p>`;
    const texts = this.sum.amounts.map((money) => formatValue(amount, money, this.renderContext));
    const shown = texts.slice(0, MOST_SUMS).map((text) => html`<bdi>${this.#atLeast(text)}</bdi>`);
    const more = texts.length > MOST_SUMS ? html`<span>+${texts.length - MOST_SUMS}</span>` : nothing;
    const { unread } = this.sum;
    return html`<p class="sums" title=${texts.slice(0, 50).join('\n')}>${shown}${more}</p>
      ${unread > 0 ? html`<p class="unread">${this.#locale.text('unread', { count: unread })}</p>` : nothing}`;
  }

  #atLeast(sum: string): string {
    return this.counted === 'all' ? sum : this.#locale.text('atLeast', { sum });
  }

  #renderCards() {
    const { cards, gaps } = this.#window;
    const items = cards.flatMap((number) => {
      const gap = gaps.findIndex(({ before }) => before === number);
      return gap < 0 ? [number] : [-1 - gap, number];
    });
    const last = gaps.findIndex(({ before }) => before === this.column.cards.length);
    return repeat(
      last < 0 ? items : [...items, -1 - last],
      (number) => this.column.cards[number]?.record.id ?? number,
      (number) => this.#renderRow(number, this.column.cards[number]),
    );
  }

  #renderRow(number: number, card: BoardCard | undefined) {
    if (!card) return html`<div class="gap" role="presentation"></div>`;
    const { id } = card.record;
    return html`<div
      class="row ${this.dropIndex === number ? 'drop-before' : ''} ${this.#isDropAfter(number) ? 'drop-after' : ''}"
      role="row"
      aria-rowindex=${number + 1}
      data-card=${id}
      @click=${this.#onPress}
    >
      ${renderCard(card, {
        look: this.look,
        locale: this.#locale,
        values: { ...this.renderContext, isShort: true, tabIndex: -1 },
        isActive: id === this.activeId,
        rowIndex: number,
      })}
    </div>`;
  }

  #isDropAfter(number: number): boolean {
    return this.dropIndex === this.column.cards.length && number === this.dropIndex - 1;
  }

  readonly #onPress = (event: Event): void =>
    pressRowLink(
      event,
      (node) => node instanceof HTMLButtonElement || (node instanceof Element && node.classList.contains('notice')),
    );

  #renderEnd() {
    const { isLoading, failure, cards } = this.column;
    if (isLoading) return html`<cw-skeleton class="end" lines=${cards.length > 0 ? 2 : 6}></cw-skeleton>`;
    if (failure)
      return html`<div class="end">${renderFailure(failure, this.locale, () => this.wantMore(this.column))}</div>`;
    return cards.length === 0 ? html`<p class="end none">${this.#locale.text('noCards')}</p>` : nothing;
  }

  #cutWindow(): ColumnWindow {
    const always = this.column.cards.findIndex(({ record }) => record.id === this.activeId);
    const [scrollTop, viewHeight] = this.hasUpdated
      ? [this.scroller.scrollTop, this.#heights.view || FIRST_VIEW_PX]
      : [0, FIRST_VIEW_PX];
    const heights = this.#cardHeights;
    return columnWindow({
      heights,
      scrollTop,
      viewHeight,
      advance: ADVANCE_PX,
      always: always < 0 ? undefined : always,
    });
  }

  readonly #onScroll = (): void => {
    this.#onMeasured();
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    const { cursor, isLoading, failure } = this.column;
    if (cursor !== undefined && !isLoading && !failure && scrollTop + 2 * clientHeight > scrollHeight)
      this.wantMore(this.column);
  };

  /** Draws again only where other cards came into sight, or a gap has another height. */
  #onMeasured(): void {
    if (JSON.stringify(this.#cutWindow()) !== JSON.stringify(this.#window)) this.requestUpdate();
  }
}
