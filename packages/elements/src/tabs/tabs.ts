import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { emit } from '../core/events.ts';
import { html } from '../core/names.ts';
import { base } from '../styles/base.styles.ts';
import { CwTabPanel } from './tab-panel.ts';

/**
 * Several pages in one place, one shown at a time.
 *
 * Keyboard: ← → move between tabs (mirrored in right-to-left pages), Home and End go to the ends; the page follows at once.
 *
 * @tagname cw-tabs
 * @slot - `<cw-tab-panel>` elements.
 * @slot end - Something at the end of the tab line.
 * @fires {CustomEvent<{ name: string }>} cw-tab-change - When the user chose another tab.
 */
export class CwTabs extends LitElement {
  static readonly elementName = 'tabs';
  static readonly uses = [CwTabPanel];
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        align-items: center;
        border-block-end: 1px solid var(--_cw-border);
      }
      .tabs {
        display: flex;
        flex: 1;
        min-inline-size: 0;
        gap: var(--_cw-space);
        overflow-x: auto;
        scrollbar-width: none;
      }
      button {
        position: relative;
        display: inline-flex;
        align-items: center;
        gap: calc(var(--_cw-space) * 1.5);
        min-block-size: calc(var(--_cw-space) * 10);
        padding: 0 calc(var(--_cw-space) * 2.5);
        border: 0;
        background: none;
        color: var(--_cw-text-muted);
        font-weight: 500;
        white-space: nowrap;
        cursor: pointer;
      }
      button:hover {
        color: var(--_cw-text);
      }
      button:focus-visible {
        outline-offset: -3px;
        border-radius: var(--_cw-radius);
      }
      button[aria-selected='true'] {
        color: var(--_cw-text);
      }
      button[aria-selected='true']::after {
        content: '';
        position: absolute;
        inset-inline: calc(var(--_cw-space) * 2.5);
        inset-block-end: 0;
        block-size: 2px;
        border-radius: 2px 2px 0 0;
        background: var(--_cw-accent);
      }
      .count {
        color: var(--_cw-text-muted);
        font-size: var(--_cw-size-small);
        font-weight: 400;
      }
      @media (forced-colors: active) {
        button[aria-selected='true']::after {
          background: Highlight;
        }
      }
    `,
  ];

  /** Name of the page that is shown; the first one when absent or unknown. */
  @property({ reflect: true }) selected = '';
  /** What the tabs are about, for screen readers. */
  @property() label = '';
  @state() private panels: readonly CwTabPanel[] = [];

  protected override willUpdate(): void {
    const shown = this.#shownPanel();
    for (const panel of this.panels) panel.active = panel === shown;
  }

  protected override render() {
    const shown = this.#shownPanel();
    return html`<div class="line" part="line">
        <div class="tabs" role="tablist" aria-label=${this.label || nothing} @keydown=${this.#onKey}>
          ${this.panels.map((panel) => this.#renderTab(panel, panel === shown))}
        </div>
        <slot name="end"></slot>
      </div>
      <slot @slotchange=${this.#readPanels} @cw-tab-panel-update=${() => this.requestUpdate()}></slot>`;
  }

  #renderTab(panel: CwTabPanel, selected: boolean) {
    return html`<button
      type="button"
      role="tab"
      part="tab"
      aria-selected=${selected}
      tabindex=${selected ? 0 : -1}
      @click=${() => this.#choose(panel)}
    >
      ${panel.label}${panel.count === undefined ? nothing : html`<span class="count">${panel.count}</span>`}
    </button>`;
  }

  #shownPanel(): CwTabPanel | undefined {
    return this.panels.find((panel) => panel.name === this.selected) ?? this.panels[0];
  }

  #readPanels(event: Event): void {
    const slot = event.target;
    if (!(slot instanceof HTMLSlotElement)) return;
    this.panels = slot.assignedElements().filter((element) => element instanceof CwTabPanel);
  }

  #choose(panel: CwTabPanel): void {
    if (panel === this.#shownPanel()) return;
    this.selected = panel.name;
    emit(this, 'cw-tab-change', { name: panel.name });
  }

  #onKey(event: KeyboardEvent): void {
    const target = this.#keyTarget(event.key);
    const panel = target === undefined ? undefined : this.panels.at(target);
    if (!panel) return;
    event.preventDefault();
    this.#choose(panel);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  }

  #keyTarget(key: string): number | undefined {
    const current = this.panels.findIndex((panel) => panel === this.#shownPanel());
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'Home') return 0;
    if (key === 'End') return -1;
    if (key === forward) return (current + 1) % this.panels.length;
    if (key === 'ArrowLeft' || key === 'ArrowRight') return current - 1;
    return undefined;
  }
}
