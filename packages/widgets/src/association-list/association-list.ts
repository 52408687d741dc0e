import {
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwEmptyState,
  CwErrorState,
  CwLoadMore,
  CwSkeleton,
  html,
} from '@crosswalk/elements';
import { rightOn, type CrmRecord } from '@crosswalk/model';
import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ListController } from '../data/list-controller.ts';
import { renderValue } from '../format/render-value.ts';
import { titleOf } from '../format/title-of.ts';
import { announceOpen, pressRowLink } from '../source/open-record.ts';
import { renderRecordSign } from '../source/record-sign.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';

/**
 * The records of one type that point at a record: a person's deals, a company's people.
 *
 * @tagname cw-association-list
 * @fires {CustomEvent<{ type: string, id: string }>} cw-record-open - When a record was chosen; prevent its default to keep the link from being followed.
 */
export class CwAssociationList extends Widget {
  static readonly elementName = 'association-list';
  static readonly uses = [CwAvatar, CwBadge, CwBanner, CwButton, CwEmptyState, CwErrorState, CwLoadMore, CwSkeleton];
  static override styles = [
    Widget.styles,
    css`
      :host {
        display: block;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2.5);
        padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 4);
        cursor: pointer;
      }
      li + li {
        border-block-start: 1px solid var(--_cw-border);
      }
      li:hover {
        background: color-mix(in oklab, var(--_cw-text) 2.5%, var(--_cw-surface));
      }
      .words {
        flex: 1;
        min-inline-size: 0;
      }
      a.name {
        display: block;
        color: var(--_cw-text);
        font-weight: 500;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .details {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_cw-space) calc(var(--_cw-space) * 2);
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-variant-numeric: tabular-nums;
      }
      .loading {
        padding: calc(var(--_cw-space) * 4);
      }
      .more {
        padding: calc(var(--_cw-space) * 2) calc(var(--_cw-space) * 4);
        border-block-start: 1px solid var(--_cw-border);
      }
    `,
  ];

  /** Type of the records to list. */
  @property({ attribute: 'record-type' }) recordType = '';
  /** Key of their field that points at the record. */
  @property({ attribute: 'link-field' }) linkField = '';
  /** Id of the record they point at. */
  @property({ attribute: 'record-id' }) recordId = '';
  /** Keys of the fields shown below each name. */
  @property({ converter: keyList }) fields: readonly string[] = [];
  @property({ type: Number, attribute: 'page-size' }) pageSize = 5;

  readonly #list = new ListController(this, () => {
    const { activeSource: source, recordType: type, linkField: field, recordId: value } = this;
    if (!source || !type || !field || !value) return undefined;
    return { source, type, query: { filter: { field, op: 'eq' as const, value }, limit: this.pageSize } };
  });

  /** Loads the list again. */
  reload(): void {
    this.#list.reload();
  }

  protected override render() {
    const { state, failure, records } = this.#list;
    if (state === 'idle' || state === 'loading') return html`<cw-skeleton class="loading" lines="3"></cw-skeleton>`;
    if (state === 'empty')
      return html`<cw-empty-state compact heading=${this.locale.text('noRecords')}></cw-empty-state>`;
    if (state !== 'ready') return renderFailure(failure, this.locale, () => this.reload());
    return html`${this.#list.isStale ? renderStale(this.locale, () => this.reload()) : nothing}
      <ul>
        ${repeat(
          records,
          (record) => record.id,
          (record) => this.#renderRecord(record),
        )}
      </ul>
      ${
        this.#list.hasMore
          ? html`<cw-load-more
              class="more"
              more
              shown=${records.length}
              .total=${this.#list.total}
              ?loading=${this.#list.isLoadingMore}
              @cw-page-request=${() => this.#list.loadMore()}
            ></cw-load-more>`
          : nothing
      }`;
  }

  #renderRecord(record: CrmRecord) {
    const { description } = this.#list;
    const title = description ? titleOf(record, description) : record.id;
    const href = this.environment?.recordHref?.({ type: record.type, id: record.id });
    return html`<li @click=${(event: Event) => pressRowLink(event, () => false)}>
      ${renderRecordSign(record.type, title, 'medium')}
      <div class="words">
        <a
          class="name row-link"
          href=${href ?? '#'}
          @click=${(event: MouseEvent) => announceOpen(this, event, record, href)}
          ><bdi>${title}</bdi></a
        >
        <div class="details">${this.fields.map((key) => this.#renderField(record, key))}</div>
      </div>
    </li>`;
  }

  #renderField(record: CrmRecord, key: string) {
    const { description, rights } = this.#list;
    const field = description?.fields.find((each) => each.key === key);
    if (!field || !rights || rightOn(rights, key) === 'none') return nothing;
    return renderValue(field, record.fields[key], this.renderContext);
  }
}
