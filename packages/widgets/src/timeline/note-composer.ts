import { baseStyles, CwButton, CwTextField, html, LocaleController } from '@crosswalk/elements';
import { css, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { timelineTexts, type TimelineTextKey } from './timeline-texts.ts';

/**
 * Where a note is written, in the timeline it will stand in. What was written stays until it is kept.
 *
 * Keyboard: Control+Enter adds the note.
 */
export class CwNoteComposer extends LitElement {
  static readonly elementName = 'note-composer';
  static readonly uses = [CwButton, CwTextField];
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: calc(var(--_cw-space) * 2);
      }
      cw-button {
        justify-self: end;
      }
    `,
  ];

  /** Keeps a note; resolves to why it could not be kept, or to nothing. */
  @property({ attribute: false }) keep!: (text: string) => Promise<string | undefined>;
  @state() private text = '';
  @state() private fault = '';
  @state() private isBusy = false;
  @state() private announcement = '';
  @query('cw-text-field') private readonly field!: CwTextField;
  readonly #locale = new LocaleController<TimelineTextKey>(this, timelineTexts);

  protected override render() {
    return html`<cw-text-field
        multiline
        label=${this.#locale.text('noteLabel')}
        label-hidden
        placeholder=${this.#locale.text('noteHint')}
        .value=${this.text}
        error=${this.fault}
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      ></cw-text-field>
      ${
        this.text.trim() === ''
          ? nothing
          : html`<cw-button size="small" ?loading=${this.isBusy} ?disabled=${this.isBusy} @click=${() => this.#add()}
              >${this.#locale.text('addNote')}</cw-button
            >`
      }
      <p class="hidden-text" role="status">${this.announcement}</p>`;
  }

  #onInput(): void {
    this.text = this.field.value;
    this.fault = '';
    this.announcement = '';
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#add();
  }

  async #add(): Promise<void> {
    const text = this.text.trim();
    if (text === '' || this.isBusy) return;
    this.isBusy = true;
    const fault = await this.keep(text);
    this.isBusy = false;
    this.fault = fault ?? '';
    if (fault !== undefined) return;
    this.text = '';
    this.announcement = this.#locale.text('noteAdded');
    this.field.focus();
  }
}
