import { html } from '@crosswalk/elements';
import { titleOf, widgetContext, RecordController } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';

/** The name of a record, for the line above its page. */
export class CrmRecordName extends LitElement {
  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';

  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #data = new RecordController(this, () => {
    const source = this.#environment.value?.source;
    return source ? { source, type: this.recordType, id: this.recordId } : undefined;
  });

  protected override render() {
    const { record, description } = this.#data;
    return html`<bdi>${record && description ? titleOf(record, description) : '…'}</bdi>`;
  }
}
