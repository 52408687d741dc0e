import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CwButton } from '../button/button.ts';
import { emit } from '../core/events.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';

/**
 * The end of a list that has more: how much of it is shown, and a button for the next page.
 *
 * @tagname cw-load-more
 * @fires {CustomEvent<null>} cw-page-request - When the next page is wanted.
 */
export class CwLoadMore extends LitElement {
  static readonly elementName = 'load-more';
  static readonly uses = [CwButton];
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: calc(var(--_cw-space) * 3);
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ type: Number }) shown = 0;
  /** All there are; absent where nobody knows. */
  @property({ type: Number }) total?: number | undefined;
  @property({ type: Boolean }) more = false;
  @property({ type: Boolean }) loading = false;
  readonly #locale = new LocaleController(this, elementTexts);

  protected override render() {
    const { total, shown } = this;
    return html`<span role="status"
        >${total === undefined ? nothing : this.#locale.text('shownOf', { shown, total })}</span
      >
      ${
        this.more
          ? html`<cw-button
              size="small"
              ?loading=${this.loading}
              ?disabled=${this.loading}
              @click=${() => emit(this, 'cw-page-request', null)}
              >${this.#locale.text('loadMore')}</cw-button
            >`
          : nothing
      }`;
  }
}
