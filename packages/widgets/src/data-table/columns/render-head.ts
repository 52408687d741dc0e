import { html, icon, type LocaleController } from '@crosswalk/elements';
import type { Sort } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import { isSortable } from '../../filter/field-abilities.ts';
import type { WidgetTextKey } from '../../texts/widget-texts.ts';
import { CHECK_COLUMN, isNumeric, type RowLayout } from '../view/row-view.ts';
import type { Column } from './column-state.ts';

/** What the heads of the columns show. */
export interface HeadModel {
  layout: RowLayout;
  sort: readonly Sort[];
  /** Fields a filter asks about. */
  filtered: ReadonlySet<string>;
  /** Number of the column in the Tab order, when it is one of the heads. */
  tabStop: number | undefined;
  locale: LocaleController<WidgetTextKey>;
  selected: 'none' | 'some' | 'all';
}

/** The row with the heads of the columns. Presses and keys are heard by the grid around it. */
export function renderHead({ layout, selected, locale, tabStop, ...rest }: HeadModel): TemplateResult {
  const { columns, drawn, isSelectable } = layout;
  return html`<div class="row head-row" role="row" aria-rowindex="1">
    ${
      isSelectable
        ? html`<div
            class="cell check"
            role="columnheader"
            aria-colindex="1"
            tabindex=${tabStop === CHECK_COLUMN ? 0 : -1}
          >
            <input
              type="checkbox"
              tabindex="-1"
              aria-label=${locale.text('selectAllRows')}
              .checked=${selected === 'all'}
              .indeterminate=${selected === 'some'}
            />
          </div>`
        : nothing
    }
    ${drawn.map((number) => {
      const column = columns[number];
      return column ? renderColumn(column, number, { layout, locale, tabStop, ...rest }) : nothing;
    })}
  </div>`;
}

function renderColumn(
  column: Column,
  number: number,
  { layout, sort, filtered, tabStop, locale }: Omit<HeadModel, 'selected'>,
): TemplateResult {
  const { field, pinned } = column;
  const place = sort.findIndex((each) => each.field === field.key);
  const direction = sort[place]?.direction;
  const order = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : nothing;
  const names = ['cell', 'head', isNumeric(column) ? 'number' : '', pinned ? `pinned-${pinned}` : ''];
  return html`<div
    class=${names.join(' ')}
    role="columnheader"
    data-column=${number}
    data-key=${field.key}
    aria-colindex=${number + (layout.isSelectable ? 2 : 1)}
    aria-sort=${order}
    tabindex=${tabStop === number ? 0 : -1}
  >
    <span class="head-name ${isSortable(field) ? 'sortable' : ''}">${field.label}</span>
    ${direction ? html`<span class="order">${icon(direction === 'asc' ? 'arrowUp' : 'arrowDown')}${sort.length > 1 ? place + 1 : nothing}</span>` : nothing}
    ${filtered.has(field.key) ? html`<span class="order">${icon('filter')}</span>` : nothing}
    <button
      type="button"
      class="column-menu"
      tabindex="-1"
      aria-label=${locale.text('columnMenu', { field: field.label })}
    >
      ${icon('chevronDown')}
    </button>
    <span class="handle" aria-hidden="true"></span>
  </div>`;
}
