import { html } from '@crosswalk/elements';
import { nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { RecordController } from '../data/record-controller.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { Widget } from './widget.ts';

/** What widgets about one record share: which one, how it is loaded, and the states other than "here it is". */
export abstract class RecordWidget extends Widget {
  /** Object type, such as `person`. */
  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';

  protected readonly data = new RecordController(this, () => {
    const { activeSource: source, recordType: type, recordId: id } = this;
    return source && type && id ? { source, type, id } : undefined;
  });

  /** Loads the record again. */
  reload(): void {
    this.data.reload();
  }

  /** The record itself. */
  protected abstract renderRecord(): TemplateResult;
  /** Its shape while it is on its way. */
  protected abstract renderLoading(): TemplateResult;

  protected override render() {
    const { state, failure } = this.data;
    if (state === 'idle' || state === 'loading') return this.renderLoading();
    if (state !== 'ready') return renderFailure(failure, this.locale, () => this.reload());
    return html`${this.#renderNotice()}${this.renderRecord()}`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    if (this.data.isDeleted)
      return html`<cw-banner tone="negative" icon="trash" class="stale">${this.locale.text('deleted')}</cw-banner>`;
    return this.data.isStale ? renderStale(this.locale, () => this.reload()) : nothing;
  }
}
