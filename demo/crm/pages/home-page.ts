import { html, icon, LocaleController, type IconName } from '@crosswalk/elements';
import { widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { Task } from '@lit/task';
import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { HOME_DEALS, OBJECT_PAGES } from '../objects.ts';
import type { UserName } from '../preferences.ts';
import { USER_TEXTS } from '../app/preference-items.ts';
import { listHref } from '../router.ts';
import { demoTexts, type DemoTextKey } from '../texts/demo-texts.ts';
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
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        gap: 12px;
        margin-block-end: 24px;
      }
      .figure {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 8px;
        align-items: center;
        padding: 14px 16px;
        border: 1px solid var(--cw-color-border);
        border-radius: 12px;
        color: inherit;
        text-decoration: none;
      }
      .figure:hover {
        background: var(--crm-hover);
      }
      .figure .icon {
        inline-size: 1.1rem;
        color: var(--crm-muted);
      }
      .figure span {
        color: var(--crm-muted);
      }
      .figure strong {
        grid-column: 1 / -1;
        font-size: 1.5rem;
        font-weight: 600;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
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
  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #locale = new LocaleController(this, demoTexts);
  readonly #totals = new Task(this, {
    args: () => [this.#environment.value?.source] as const,
    task: async ([source], { signal }) => {
      if (!source) return [];
      const pages = await Promise.allSettled(
        OBJECT_PAGES.map(({ type }) => source.list(type, { limit: 1 }, { signal })),
      );
      return pages.map((page) => (page.status === 'fulfilled' ? page.value.total : undefined));
    },
  });

  protected override render() {
    const name = this.#locale.text(USER_TEXTS[this.user].name).split(' ')[0] ?? '';
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('greeting', { name })}</h1>
          <p class="intro">${this.#locale.text('homeIntro')}</p>
        </div>
      </div>
      <div class="figures">
        ${OBJECT_PAGES.map(({ type, icon: sign }, index) => this.#renderFigure(listHref(type), type, sign, this.#totals.value?.[index]))}
      </div>
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

  #renderFigure(href: string, label: DemoTextKey, sign: IconName, total: number | undefined) {
    const shown = total === undefined ? '–' : new Intl.NumberFormat(this.#locale.locale).format(total);
    return html`<a class="figure" href=${href}
      >${icon(sign)}<span>${this.#locale.text(label)}</span><strong>${shown}</strong></a
    >`;
  }
}
