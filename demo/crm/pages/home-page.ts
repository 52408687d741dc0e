import { html, LocaleController } from '@crosswalk/elements';
import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { HOME_DEALS } from '../objects.ts';
import type { UserName } from '../preferences.ts';
import { USER_TEXTS } from '../app/preference-items.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** Where the day begins: how much there is, what closes next, and what plugins show on the home page. */
export class CrmHomePage extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        max-inline-size: 78rem;
        margin-inline: auto;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 21rem;
        gap: 32px;
      }
      cw-data-table {
        margin-block-end: 24px;
      }
      @media (width < 72rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      section h2 {
        margin-block-end: 10px;
      }
    `,
  ];

  @property() user: UserName = 'owner';
  readonly #locale = new LocaleController(this, demoTexts);
  protected override render() {
    const name = this.#locale.text(USER_TEXTS[this.user].name).split(' ')[0] ?? '';
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('greeting', { name })}</h1>
          <p class="intro">${this.#locale.text('homeIntro')}</p>
        </div>
      </div>
      <crm-home-figures></crm-home-figures>
      <div class="columns">
        <section>
          <h2>${this.#locale.text('openDeals')}</h2>
          <cw-data-table
            no-toolbar
            read-only
            record-type="deal"
            columns=${HOME_DEALS.columns}
            rows="10"
            .sort=${HOME_DEALS.sort}
            .filter=${HOME_DEALS.filter()}
          ></cw-data-table>
          <cw-slot location="app.home"></cw-slot>
        </section>
        <section>
          <h2>${this.#locale.text('latest')}</h2>
          <cw-timeline page-size="8" context-fields="person"></cw-timeline>
        </section>
      </div>`;
  }
}
