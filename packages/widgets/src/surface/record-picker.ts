import { baseStyles, CwSearchField, emit, html, LocaleController } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { Task } from '@lit/task';
import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { findRecords } from '../data/find-records.ts';
import { panelTexts, type PanelTextKey } from '../panel/texts/panel-texts.ts';

/** Records that are offered of each type. */
const OFFERED = 8;

/**
 * Finds a record with the host's own search: the user sees what they may see, and the plugin only learns what they chose.
 *
 * @tagname cw-record-picker
 * @fires {CustomEvent<RecordReference>} cw-record-pick - The record that was chosen.
 */
export class CwRecordPicker extends LitElement {
  static readonly elementName = 'record-picker';
  static readonly uses = [CwSearchField];
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: calc(var(--_cw-space) * 2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        inline-size: 100%;
        padding: calc(var(--_cw-space) * 2);
        border: 0;
        border-radius: var(--_cw-radius);
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        overflow-wrap: anywhere;
        cursor: pointer;
      }
      button:hover {
        background: var(--_cw-hover);
      }
      p {
        margin: 0;
        color: var(--_cw-text-muted);
      }
    `,
  ];

  @property({ attribute: false }) source?: RecordSource | undefined;
  /** Object types to choose from. */
  @property({ attribute: false }) types: readonly string[] = [];
  @state() private text = '';
  readonly #locale = new LocaleController<PanelTextKey>(this, panelTexts);
  readonly #found = new Task(this, {
    args: () => [this.source, this.types, this.text] as const,
    task: async ([source, types, text], { signal }) => {
      return source
        ? findRecords(source, { types, text, format: { locale: this.#locale.locale }, limit: OFFERED, signal })
        : [];
    },
  });

  protected override render() {
    const found = this.#found.value;
    return html`<cw-search-field
        label=${this.#locale.text('pickSearch')}
        @cw-search-change=${(event: CustomEvent<{ value: string }>) => (this.text = event.detail.value)}
      ></cw-search-field>
      ${found?.length === 0 ? html`<p>${this.#locale.text('pickNothing')}</p>` : nothing}
      <ul>
        ${found?.map(
          ({ record: { type, id }, title }) =>
            html`<li>
              <button type="button" @click=${() => emit(this, 'cw-record-pick', { type, id })}>
                <bdi>${title}</bdi>
              </button>
            </li>`,
        )}
      </ul>`;
  }
}
