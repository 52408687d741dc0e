import { baseStyles, html, LocaleController, toneStyles, type Tone } from '@crosswalk/elements';
import { css, LitElement, nothing, svg } from 'lit';
import { property } from 'lit/decorators.js';
import { numberFormat } from '../format/intl.ts';
import { figureTexts, type FigureTextKey } from '../statistic/texts/figure-texts.ts';
import { drawLine } from './draw-line.ts';

/**
 * The course of a number as a small line. What it shows is also said in words: first, last, lowest and highest value.
 *
 * @tagname cw-sparkline
 */
export class CwSparkline extends LitElement {
  static readonly elementName = 'sparkline';
  static override styles = [
    baseStyles,
    toneStyles,
    css`
      :host {
        display: inline-block;
        inline-size: 8rem;
        block-size: 2rem;
        color: var(--_cw-accent);
      }
      :host([tone]:not([tone='neutral'])) {
        color: var(--_cw-tone);
      }
      svg {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        overflow: visible;
      }
      .line {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
        vector-effect: non-scaling-stroke;
      }
      .area {
        fill: currentColor;
        opacity: 0.1;
      }
      @media (forced-colors: active) {
        :host {
          color: CanvasText;
        }
      }
    `,
  ];

  /** The values in their order; decimal texts or numbers. Others leave a gap. */
  @property({ attribute: false }) values: readonly (number | string | null)[] = [];
  /** What the numbers are, for the words. */
  @property() label = '';
  @property({ reflect: true }) tone: Tone = 'neutral';
  readonly #locale = new LocaleController<FigureTextKey>(this, figureTexts);

  protected override render() {
    const numbers = this.values.map(numberOf);
    const { line, area } = drawLine(numbers);
    return html`<svg
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label=${this.#words(numbers.filter((number) => number !== undefined))}
    >
      ${line ? svg`<path class="area" d=${area}></path><path class="line" d=${line}></path>` : nothing}
    </svg>`;
  }

  #words(numbers: readonly number[]): string {
    const text = (number: number) => numberFormat(this.#locale.locale, { maximumFractionDigits: 2 }).format(number);
    const [first, last] = [numbers[0], numbers.at(-1)];
    const words =
      first === undefined || last === undefined
        ? this.#locale.text('noCourse')
        : this.#locale.text('course', {
            first: text(first),
            last: text(last),
            lowest: text(numbers.reduce((low, number) => Math.min(low, number))),
            highest: text(numbers.reduce((high, number) => Math.max(high, number))),
          });
    return this.label ? `${this.label}: ${words}` : words;
  }
}

function numberOf(value: number | string | null): number | undefined {
  const number = value === null || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
