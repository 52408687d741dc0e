import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';
import { relativeTimeText } from './relative-time-text.ts';

const TICK_MS = 60_000;

/**
 * "3 hours ago", kept true while the page is open; the exact moment is its title.
 *
 * @tagname cw-relative-time
 */
export class CwRelativeTime extends LitElement {
  static readonly elementName = 'relative-time';
  static override styles = [
    base,
    css`
      :host {
        color: inherit;
        font-size: inherit;
      }
    `,
  ];

  /** RFC 3339 moment. */
  @property() datetime = '';
  /** IANA time zone for the title; the browser's when absent. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  readonly #locale = new LocaleController(this, elementTexts);

  override connectedCallback(): void {
    super.connectedCallback();
    clock.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clock.delete(this);
  }

  protected override render() {
    const at = new Date(this.datetime);
    if (Number.isNaN(at.getTime())) return html`<time>${this.datetime}</time>`;
    const { locale } = this.#locale;
    const exact = new Intl.DateTimeFormat(locale, {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: this.timeZone,
    }).format(at);
    const words = relativeTimeText(at, new Date(), locale) || this.#locale.text('justNow');
    return html`<time datetime=${this.datetime} title=${exact}>${words}</time>`;
  }
}

/** One timer for all of them, there only while one is on the page. */
class Clock {
  readonly #elements = new Set<CwRelativeTime>();
  #timer: ReturnType<typeof setInterval> | undefined;

  add(element: CwRelativeTime): void {
    this.#elements.add(element);
    this.#timer ??= setInterval(() => this.#elements.forEach((each) => each.requestUpdate()), TICK_MS);
  }

  delete(element: CwRelativeTime): void {
    this.#elements.delete(element);
    if (this.#elements.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
const clock = new Clock();
