import { html, LocaleController } from '@crosswalk/elements';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { UserName } from '../preferences.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** What is installed, what each plugin may do and did, and the way to take it back. */
export class CrmPluginsPage extends LitElement {
  static override styles = pageStyles;
  /** An owner gives and takes for everybody, others for themselves. */
  @property() user: UserName = 'viewer';
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('plugins')}</h1>
          <p class="intro">${this.#locale.text('pluginsIntro')}</p>
        </div>
      </div>
      <cw-plugin-list by=${this.user === 'owner' ? 'admin' : 'user'}></cw-plugin-list>`;
  }
}
