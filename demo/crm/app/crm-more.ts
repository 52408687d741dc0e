import { html, icon, LocaleController, type MenuItem } from '@crosswalk/elements';
import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { demoTexts } from '../texts/demo-texts.ts';
import { navStyles } from './nav.styles.ts';
import { OfferedViews } from './offered-views.ts';

/** The last button of a narrow window's bar: the pages that have no button of their own, and those of plugins. */
export class CrmMore extends LitElement {
  static override styles = [
    navStyles,
    css`
      cw-menu {
        display: block;
      }
      button {
        inline-size: 100%;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 500;
      }
    `,
  ];

  /** Pages of the CRM, by their addresses. */
  @property({ attribute: false }) pages: readonly MenuItem[] = [];
  /** The page that is shown is one of these. */
  @property({ type: Boolean }) here = false;
  readonly #apps = new OfferedViews(this, 'app.page');
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    const label = this.#locale.text('more');
    return html`<cw-menu
      placement="bottom-end"
      label=${label}
      .items=${[...this.pages, ...this.#appItems()]}
      @cw-menu-select=${(event: CustomEvent<{ value: string }>) => this.#go(event.detail.value)}
    >
      <button
        slot="trigger"
        type="button"
        class="item"
        aria-haspopup="menu"
        aria-current=${this.here ? 'true' : nothing}
      >
        ${icon('more')}<span>${label}</span>
      </button>
    </cw-menu>`;
  }

  #appItems(): MenuItem[] {
    return this.#apps.views.map(({ plugin, view, title }, place) => ({
      value: `/apps/${plugin.manifest.id}/${view.id}`,
      label: title,
      icon: 'plugin',
      ...(place === 0 && { group: this.#locale.text('apps') }),
    }));
  }

  #go(href: string): void {
    this.dispatchEvent(new CustomEvent('crm-go', { detail: href, bubbles: true, composed: true }));
  }
}
