import { html, LocaleController } from '@crosswalk/elements';
import type { ColumnState } from '@crosswalk/widgets';
import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pageOf } from '../objects.ts';
import { keepColumns, keptColumns } from '../kept-columns.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** All records of one type: as a table, or as a board of their stages. */
export class CrmListPage extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        box-sizing: border-box;
        block-size: 100%;
      }
      .table,
      .board {
        flex: 1;
        min-block-size: 0;
      }
      .actions {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 8px;
      }
      .board {
        margin-block-start: 12px;
      }
      @media (width < 48rem) {
        :host {
          block-size: auto;
        }
      }
    `,
  ];

  @property({ attribute: 'record-type' }) recordType = '';
  @state() private selection: readonly string[] = [];
  /** The address says which it is, so that one comes back to the same. */
  @state() private isBoard = new URLSearchParams(location.search).get('view') === 'board';

  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    const { stages } = pageOf(this.recordType);
    return this.isBoard && stages ? this.#renderBoard(stages) : this.#renderTable();
  }

  #renderActions() {
    const page = pageOf(this.recordType);
    return html`${page.stages ? this.#renderViews() : nothing}<crm-create-record
        record-type=${page.type}
      ></crm-create-record>`;
  }

  #renderViews() {
    const view = (isBoard: boolean, name: 'viewAll' | 'viewGrouped') =>
      html`<cw-button
        size="small"
        variant="ghost"
        .pressed=${this.isBoard === isBoard}
        @click=${() => this.#showAs(isBoard)}
        >${this.#locale.text(name)}</cw-button
      >`;
    return html`<div class="views" role="group">${view(false, 'viewAll')}${view(true, 'viewGrouped')}</div>`;
  }

  #showAs(isBoard: boolean): void {
    this.isBoard = isBoard;
    history.replaceState(history.state, '', isBoard ? '?view=board' : location.pathname);
  }

  #renderTable() {
    const page = pageOf(this.recordType);
    return html`<cw-data-table
      class="table"
      selectable
      record-type=${page.type}
      columns=${page.columns}
      .sort=${page.sort}
      .columnState=${keptColumns(page.type)}
      @cw-columns-change=${(event: CustomEvent<{ columns: readonly ColumnState[] }>) => keepColumns(page.type, event.detail.columns)}
      @cw-selection-change=${(event: CustomEvent<{ ids: readonly string[] }>) => (this.selection = event.detail.ids)}
    >
      <div slot="toolbar" class="actions">${this.#renderActions()}</div>
      <cw-slot
        slot="selection"
        location="crm.list.selection"
        record-type=${page.type}
        .selection=${this.selection.map((id) => ({ type: page.type, id }))}
      ></cw-slot>
    </cw-data-table>`;
  }

  #renderBoard(stages: string) {
    const page = pageOf(this.recordType);
    return html`<div class="actions">${this.#renderActions()}</div>
      <cw-pipeline-board
        class="board"
        record-type=${page.type}
        stage-field=${stages}
        card-fields=${page.cardFields ?? ''}
        .sort=${page.sort}
      ></cw-pipeline-board>`;
  }
}
