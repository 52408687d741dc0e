import { css, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon, type IconName } from '../core/icons.ts';
import { LocaleController } from '../core/locale.ts';
import { html } from '../core/names.ts';
import { CwIconButton } from '../icon-button/icon-button.ts';
import { elementTexts } from '../texts/element-texts.ts';
import { base } from '../styles/base.styles.ts';
import type { Tone } from '../badge/badge.ts';

/** A short message that goes away by itself. */
export interface ToastOptions {
  message: string;
  tone?: Tone;
  /** Milliseconds it stays; 0 for until closed. Failures stay until closed when absent. */
  durationMs?: number;
  action?: { label: string; run: () => void };
}

interface Toast extends ToastOptions {
  key: number;
}

const DURATION_MS = 5_000;
const MOST_SHOWN = 4;
const ICONS: Readonly<Record<Tone, IconName>> = {
  neutral: 'info',
  info: 'info',
  positive: 'check',
  caution: 'alert',
  negative: 'alert',
};

/**
 * The corner of a page where short messages appear, above everything else. Place one per page and call `show`.
 * Messages are read out politely, failures at once; they wait while the pointer or focus is on them.
 *
 * @tagname cw-toast-region
 */
export class CwToastRegion extends LitElement {
  static readonly elementName = 'toast-region';
  static readonly uses = [CwIconButton];
  static override styles = [
    base,
    css`
      [popover] {
        position: fixed;
        inset: auto;
        inset-block-end: calc(var(--_cw-space) * 5);
        inset-inline-end: calc(var(--_cw-space) * 5);
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        overflow: visible;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 2.5);
        inline-size: min(24rem, calc(100vi - 40px));
        margin-block-start: calc(var(--_cw-space) * 2);
        padding-block: calc(var(--_cw-space) * 1.5);
        padding-inline: calc(var(--_cw-space) * 3) calc(var(--_cw-space) * 1.5);
        border-radius: var(--_cw-radius-large);
        background: var(--_cw-raised);
        color: var(--_cw-text);
        box-shadow: var(--_cw-shadow);
        animation: arrive calc(var(--_cw-motion) * 1.5) ease-out;
      }
      .toast > .icon {
        color: var(--_cw-accent);
      }
      .positive > .icon {
        color: var(--_cw-positive);
      }
      .caution > .icon {
        color: var(--_cw-caution);
      }
      .negative > .icon {
        color: var(--_cw-negative);
      }
      .words {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .action {
        padding: var(--_cw-space) calc(var(--_cw-space) * 1.5);
        border: 0;
        background: none;
        color: var(--_cw-accent-text);
        font-weight: 600;
        cursor: pointer;
      }
      @keyframes arrive {
        from {
          opacity: 0;
          translate: 0 12px;
        }
      }
      @media (forced-colors: active) {
        .toast {
          border: 1px solid CanvasText;
        }
      }
    `,
  ];

  @state() private toasts: readonly Toast[] = [];
  @query('[popover]') private readonly box!: HTMLElement;
  readonly #locale = new LocaleController(this, elementTexts);
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #nextKey = 1;

  /** Shows a message and returns a function that takes it away. */
  show(options: ToastOptions): () => void {
    const toast = { ...options, key: this.#nextKey++ };
    for (const old of this.toasts.slice(0, Math.max(0, this.toasts.length + 1 - MOST_SHOWN))) this.#remove(old.key);
    this.toasts = [...this.toasts, toast];
    this.#startTimer(toast);
    return () => this.#remove(toast.key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Opened anew with each change, so that it also lies above a dialog that was opened since. */
  protected override updated(): void {
    if (!this.isConnected) return;
    if (this.box.matches(':popover-open')) this.box.hidePopover();
    if (this.toasts.length > 0) this.box.showPopover();
  }

  protected override render() {
    return html`<div popover="manual" role="region" aria-label=${this.#locale.text('notifications')}>
      ${repeat(
        this.toasts,
        (toast) => toast.key,
        (toast) => this.#renderToast(toast),
      )}
    </div>`;
  }

  #renderToast(toast: Toast) {
    const tone = toast.tone ?? 'neutral';
    return html`<div
      class="toast ${tone}"
      role=${tone === 'negative' ? 'alert' : 'status'}
      @pointerenter=${() => this.#stopTimer(toast.key)}
      @pointerleave=${() => this.#startTimer(toast)}
      @focusin=${() => this.#stopTimer(toast.key)}
      @focusout=${() => this.#startTimer(toast)}
    >
      ${icon(ICONS[tone])}<span class="words">${toast.message}</span>
      ${
        toast.action
          ? html`<button class="action" type="button" @click=${() => this.#act(toast)}>${toast.action.label}</button>`
          : nothing
      }
      <cw-icon-button
        icon="close"
        size="small"
        label=${this.#locale.text('close')}
        @click=${() => this.#remove(toast.key)}
      ></cw-icon-button>
    </div>`;
  }

  #act(toast: Toast): void {
    this.#remove(toast.key);
    toast.action?.run();
  }

  #startTimer(toast: Toast): void {
    this.#stopTimer(toast.key);
    const duration = toast.durationMs ?? (toast.tone === 'negative' ? 0 : DURATION_MS);
    if (duration > 0)
      this.#timers.set(
        toast.key,
        setTimeout(() => this.#remove(toast.key), duration),
      );
  }

  #stopTimer(key: number): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #remove(key: number): void {
    this.#stopTimer(key);
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}
