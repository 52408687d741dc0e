import { type ComboboxOption, CwChip, CwCombobox, html } from '@crosswalk/elements';
import type { RecordReference } from '@crosswalk/model';
import { Task, TaskStatus } from '@lit/task';
import { css, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { failureOf } from '../data/failure.ts';
import { findRecords, type FoundRecord } from '../data/find-records.ts';
import { recordKey, referenceOf } from '../data/record-key.ts';
import { recordSign } from '../source/record-sign.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';

/** Records offered of each type. */
const OFFERED = 8;

/**
 * Chooses a record, or several, that another one points at: found by typing with the source's own search. Makes no
 * records. In a form it sends the ids of what was chosen under its name.
 *
 * Keyboard: as `<cw-combobox>`; what was chosen among several is taken back with its own button.
 *
 * @tagname cw-record-lookup
 * @fires {Event} change - When something was chosen or taken back; `value` has it.
 */
export class CwRecordLookup extends Widget {
  static readonly elementName = 'record-lookup';
  static readonly formAssociated = true;
  static readonly uses = [CwChip, CwCombobox];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    Widget.styles,
    css`
      :host {
        display: block;
      }
      .chosen {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_cw-space);
        margin: 0 0 var(--_cw-space);
        padding: 0;
        list-style: none;
      }
      .chosen li {
        max-inline-size: 100%;
        min-inline-size: 0;
      }
    `,
  ];

  /** What the field is called. */
  @property() label = '';
  /** Keeps the label for screen readers only. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;
  /** Key of the value in the form's data. */
  @property({ reflect: true }) name = '';
  /** Object types to choose from. */
  @property({ converter: keyList }) types: readonly string[] = [];
  /** Several records may be chosen. */
  @property({ type: Boolean }) multiple = false;
  @property({ type: Boolean, reflect: true }) required = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** One sentence below the control. */
  @property() help = '';
  /** A fault found elsewhere, shown below; makes the control invalid until it is emptied. */
  @property() error = '';
  /** What is chosen; at most one unless `multiple`. */
  @property({ attribute: false }) value: readonly RecordReference[] = [];
  /** What was looked for last; nothing before the list was opened. */
  @state() private text: string | undefined;

  @query('cw-combobox') private readonly combobox!: CwCombobox;
  readonly #internals = this.attachInternals();
  readonly #found = new Task(this, {
    args: () => [this.activeSource, this.types.join(), this.text] as const,
    task: ([source, , text], { signal }): Promise<readonly FoundRecord[]> | readonly FoundRecord[] =>
      source && text !== undefined
        ? findRecords(source, { types: this.#searchedTypes, text, format: this.renderContext, limit: OFFERED, signal })
        : [],
  });
  #offered: readonly ComboboxOption[] = [];

  get #searchedTypes(): readonly string[] {
    return this.types.length > 0 ? this.types : (this.activeSource?.capabilities.types ?? []);
  }

  constructor() {
    super();
    // The fault is shown here, and by the form around it; not in the browser's own box.
    this.addEventListener('invalid', (event) => event.preventDefault());
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }

  /** Goes to where one types, not to what was chosen before. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(async () => {
      await this.combobox.updateComplete;
      this.combobox.focus(options);
    });
  }

  /** Takes back what was chosen. */
  formResetCallback(): void {
    this.value = [];
  }
  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.#found.value) this.#offered = this.#optionsOf(this.#found.value);
  }

  protected override updated(): void {
    const data = new FormData();
    for (const { id } of this.value) data.append(this.name, id);
    this.#internals.setFormValue(this.name ? data : null);
    const isMissing = this.required && this.value.length === 0;
    if (this.error) this.#internals.setValidity({ customError: true }, this.error, this.combobox);
    else if (isMissing)
      this.#internals.setValidity({ valueMissing: true }, this.locale.text('emptyValue'), this.combobox);
    else this.#internals.setValidity({});
  }

  protected override render() {
    const [single] = this.multiple ? [] : this.value;
    const { error } = this.#found;
    return html`${this.multiple && this.value.length > 0 ? this.#renderChosen() : nothing}
      <cw-combobox
        label=${this.label}
        ?label-hidden=${this.labelHidden}
        ?required=${this.required && (!this.multiple || this.value.length === 0)}
        ?disabled=${this.disabled}
        error=${this.error}
        help=${this.help}
        placeholder=${this.locale.text('lookupHint')}
        note=${error === undefined ? '' : failureOf(error).message || this.locale.text('errorWords')}
        .value=${single ? recordKey(single) : ''}
        .text=${single ? this.#titleOf(single) : ''}
        .options=${error === undefined ? this.#offered : []}
        ?loading=${this.#found.status === TaskStatus.PENDING}
        @cw-combobox-query=${(event: CustomEvent<{ text: string }>) => (this.text = event.detail.text)}
        @change=${this.#onChange}
      ></cw-combobox>`;
  }

  #renderChosen() {
    return html`<ul class="chosen" aria-label=${this.label}>
      ${this.value.map((reference) => {
        const title = this.#titleOf(reference);
        return html`<li>
          <cw-chip label=${title} ?removable=${!this.disabled} @cw-chip-remove=${() => this.#remove(reference)}
            ><bdi>${title}</bdi></cw-chip
          >
        </li>`;
      })}
    </ul>`;
  }

  #titleOf(reference: RecordReference): string {
    return this.renderContext.title?.(reference) ?? reference.id;
  }

  #optionsOf(found: readonly FoundRecord[]): readonly ComboboxOption[] {
    const taken = new Set(this.multiple ? this.value.map(recordKey) : []);
    const areMixed = this.#searchedTypes.length > 1;
    return found
      .map(({ record, title, description, detail }) => {
        const words = [areMixed ? description.label : '', detail].filter(Boolean).join(' · ');
        return { value: recordKey(record), label: title, detail: words, picture: recordSign(record.type) };
      })
      .filter((option) => !taken.has(option.value));
  }

  readonly #onChange = (event: Event): void => {
    event.stopPropagation();
    const chosen = referenceOf(this.combobox.value);
    this.#set(chosen ? (this.multiple ? [...this.value, chosen] : [chosen]) : []);
    if (this.multiple) [this.combobox.value, this.combobox.text] = ['', ''];
  };

  #remove(reference: RecordReference): void {
    this.#set(this.value.filter((each) => recordKey(each) !== recordKey(reference)));
    this.combobox.focus();
  }

  #set(value: readonly RecordReference[]): void {
    this.value = value;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }
}
