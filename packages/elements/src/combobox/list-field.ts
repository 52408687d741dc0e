import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CwAvatar } from '../avatar/avatar.ts';
import { emit } from '../core/events.ts';
import { FormControl } from '../core/form-control.ts';
import { icon, type IconName } from '../core/icons.ts';
import { html } from '../core/names.ts';
import { TypingPause } from '../core/typing-pause.ts';
import { AnchorController } from '../popover/anchor.ts';

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
 * A field whose value is found by typing in a list below it: what one choice and several choices share. The keyboard
 * stays in the input; the list is a popover, so that no clipping of the page matters.
 */
export abstract class ListField extends FormControl {
  @property({ attribute: false }) options: readonly ComboboxOption[] = [];
  /** The options are on their way; those of the last question are shown meanwhile. */
  @property({ type: Boolean }) loading = false;
  @property() placeholder = '';
  /** Said where there is nothing to choose from; "No matches" when absent. */
  @property() note = '';
  @state() private open = false;
  @state() protected active = -1;
  /** What was typed since the last choice. */
  @state() protected typed: string | undefined;

  @query('[popover]') private readonly box!: HTMLElement;
  @query('.control') private readonly frame!: HTMLElement;
  readonly #anchor = new AnchorController(this, () => 'bottom-start');
  readonly #pause = new TypingPause(this, () => emit(this, 'cw-combobox-query', { text: this.typed ?? '' }));

  /** What the list offers now. */
  protected abstract get offered(): readonly ComboboxOption[];
  protected abstract isChosen(option: ComboboxOption): boolean;
  /** Takes an option over; nothing for "nothing chosen". */
  protected abstract choose(option: ComboboxOption | undefined): void;
  /** The user emptied the input and left, or pressed Enter in it. */
  protected abstract leaveEmpty(): void;
  /** What the input says while nobody types. */
  protected abstract get shownText(): string;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('options')) return;
    const chosen = this.offered.findIndex((option) => this.isChosen(option));
    const best = this.typed === '' ? -1 : Math.min(0, this.offered.length - 1);
    this.active = this.typed === undefined ? chosen : best;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.box.matches(':popover-open') !== this.open) this.#showBox();
    else if (this.open) this.#anchor.attach(this.frame, this.box);
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  /** Frame with what was chosen, the input and its end; the list. */
  protected renderList(before: unknown, after: unknown): TemplateResult {
    return html`<div class="base" @mousedown=${this.#onPress} @focusout=${this.#onFocusOut}>
      ${this.renderField(html`${before}${this.#renderInput()}${after}${icon('chevronDown')}`)}
      <div popover="manual" part="list">${this.open ? this.#renderOptions() : nothing}</div>
    </div>`;
  }

  #renderInput() {
    return html`<input
      id="control"
      type="text"
      role="combobox"
      aria-label=${this.spokenName || nothing}
      dir="auto"
      autocomplete="off"
      spellcheck="false"
      .value=${live(this.typed ?? this.shownText)}
      placeholder=${this.placeholder || nothing}
      aria-autocomplete="list"
      aria-expanded=${this.open}
      aria-controls=${this.open ? 'list' : nothing}
      aria-activedescendant=${this.open && this.active >= 0 ? `option-${this.active}` : nothing}
      @input=${this.#onInput}
      @keydown=${(event: KeyboardEvent) => this.onKey(event)}
    />`;
  }

  #renderOptions() {
    const { offered } = this;
    const isEmpty = offered.length === 0;
    const words = this.loading
      ? this.locale.text('loading')
      : isEmpty
        ? this.note || this.locale.text('noMatches')
        : this.locale.text('matches', { count: offered.length });
    return html`<ul
        id="list"
        role="listbox"
        aria-label=${this.label || this.spokenName}
        class=${this.loading ? 'stale' : ''}
        ?hidden=${isEmpty}
      >
        ${offered.map((option, index) => this.#renderOption(option, index))}
      </ul>
      <p class=${isEmpty ? 'note' : 'hidden-text'} role="status">${words}</p>`;
  }

  #renderOption(option: ComboboxOption, index: number) {
    const { label, detail, picture } = option;
    const isChosen = this.isChosen(option);
    // Keys are heard by the input, as the combobox pattern has it.
    // eslint-disable-next-line lit-a11y/click-events-have-key-events
    return html`<li
      id=${`option-${index}`}
      role="option"
      class=${index === this.active ? 'active' : ''}
      aria-selected=${isChosen}
      @mousemove=${() => (this.active = index)}
      @click=${() => this.choose(option)}
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
    if (this.open || !this.isEditable) return;
    this.open = true;
    this.#pause.end();
  }

  /** Leaves the list; what was typed and not chosen goes away. */
  protected closeList(): void {
    this.#pause.stop();
    this.open = false;
    this.typed = undefined;
    this.active = -1;
  }

  #onInput(): void {
    this.typed = this.nativeControl?.value ?? '';
    this.active = -1;
    this.open = true;
    this.#pause.restart();
  }

  readonly #onPress = (event: MouseEvent): void => {
    const path = event.composedPath();
    const control = this.nativeControl;
    if (path.includes(this.box)) event.preventDefault();
    if (!control || !path.includes(this.frame) || path.some((node) => node instanceof HTMLButtonElement)) return;
    if (!path.includes(control)) event.preventDefault();
    control.focus();
    if (this.open && this.typed === undefined) this.closeList();
    else this.#openList();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && this.frame.contains(event.relatedTarget)) return;
    if (this.typed === '') this.leaveEmpty();
    this.closeList();
  };

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#move(event, event.key === 'ArrowDown' ? 1 : -1);
    if (event.key === 'Enter' && this.open) this.take(event, () => this.onEnter());
    if (event.key === 'Escape' && (this.open || this.typed !== undefined)) this.take(event, () => this.closeList());
  }

  /** The key did something here; the form or dialog around does not hear of it. */
  protected take(event: Event, act: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  protected onEnter(): void {
    const option = this.offered[this.active];
    if (option) this.choose(option);
    else if (this.typed === '') this.leaveEmpty();
    else if (this.#pause.isWaiting) this.#pause.end();
  }

  #move(event: KeyboardEvent, step: 1 | -1): void {
    event.preventDefault();
    if (!this.open) return this.#openList();
    const count = this.offered.length;
    if (count === 0) return;
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = (from + step + count) % count;
  }
}
