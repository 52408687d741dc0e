import { ContextProvider } from '@lit/context';
import { css, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { html } from '@crosswalk/elements';
import type { RecordReference, RecordSource } from '@crosswalk/model';
import { widgetContext } from './source-context.ts';

/**
 * Gives all widgets inside it their data. The only wiring a page needs:
 * `document.querySelector('cw-source').source = mySource`.
 *
 * @tagname cw-source
 * @slot - The widgets, at any depth.
 */
export class CwSource extends LitElement {
  static readonly elementName = 'source';
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  @property({ attribute: false }) source?: RecordSource | undefined;
  /** Address of a record's page. */
  @property({ attribute: false }) recordHref?: (reference: RecordReference) => string | undefined;
  /** IANA name of the user's time zone. */
  @property({ attribute: 'time-zone' }) timeZone?: string;

  readonly #provider = new ContextProvider(this, { context: widgetContext });

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { source, recordHref, timeZone } = this;
    this.#provider.setValue(source ? { source, recordHref, timeZone } : undefined);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}
