import { html, icon, LocaleController } from '@crosswalk/elements';
import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { demoTexts } from '../texts/demo-texts.ts';
import { navStyles } from './nav.styles.ts';
import { OfferedViews } from './offered-views.ts';

/** The part of the navigation that plugins fill: one line for each full page they offer. */
export class CrmAppLinks extends LitElement {
  static override styles = navStyles;

  /** Address of the page that is shown. */
  @property() current = '';
  readonly #pages = new OfferedViews(this, 'app.page');
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    const { views } = this.#pages;
    if (views.length === 0) return nothing;
    return html`<p class="group">${this.#locale.text('apps')}</p>
      ${views.map(({ plugin, view, title }) => {
        const href = `/apps/${plugin.manifest.id}/${view.id}`;
        return html`<a class="item" href=${href} aria-current=${href === this.current ? 'page' : nothing}
          >${icon('plugin')}<bdi>${title}</bdi></a
        >`;
      })}`;
  }
}
