import { nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CwAvatar } from '../avatar/avatar.ts';
import { emit } from '../core/events.ts';
import { FormControl } from '../core/form-control.ts';
import { icon, type IconName } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { TypingPause } from '../core/typing-pause.ts';
import { AnchorController } from '../popover/anchor.ts';
import { floating } from '../popover/floating.styles.ts';
import { base } from '../styles/base.styles.ts';
import { field } from '../styles/field.styles.ts';
import { elementTexts } from '../texts/element-texts.ts';
import { comboboxStyles } from './combobox.styles.ts';

/** One thing that can be chosen. */
export interface ComboboxOption {
  value: string;
  label: string;
  /** A second, quieter line that tells apart what has the same name. */
  detail?: string;
  /** The small picture before it: an icon, or initials of its label where that is empty. */
  picture?: { icon: IconName | ''; shape: CwAvatar['shape'] };
}

/**
 * One of many things, found by typing. The page gives `options` for what was typed; nothing that is not among them can
 * be chosen.
 *
 * Keyboard: typing searches, ↓ ↑ open the list and move in it, Enter chooses, Escape closes the list and leaves what was
 * chosen. An emptied field is nothing chosen.
 *
 * @tagname cw-combobox
 * @fires {CustomEvent<{ text: string }>} cw-combobox-query - What to offer options for, when the list opens and when typing paused.
 * @fires {Event} change - When another choice was made, or taken back.
 * @csspart control - The frame around the value.
 * @csspart list - The box with the options.
 */
export class CwCombobox extends FormControl {
  static readonly elementName = 'combobox';
  static readonly uses = [CwAvatar];
  static override styles = [base, field, floating, comboboxStyles];

  @property() value = '';
  /** What the chosen value is called. */
  @property() text = '';
  @property({ attribute: false }) options: readonly ComboboxOption[] = [];
  /** The options are on their way; those of the last question are shown meanwhile. */
  @property({ type: Boolean }) loading = false;
  @property() placeholder = '';
  /** Said where there is nothing to choose from; "No matches" when absent. */
  @property() note = '';
  @state() private open = false;
  @state() private active = -1;
  /** What was typed since the last choice. */
  @state() private typed: string | undefined;

  @query('[popover]') private readonly box!: HTMLElement;
  @query('.control') private readonly frame!: HTMLElement;
  readonly #locale = new LocaleController(this, elementTexts);
  readonly #anchor = new AnchorController(this, () => 'bottom-start');
  readonly #pause = new TypingPause(this, () => emit(this, 'cw-combobox-query', { text: this.typed ?? '' }));

  protected override get formValue(): string {
    return this.value;
  }
  override formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
    this.text = this.getAttribute('text') ?? '';
  }
  override formStateRestoreCallback(value: string): void {
    this.value = value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('options')) return;
    const chosen = this.options.findIndex((option) => option.value === this.value);
    const best = this.typed === '' ? -1 : Math.min(0, this.options.length - 1);
    this.active = this.typed === undefined ? chosen : best;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.box.matches(':popover-open') !== this.open) this.#showBox();
    else if (this.open) this.#anchor.attach(this.frame, this.box);
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const names = `control${this.isDisabled ? ' disabled' : ''}${this.shownError ? ' invalid' : ''}`;
    return html`${this.renderLabel()}
      <div class=${names} part="control" @mousedown=${this.#onFramePress} @focusout=${this.#onFocusOut}>
        ${this.#renderInput()}${this.#renderClear()}${icon('chevronDown')}
      </div>
      <div popover="manual" part="list" @mousedown=${(event: Event) => event.preventDefault()}>
        ${this.open ? this.#renderList() : nothing}
      </div>
      ${this.renderMessage()}`;
  }

  #renderInput() {
    return html`<input
      id="control"
      type="text"
      role="combobox"
      aria-label=${this.label || nothing}
      dir="auto"
      autocomplete="off"
      spellcheck="false"
      .value=${live(this.typed ?? this.text)}
      placeholder=${this.placeholder || nothing}
      aria-autocomplete="list"
      aria-expanded=${this.open}
      aria-controls=${this.open ? 'list' : nothing}
      aria-activedescendant=${this.open && this.active >= 0 ? `option-${this.active}` : nothing}
      aria-invalid=${this.shownError ? 'true' : nothing}
      aria-describedby="message"
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      @input=${this.#onInput}
      @keydown=${this.#onKey}
    />`;
  }

  #renderClear() {
    if (!this.value || this.typed !== undefined || this.required || this.isDisabled) return nothing;
    return html`<button
      type="button"
      class="clear"
      aria-label=${this.#locale.text('removeNamed', { name: this.text || this.label })}
      @click=${() => this.#choose(undefined)}
    >
      ${icon('close')}
    </button>`;
  }

  #renderList() {
    const isEmpty = this.options.length === 0;
    const words = this.loading
      ? this.#locale.text('loading')
      : isEmpty
        ? this.note || this.#locale.text('noMatches')
        : this.#locale.text('matches', { count: this.options.length });
    return html`<ul
        id="list"
        role="listbox"
        aria-label=${this.label}
        class=${this.loading ? 'stale' : ''}
        ?hidden=${isEmpty}
      >
        ${this.options.map((option, index) => this.#renderOption(option, index))}
      </ul>
      <p class=${isEmpty ? 'note' : 'hidden-text'} role="status">${words}</p>`;
  }

  #renderOption(option: ComboboxOption, index: number) {
    const { value, label, detail, picture } = option;
    const isChosen = value === this.value;
    // Keys are heard by the input, as the combobox pattern has it.
    // eslint-disable-next-line lit-a11y/click-events-have-key-events
    return html`<li
      id=${`option-${index}`}
      role="option"
      class=${index === this.active ? 'active' : ''}
      aria-selected=${isChosen}
      @mousemove=${() => (this.active = index)}
      @click=${() => this.#choose(option)}
    >
      ${picture ? html`<cw-avatar size="small" name=${label} icon=${picture.icon} shape=${picture.shape}></cw-avatar>` : nothing}
      <span class="words">
        <span><bdi>${label}</bdi></span>
        ${detail ? html`<span class="detail"><bdi>${detail}</bdi></span>` : nothing}
      </span>
      ${isChosen ? icon('check') : nothing}
    </li>`;
  }

  #showBox(): void {
    this.box.togglePopover(this.open);
    if (!this.open) return this.#anchor.detach();
    const width = this.frame.getBoundingClientRect().width;
    this.box.style.setProperty('min-inline-size', `${width}px`);
    this.box.style.setProperty('max-inline-size', `min(${Math.max(width, 320)}px, 100vi - 16px)`);
    this.#anchor.attach(this.frame, this.box);
  }

  #openList(): void {
    if (this.open || this.isDisabled) return;
    this.open = true;
    this.#pause.end();
  }

  /** Leaves the list; what was typed and not chosen goes away. */
  #closeList(): void {
    this.#pause.stop();
    this.open = false;
    this.typed = undefined;
    this.active = -1;
  }

  #choose(option: ComboboxOption | undefined): void {
    const isOther = this.value !== (option?.value ?? '');
    this.value = option?.value ?? '';
    this.text = option?.label ?? '';
    this.#closeList();
    this.nativeControl?.focus();
    if (isOther) this.announceChange();
  }

  #onInput(): void {
    this.typed = this.nativeControl?.value ?? '';
    this.active = -1;
    this.open = true;
    this.#pause.restart();
  }

  readonly #onFramePress = (event: MouseEvent): void => {
    const control = this.nativeControl;
    if (!control || event.composedPath().some((node) => node instanceof HTMLButtonElement)) return;
    if (!event.composedPath().includes(control)) event.preventDefault();
    control.focus();
    if (this.open && this.typed === undefined) this.#closeList();
    else this.#openList();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.frame.contains(event.relatedTarget)) return;
    const isEmptied = this.typed === '' && this.value !== '' && !this.required;
    if (isEmptied) [this.value, this.text] = ['', ''];
    this.#closeList();
    if (isEmptied) this.announceChange();
  };

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event, event.key === 'ArrowDown' ? 1 : -1);
    if (event.key === 'Enter' && this.open) this.#take(event, () => this.#onEnter());
    if (event.key === 'Escape' && (this.open || this.typed !== undefined)) this.#take(event, () => this.#closeList());
  }

  /** The key did something here; the form or dialog around does not hear of it. */
  #take(event: Event, act: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #onEnter(): void {
    const option = this.options[this.active];
    if (option) this.#choose(option);
    else if (this.typed === '' && !this.required) this.#choose(undefined);
    else if (this.#pause.isWaiting) this.#pause.end();
  }

  #move(event: KeyboardEvent, step: 1 | -1): void {
    event.preventDefault();
    if (!this.open) return this.#openList();
    const count = this.options.length;
    if (count === 0) return;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = (from + step + count) % count;
  }
}
