import { CwAvatar, CwBadge, CwBanner, CwErrorState, CwSkeleton, html } from '@crosswalk/elements';
import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { isSameValue } from '../data/same-value.ts';
import { renderValue } from '../format/render-value.ts';
import { titleOf } from '../format/title-of.ts';
import { renderRecordSign } from '../source/record-sign.ts';
import { keyList } from '../source/key-list.ts';
import { RecordWidget } from '../source/record-widget.ts';

/**
 * One record in small: its name and the few fields asked for. For previews, panels and lists of cards.
 *
 * @tagname cw-record-card
 * @slot actions - Small buttons beside the name.
 */
export class CwRecordCard extends RecordWidget {
  static readonly elementName = 'record-card';
  static readonly uses = [CwAvatar, CwBadge, CwBanner, CwErrorState, CwSkeleton];
  static override styles = [
    RecordWidget.styles,
    css`
      :host {
        display: block;
        padding: calc(var(--_cw-space) * 3.5);
        border: 1px solid var(--_cw-border);
        border-radius: var(--_cw-radius-large);
        background: var(--_cw-surface);
      }
      .line {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2.5);
      }
      .title {
        flex: 1;
        min-inline-size: 0;
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
        gap: calc(var(--_cw-space) * 1.5) calc(var(--_cw-space) * 4);
        margin: calc(var(--_cw-space) * 3) 0 0;
      }
      dt {
        color: var(--_cw-text-muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Keys of the fields to show; empty ones are left out. */
  @property({ converter: keyList }) fields: readonly string[] = [];

  protected override renderLoading() {
    return html`<cw-skeleton lines=${this.fields.length + 1}></cw-skeleton>`;
  }

  protected override renderRecord() {
    const { record, description } = this.data;
    if (!record || !description) return this.renderLoading();
    const title = titleOf(record, description);
    const reference = { type: this.recordType, id: this.recordId };
    const href = this.environment?.recordHref?.(reference);
    const name = html`<bdi>${title}</bdi>`;
    return html`<div class="line">
        ${renderRecordSign(this.recordType, title, 'medium')}
        <p class="title">${href === undefined ? name : html`<a href=${href}>${name}</a>`}</p>
        <slot name="actions"></slot>
      </div>
      <dl>${this.fields.map((key) => this.#renderField(key))}</dl>`;
  }

  #renderField(key: string) {
    const field = this.data.field(key);
    const value = this.data.value(key);
    if (!field || isSameValue(value, null)) return nothing;
    return html`<dt>${field.label}</dt>
      <dd>${renderValue(field, value, this.renderContext)}</dd>`;
  }
}
