import { html, LocaleController } from '@crosswalk/elements';
import { titleOf, widgetContext, RecordController } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { demoTexts } from '../texts/demo-texts.ts';

/** The name of a record, for the line above its page; where there is no record, the page's only heading. */
export class CrmRecordName extends LitElement {
  static override styles = css`
    h1 {
      margin: 0;
      font: inherit;
    }
  `;

  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';

  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #data = new RecordController(this, () => {
    const source = this.#environment.value?.source;
    return source ? { source, type: this.recordType, id: this.recordId } : undefined;
  });

  readonly #locale = new LocaleController(this, demoTexts);

  protected override render() {
    const { record, description, state } = this.#data;
    if (state === 'missing') return html`<h1>${this.#locale.text('missingRecord')}</h1>`;
    return html`<bdi>${record && description ? titleOf(record, description) : '…'}</bdi>`;
  }
}
