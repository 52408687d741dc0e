import { html, LocaleController } from '@crosswalk/elements';
import type { Filter } from '@crosswalk/model';
import { css, LitElement } from 'lit';
import { OBJECT_PAGES } from '../objects.ts';
import { listHref } from '../router.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { figureWords } from '../texts/figure-words.ts';

/** The figures at the head of the home page: how much there is, what is open, and what was won. */
export class CrmHomeFigures extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
      margin-block-end: 24px;
    }
    .row {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
      gap: 12px;
    }
    .wide {
      grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
    }
  `;

  readonly #locale = new LocaleController(this, demoTexts);
  readonly #words = new LocaleController(this, figureWords);

  protected override render() {
    return html`<div class="row">
        ${OBJECT_PAGES.map(
          ({ type, icon }) =>
            html`<cw-statistic
              icon=${icon}
              label=${this.#locale.text(type)}
              record-type=${type}
              href=${listHref(type)}
            ></cw-statistic>`,
        )}
      </div>
      <div class="row wide">
        <cw-statistic
          label=${this.#words.text('openValue')}
          record-type="deal"
          sum-field="amount"
          href=${`${listHref('deal')}?view=board`}
          .filter=${OPEN_DEALS}
        ></cw-statistic>
        <cw-statistic
          label=${this.#words.text('wonValue')}
          record-type="deal"
          trend-field="closeDate"
          .filter=${wonBetween(29, 0)}
          .earlier=${wonBetween(59, 30)}
        ></cw-statistic>
        <cw-statistic
          label=${this.#words.text('newTasks')}
          record-type="task"
          good="neither"
          .filter=${DUE_TASKS}
        ></cw-statistic>
      </div>`;
  }
}

const OPEN_DEALS: Filter = { field: 'stage', op: 'in', value: ['discovery', 'proposal', 'negotiation'] };
const DUE_TASKS: Filter = {
  and: [
    { field: 'status', op: 'ne', value: 'done' },
    { field: 'dueDate', op: 'gte', value: day(0) },
    { field: 'dueDate', op: 'lte', value: day(-7) },
  ],
};

function wonBetween(from: number, to: number): Filter {
  return {
    and: [
      { field: 'stage', op: 'eq', value: 'won' },
      { field: 'closeDate', op: 'gte', value: day(from) },
      { field: 'closeDate', op: 'lte', value: day(to) },
    ],
  };
}

/** The day so many days ago. */
function day(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}
