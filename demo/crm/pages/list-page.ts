import { html, LocaleController } from '@crosswalk/elements';
import type { ObjectDescription } from '@crosswalk/model';
import { type ColumnState, widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { Task } from '@lit/task';
import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { pageOf } from '../objects.ts';
import { keepColumns, keptColumns } from '../kept-columns.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { pageStyles } from './page.styles.ts';

/** All records of one type: as one table, or as one table for each stage. */
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
      .table {
        flex: 1;
        min-block-size: 0;
      }
      .actions {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: 8px;
      }
      .groups {
        display: grid;
        gap: 24px;
        padding-block: 8px 24px;
      }
      .group h2 {
        display: flex;
        align-items: center;
        margin-block-end: 8px;
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
  @state() private isGrouped = false;

  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #locale = new LocaleController(this, demoTexts);
  readonly #description = new Task(this, {
    args: () => [this.#environment.value?.source, this.recordType] as const,
    task: ([source, type], { signal }) => source?.describe(type, { signal }),
  });

  protected override render() {
    const { groupBy } = pageOf(this.recordType);
    return this.isGrouped && groupBy ? this.#renderGroups(groupBy) : this.#renderTable();
  }

  #renderActions() {
    const page = pageOf(this.recordType);
    return html`${page.groupBy ? this.#renderViews() : nothing}<crm-create-record
        record-type=${page.type}
      ></crm-create-record>`;
  }

  #renderViews() {
    const view = (isGrouped: boolean, name: 'viewAll' | 'viewGrouped') =>
      html`<cw-button
        size="small"
        variant="ghost"
        .pressed=${this.isGrouped === isGrouped}
        @click=${() => (this.isGrouped = isGrouped)}
        >${this.#locale.text(name)}</cw-button
      >`;
    return html`<div class="views" role="group">${view(false, 'viewAll')}${view(true, 'viewGrouped')}</div>`;
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

  #renderGroups(groupBy: string) {
    const options = optionsOf(this.#description.value, groupBy);
    const page = pageOf(this.recordType);
    return html`<div class="actions">${this.#renderActions()}</div>
      <div class="groups">
        ${options.map(
          ({ value, label, tone }) =>
            html`<section class="group">
              <h2><cw-badge dot tone=${tone ?? 'neutral'}>${label}</cw-badge></h2>
              <cw-data-table
                no-toolbar
                record-type=${page.type}
                columns=${withoutColumn(page.columns, groupBy)}
                rows="5"
                .sort=${page.sort}
                .filter=${{ field: groupBy, op: 'eq', value }}
              ></cw-data-table>
            </section>`,
        )}
      </div>`;
  }
}

function withoutColumn(columns: string, key: string): string {
  return columns
    .split(', ')
    .filter((column) => column !== key)
    .join(', ');
}

function optionsOf(description: ObjectDescription | undefined, key: string) {
  return description?.fields.find((field) => field.key === key)?.options ?? [];
}
