import {
  addDecimals,
  compareDecimals,
  CwBanner,
  CwButton,
  CwErrorState,
  CwSkeleton,
  html,
  icon,
  LocaleController,
  safeHref,
  type IconName,
} from '@crosswalk/elements';
import type { Filter, Money } from '@crosswalk/model';
import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { GroupSum } from '../data/amount-ledger.ts';
import { formatValue } from '../format/format-value.ts';
import { numberFormat } from '../format/intl.ts';
import { Widget } from '../source/widget.ts';
import { CwSparkline } from '../sparkline/sparkline.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { FigureLoader, type Figure } from './figure-loader.ts';
import { statisticStyles } from './statistic.styles.ts';
import { figureTexts, type FigureTextKey } from './texts/figure-texts.ts';

/** Currencies written out; more are too many to compare at a glance. */
const MOST_SUMS = 4;

/**
 * One figure about many records: how many there are, or what they come to in each currency; what it was before, and its
 * course over the last days. It is counted from the source, and again when records change.
 *
 * @tagname cw-statistic
 */
export class CwStatistic extends Widget {
  static readonly elementName = 'statistic';
  static readonly uses = [CwBanner, CwButton, CwErrorState, CwSkeleton, CwSparkline];
  static override styles = [Widget.styles, statisticStyles];

  /** What the figure is. */
  @property() label = '';
  @property() icon: IconName | '' = '';
  /** Makes the figure a link to what it counts. */
  @property() href = '';
  @property({ attribute: 'record-type' }) recordType = '';
  /** Only records that pass are counted. */
  @property({ attribute: false }) filter?: Filter | undefined;
  /** Records the figure is compared with, such as those of the month before. */
  @property({ attribute: false }) earlier?: Filter | undefined;
  /** Key of a money field that is added up, each currency by itself; without it records are counted. */
  @property({ attribute: 'sum-field' }) sumField = '';
  /** Key of a date field; the figure's course over the last days is drawn by it. */
  @property({ attribute: 'trend-field' }) trendField = '';
  /** Days the course goes back. */
  @property({ type: Number }) days = 30;
  /** Which way is good: colours the difference. */
  @property() good: 'more' | 'less' | 'neither' = 'more';

  readonly #locale = new LocaleController<FigureTextKey>(this, figureTexts);
  readonly #loader = new FigureLoader(this, () => {
    const { activeSource: source, recordType: type, filter, earlier: before, sumField, trendField } = this;
    if (!source || !type) return undefined;
    const days = Math.max(2, Math.min(366, Math.round(this.days) || 30));
    return { source, type, filter, before, sumField, trendField, days, timeZone: this.environment?.timeZone };
  });

  /** Counts again. */
  reload(): void {
    this.#loader.reload();
  }

  protected override render() {
    const { state, failure, figure } = this.#loader;
    const label = html`<span class="label">${this.icon ? icon(this.icon) : nothing}${this.label}</span>`;
    if (state === 'idle' || state === 'loading') return html`${label}<cw-skeleton lines="2"></cw-skeleton>`;
    if (state !== 'ready' || !figure) return html`${label}${renderFailure(failure, this.locale, () => this.reload())}`;
    const content = html`${label}${this.#renderValue(figure)}${this.#renderDifference(figure)}${this.#renderCourse(figure)}`;
    const href = safeHref(this.href);
    return html`${href ? html`<a class="figure" href=${href}>${content}</a>` : html`<div class="figure">${content}</div>`}
    ${this.#loader.isStale ? renderStale(this.locale, () => this.reload()) : nothing}`;
  }

  #renderValue(figure: Figure) {
    const { sum, isAll } = figure;
    const texts = figure.field ? sum.amounts.map((money) => this.#money(figure, money)) : [this.#number(sum.count)];
    const [first = this.#number(0), ...others] = texts.slice(0, MOST_SUMS);
    const say = (text: string) => (isAll ? text : this.#locale.text('atLeast', { value: text }));
    const more = texts.length > MOST_SUMS ? html`<span class="other">+${texts.length - MOST_SUMS}</span>` : nothing;
    return html`<strong class="value"><bdi>${say(first)}</bdi></strong>
      ${others.length > 0 ? html`<span class="others">${others.map((text) => html`<bdi class="other">${say(text)}</bdi>`)}${more}</span>` : nothing}
      ${sum.unread > 0 ? html`<span class="unread">${this.#locale.text('unread', { count: sum.unread })}</span>` : nothing}`;
  }

  /** Compared currency by currency: an amount more in one says nothing about another. */
  #renderDifference(figure: Figure) {
    const { before, sum, field } = figure;
    if (!before || !figure.isAll) return nothing;
    const pairs = field
      ? currenciesOf(sum, before).map((currency) => {
          const [now, then] = [amountIn(sum, currency), amountIn(before, currency)];
          return this.#difference(now, then, (amount) => this.#money(figure, { amount, currency }));
        })
      : [this.#difference(String(sum.count), String(before.count), (count) => this.#number(Number(count)))];
    return pairs.slice(0, MOST_SUMS);
  }

  #difference(now: string, then: string, write: (amount: string) => string) {
    const order = compareDecimals(now, then);
    if (order === 0) return html`<span class="difference">${this.#locale.text('unchanged')}</span>`;
    const [high, low] = order > 0 ? [now, then] : [then, now];
    const difference = addDecimals(high, low.startsWith('-') ? low.slice(1) : `-${low}`);
    const words = { difference: write(difference), before: write(then) };
    const isGood = this.good !== 'neither' && order > 0 === (this.good === 'more');
    const tone = this.good === 'neither' ? '' : isGood ? 'positive' : 'negative';
    return html`<span class="difference ${tone}"
      >${icon(order > 0 ? 'arrowUp' : 'arrowDown')}<span
        >${this.#locale.text(order > 0 ? 'more' : 'less', words)}</span
      ></span
    >`;
  }

  #renderCourse({ course }: Figure) {
    return course.length > 0
      ? html`<cw-sparkline class="course" label=${this.label} .values=${course}></cw-sparkline>`
      : nothing;
  }

  #money({ field }: Figure, money: Money): string {
    return field ? formatValue(field, money, this.renderContext) : '';
  }

  #number(count: number): string {
    return numberFormat(this.#locale.locale, {}).format(count);
  }
}

function currenciesOf(...sums: readonly GroupSum[]): string[] {
  return [...new Set(sums.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)))];
}

function amountIn({ amounts }: GroupSum, currency: string): string {
  return amounts.find((money) => money.currency === currency)?.amount ?? '0';
}
