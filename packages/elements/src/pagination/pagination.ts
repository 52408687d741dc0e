import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CwIconButton } from '../icon-button/icon-button.ts';
import { emit } from '../core/events.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';
import { pageList } from './page-list.ts';

/**
 * The pages of a list. Where nobody knows how many there are, one goes back and forth.
 *
 * @tagname cw-pagination
 * @fires {CustomEvent<{ page: number }>} cw-page-change - When the user wants another page.
 */
export class CwPagination extends LitElement {
  static readonly elementName = 'pagination';
  static readonly uses = [CwIconButton];
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_cw-space);
        font-variant-numeric: tabular-nums;
      }
      .page {
        min-inline-size: var(--_cw-control);
        min-block-size: var(--_cw-control);
        padding: 0 calc(var(--_cw-space) * 2);
        border: 1px solid transparent;
        border-radius: var(--_cw-radius);
        background: none;
        text-align: center;
        line-height: calc(var(--_cw-control) - 2px);
        cursor: pointer;
      }
      button.page:hover {
        background: var(--_cw-hover);
      }
      [aria-current] {
        border-color: var(--_cw-accent);
        color: var(--_cw-accent-text);
        font-weight: 600;
      }
    `,
  ];

  /** The page that is shown, from 1. */
  @property({ type: Number, reflect: true }) page = 1;
  /** How many there are; absent where nobody knows. */
  @property({ type: Number }) pages?: number | undefined;
  /** Whether there is a page after this one, where nobody knows how many there are. */
  @property({ type: Boolean }) more = false;
  /** What the pages are of, for screen readers. */
  @property() label = '';
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const { page, pages } = this;
    const isLast = pages === undefined ? !this.more : page >= pages;
    return html`<nav aria-label=${this.label || this.#locale.text('pages')}>
      ${this.#renderArrow('previous', page - 1, page <= 1)}
      ${pages === undefined ? this.#renderPage(page) : pageList(page, pages).map((each) => this.#renderPage(each))}
      ${this.#renderArrow('next', page + 1, isLast)}
    </nav>`;
  }

  #renderArrow(to: 'previous' | 'next', page: number, disabled: boolean) {
    return html`<cw-icon-button
      icon=${to === 'next' ? 'chevronEnd' : 'chevronStart'}
      label=${this.#locale.text(to)}
      ?disabled=${disabled}
      @click=${() => !disabled && this.#go(page)}
    ></cw-icon-button>`;
  }

  #renderPage(page: number | undefined) {
    if (page === undefined) return html`<span aria-hidden="true">…</span>`;
    const number = new Intl.NumberFormat(this.#locale.locale).format(page);
    return html`<button
      type="button"
      class="page"
      aria-label=${this.#locale.text('pageNumber', { page })}
      aria-current=${page === this.page ? 'page' : nothing}
      @click=${() => this.#go(page)}
    >
      ${number}
    </button>`;
  }

  #go(page: number): void {
    if (page === this.page) return;
    this.page = page;
    emit(this, 'cw-page-change', { page });
  }
}
