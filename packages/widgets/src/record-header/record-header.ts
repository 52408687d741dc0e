import {
  CwAvatar,
  CwBadge,
  CwBanner,
  CwButton,
  CwErrorState,
  CwIconButton,
  CwSkeleton,
  html,
} from '@crosswalk/elements';
import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { formatValue } from '../format/format-value.ts';
import { listOf } from '../format/list-of.ts';
import { renderValue } from '../format/render-value.ts';
import { titleOf } from '../format/title-of.ts';
import { renderRecordSign } from '../source/record-sign.ts';
import { keyList } from '../source/key-list.ts';
import { RecordWidget } from '../source/record-widget.ts';
import { recordHeaderStyles } from './record-header.styles.ts';

/**
 * Who or what a page is about: name, what matters most about it, and the first things to do with it.
 *
 * @tagname cw-record-header
 * @slot actions - Buttons at the end of the line.
 * @slot - A line below, such as a plugin slot.
 * @csspart title - The name.
 */
export class CwRecordHeader extends RecordWidget {
  static readonly elementName = 'record-header';
  static readonly uses = [CwAvatar, CwBadge, CwBanner, CwButton, CwErrorState, CwIconButton, CwSkeleton];
  static override styles = [RecordWidget.styles, recordHeaderStyles];

  /** Keys of the fields in the line below the name. */
  @property({ attribute: 'subtitle-fields', converter: keyList }) subtitleFields: readonly string[] = [];
  /** Keys of the choices shown as badges beside the name. */
  @property({ attribute: 'badge-fields', converter: keyList }) badgeFields: readonly string[] = [];

  protected override renderLoading() {
    return html`<div class="base"><cw-skeleton class="grow" lines="2"></cw-skeleton></div>`;
  }

  protected override renderRecord() {
    const { record, description } = this.data;
    if (!record || !description) return this.renderLoading();
    const title = titleOf(record, description);
    return html`<div class="base">
        ${renderRecordSign(this.recordType, title, 'large')}
        <div class="grow">
          <div class="line">
            <h1 part="title"><bdi>${title}</bdi></h1>
            ${this.badgeFields.map((key) => this.#renderField(key))}
          </div>
          <p class="subtitle">${this.subtitleFields.map((key) => this.#renderPart(key))}</p>
        </div>
        <div class="actions">
          ${this.#renderReach('email', 'mail')}${this.#renderReach('phone', 'call')}<slot name="actions"></slot>
        </div>
      </div>
      <slot></slot>`;
  }

  #renderPart(key: string) {
    const shown = this.#renderField(key);
    return shown === nothing ? nothing : html`<span class="part">${shown}</span>`;
  }

  #renderField(key: string) {
    const field = this.data.field(key);
    return field ? renderValue(field, this.data.value(key), this.renderContext) : nothing;
  }

  /** A button for the first address of a kind that the record has. */
  #renderReach(type: 'email' | 'phone', icon: 'mail' | 'call') {
    const field = this.data.description?.fields.find(
      (each) => each.type === type && this.data.field(each.key) !== undefined,
    );
    const value = field ? this.data.value(field.key) : null;
    const items = listOf(value);
    const first = items ? items[0] : value;
    if (!field || typeof first !== 'string') return nothing;
    const href = type === 'email' ? `mailto:${first}` : `tel:${first.replace(/[^+\d]/g, '')}`;
    const address = formatValue({ ...field, multiple: false }, first, this.renderContext);
    return html`<cw-icon-button
      variant="secondary"
      icon=${icon}
      href=${href}
      label=${`${this.locale.text(icon)}: ${address}`}
    ></cw-icon-button>`;
  }
}
