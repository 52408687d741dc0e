import { html, LocaleController } from '@crosswalk/elements';
import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { UserName } from '../preferences.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** What each plugin may do and did on the user's own pages, and the way to take it back; for everybody an owner does so elsewhere. */
export class CrmPluginsPage extends LitElement {
  static override styles = pageStyles;
  /** An owner is led to where plugins are looked after for everybody. */
  @property() user: UserName = 'viewer';
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('plugins')}</h1>
          <p class="intro">${this.#locale.text('pluginsIntro')}</p>
        </div>
        ${
          this.user === 'owner'
            ? html`<cw-button href="/admin/plugins">${this.#locale.text('admin')}</cw-button>`
            : nothing
        }
      </div>
      <cw-plugin-list></cw-plugin-list>`;
  }
}
