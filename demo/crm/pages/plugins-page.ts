import { html, LocaleController } from '@crosswalk/elements';
import { LitElement } from 'lit';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** What is installed, what each plugin may do and did, and the way to take it back. */
export class CrmPluginsPage extends LitElement {
  static override styles = pageStyles;
  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('plugins')}</h1>
          <p class="intro">${this.#locale.text('pluginsIntro')}</p>
        </div>
      </div>
      <cw-plugin-list></cw-plugin-list>`;
  }
}
