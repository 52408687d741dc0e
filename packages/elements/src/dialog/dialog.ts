import { LitElement, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import { emit } from '../core/events.ts';
import { focusedElement } from '../core/focus.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { CwIconButton } from '../icon-button/icon-button.ts';
import { elementTexts } from '../texts/element-texts.ts';
import { dialogStyles } from './dialog.styles.ts';
import { base } from '../styles/base.styles.ts';

/**
 * Asks for one thing before anything else goes on, on the browser's own `<dialog>`: focus stays inside, Escape closes it,
 * and focus goes back to where it was.
 *
 * @tagname cw-dialog
 * @slot - What it asks.
 * @slot footer - Its buttons, the main one last.
 * @fires {CustomEvent<{ returnValue: string }>} cw-dialog-close - After it closed, however that came about.
 * @csspart base - The native dialog.
 */
export class CwDialog extends LitElement {
  static readonly elementName: string = 'dialog';
  static readonly uses = [CwIconButton];
  static override styles = [base, dialogStyles];

  @property({ type: Boolean, reflect: true }) open = false;
  @property() heading = '';
  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';
  /** In the middle, or as a drawer at the end of the line. */
  @property({ reflect: true }) placement: 'center' | 'end' = 'center';

  @query('dialog') private readonly dialog!: HTMLDialogElement;
  readonly #locale = new LocaleController(this, elementTexts);

  /** Closes it; `returnValue` tells the opener why. */
  close(returnValue = ''): void {
    this.dialog.close(returnValue);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.#show();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  protected override render() {
    return html`<dialog part="base" aria-labelledby="heading" @close=${this.#onClose} @pointerdown=${this.#onBackdrop}>
      <header>
        <h2 id="heading">${this.heading || nothing}</h2>
        <cw-icon-button icon="close" label=${this.#locale.text('close')} @click=${() => this.close()}></cw-icon-button>
      </header>
      <div class="body"><slot></slot></div>
      <footer><slot name="footer"></slot></footer>
    </dialog>`;
  }

  #opener: HTMLElement | undefined;

  /** The browser looks for `autofocus` only among the dialog's own descendants, not among what the page put into its slots. */
  #show(): void {
    this.#opener = focusedElement();
    this.dialog.showModal();
    this.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  #onClose(): void {
    this.open = false;
    // The browser gives the keyboard back to elements of its own document; a frame that had it gets it from here.
    if (focusedElement() === undefined) this.#opener?.focus();
    emit(this, 'cw-dialog-close', { returnValue: this.dialog.returnValue });
  }

  /** A press on the backdrop has the dialog itself as its target and lies outside its box. */
  #onBackdrop(event: PointerEvent): void {
    if (event.target !== this.dialog) return;
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) this.close();
  }
}
