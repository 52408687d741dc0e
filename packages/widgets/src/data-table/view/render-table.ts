import { html, type LocaleController, type MenuItem } from '@crosswalk/elements';
import type { FieldDescription, Sort } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import type { FormatContext } from '../../format/format-value.ts';
import { renderFailure, renderStale } from '../../state/render-failure.ts';
import type { WidgetTextKey } from '../../texts/widget-texts.ts';
import type { BulkActions } from '../bulk/bulk-actions.ts';
import type { ColumnControl } from '../columns/column-control.ts';
import type { ColumnState } from '../columns/column-state.ts';
import { renderHead } from '../columns/render-head.ts';
import type { TableClipboard } from '../copy/table-clipboard.ts';
import type { CellEdits } from '../editing/cell-edits.ts';
import type { Narrowing } from '../narrowing.ts';
import type { RowLoader } from '../rows/row-loader.ts';
import type { Selecting } from '../selection/selecting.ts';
import type { RowLayout } from './row-view.ts';

/** Everything the template of the table shows, and who hears its events. */
export interface TableModel {
  loader: RowLoader;
  locale: LocaleController<WidgetTextKey>;
  narrowing: Narrowing;
  selecting: Selecting;
  columns: ColumnControl;
  states: readonly ColumnState[];
  fields: readonly FieldDescription[];
  layout: RowLayout;
  sort: readonly Sort[];
  format: FormatContext;
  announcement: string;
  rows: number;
  hasToolbar: boolean;
  /** Number of the head that is in the Tab order. */
  headStop: number | undefined;
  /** Absent where nothing may be edited. */
  editor: unknown;
  bulk: BulkActions | undefined;
  edits: CellEdits;
  clipboard: TableClipboard;
  on: Readonly<Record<'scroll' | 'keydown' | 'focusin' | 'pointerdown' | 'click' | 'dblclick', (event: never) => void>>;
}

/** The whole table: what stands above it, its rows' place, what stands below. The rows are drawn by their own view. */
export function renderTable(model: TableModel): TemplateResult {
  const { loader, locale, columns, announcement, hasToolbar } = model;
  return html`${hasToolbar ? renderAbove(model) : nothing}
    ${loader.isStale ? renderStale(locale, () => loader.reload()) : nothing}
    <div class="frame" aria-busy=${loader.isRefreshing}>${renderBody(model)}</div>
    <cw-menu
      class="column-items"
      label=${locale.text('columns')}
      .items=${columns.menuItems}
      @cw-menu-select=${columns.choose}
    ></cw-menu>
    ${model.editor}
    <p class="hidden-text" role="status">${announcement}</p>`;
}

function renderAbove(model: TableModel): TemplateResult {
  const { loader, narrowing, format, selecting, bulk } = model;
  return html`${narrowing.render(loader.description, format, renderToolbarEnd(model))}
  ${selecting.count > 0 ? renderSelection(model) : nothing} ${bulk?.renderOutcome()}`;
}

function renderToolbarEnd({ loader, locale, states, fields, columns, edits }: TableModel): TemplateResult {
  const labels = new Map(fields.map(({ key, label }) => [key, label]));
  const items = states.map(({ key, hidden }): MenuItem => ({
    value: key,
    label: labels.get(key) ?? key,
    checked: hidden !== true,
    isIndependent: true,
  }));
  return html`${
      loader.newCount > 0
        ? html`<cw-button variant="ghost" @click=${() => loader.reload()}
            >${locale.text('newRecords', { count: loader.newCount })}</cw-button
          >`
        : nothing
    }
    ${edits.canUndo ? html`<cw-button variant="ghost" @click=${() => edits.undo()}>${locale.text('undo')}</cw-button>` : nothing}
    <cw-menu
      label=${locale.text('columns')}
      placement="bottom-end"
      .items=${items}
      @cw-menu-select=${(event: CustomEvent<{ value: string }>) => columns.toggle(event.detail.value)}
    >
      <cw-button slot="trigger">${locale.text('columns')}</cw-button>
    </cw-menu>
    <slot name="toolbar"></slot>`;
}

function renderSelection({ locale, selecting, bulk, fields, clipboard }: TableModel): TemplateResult {
  return html`<div class="selection">
    <strong>${locale.text('selected', { count: selecting.count })}</strong>
    ${bulk?.renderButtons(fields)}
    <cw-button size="small" @click=${() => clipboard.copy()}>${locale.text('copy')}</cw-button>
    <cw-button size="small" @click=${() => clipboard.save()}>${locale.text('saveCsv')}</cw-button>
    <slot name="selection"></slot>
    <span class="space"></span>
    <cw-button size="small" variant="ghost" @click=${() => selecting.clear()}
      >${locale.text('clearSelection')}</cw-button
    >
  </div>`;
}

function renderBody(model: TableModel): TemplateResult {
  const { loader, locale } = model;
  const retry = () => loader.reload();
  if (loader.state === 'idle' || loader.state === 'loading')
    return html`<cw-skeleton class="loading" lines=${Math.min(model.rows, 12)}></cw-skeleton
      >${loader.isSlow ? renderSlow(locale, retry) : nothing}`;
  if (loader.state !== 'ready') return renderFailure(loader.failure, locale, retry);
  if (loader.count === 0) return renderEmpty(model);
  return html`${renderGrid(model)}${renderFoot(model)}`;
}

function renderEmpty({ narrowing, locale }: TableModel): TemplateResult {
  if (!narrowing.isActive) return html`<cw-empty-state heading=${locale.text('noRecords')}></cw-empty-state>`;
  return html`<cw-empty-state icon="search" heading=${locale.text('noMatches')}>
    ${locale.text('noMatchesWords')}
    <cw-button slot="actions" size="small" @click=${() => narrowing.clear()}>${locale.text('clearFilters')}</cw-button>
  </cw-empty-state>`;
}

function renderGrid(model: TableModel): TemplateResult {
  const { loader, layout, locale, selecting, sort, narrowing, headStop, on, clipboard } = model;
  return html`<div
    class="scroller"
    part="grid"
    role="grid"
    aria-label=${loader.description?.pluralLabel ?? nothing}
    aria-rowcount=${loader.isCountKnown ? loader.count + 1 : -1}
    aria-colcount=${layout.columns.length + (layout.isSelectable ? 1 : 0)}
    aria-multiselectable=${layout.isSelectable ? 'true' : nothing}
    @scroll=${on.scroll}
    @keydown=${on.keydown}
    @focusin=${on.focusin}
    @pointerdown=${on.pointerdown}
    @click=${on.click}
    @dblclick=${on.dblclick}
    @copy=${clipboard.onCopy}
  >
    <div class="probe"></div>
    <div role="rowgroup" class="head-group">
      ${renderHead({
        layout,
        sort,
        filtered: narrowing.filtered,
        tabStop: headStop,
        locale,
        selected: selecting.isEverything ? 'all' : selecting.count > 0 ? 'some' : 'none',
      })}
    </div>
    <div role="rowgroup" class="body"></div>
  </div>`;
}

function renderFoot({ loader, locale }: TableModel): TemplateResult {
  const { pageFailure } = loader;
  if (pageFailure)
    return html`<div class="foot" role="alert">
      ${locale.text('rowsUnavailable')} ${pageFailure.message}
      <cw-button size="small" @click=${() => loader.retryPage()}>${locale.text('retry')}</cw-button>
    </div>`;
  if (loader.isSlow) return renderSlow(locale, () => loader.reload());
  return loader.isCountKnown
    ? html`<div class="foot">${locale.text('count', { count: loader.count })}</div>`
    : html`<div class="foot">${locale.text('count', { count: loader.count })}+</div>`;
}

function renderSlow(locale: LocaleController<WidgetTextKey>, retry: () => void): TemplateResult {
  return html`<div class="foot" role="status">
    ${locale.text('slow')} <cw-button size="small" @click=${retry}>${locale.text('retry')}</cw-button>
  </div>`;
}
