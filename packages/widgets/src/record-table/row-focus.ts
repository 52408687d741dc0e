import type { LitElement, ReactiveController } from 'lit';

/**
 * Puts one row of a table in the Tab order, with all that can be pressed in it; arrows move to another one.
 * The host's rows hold a link with the class `row-link`, in order.
 */
export class RowFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #actions: { select: (index: number) => void };
  #current = 0;

  constructor(host: LitElement, actions: { select: (index: number) => void }) {
    this.#host = host;
    this.#actions = actions;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#current = Math.max(0, Math.min(this.#current, this.#links.length - 1));
  }

  tabIndex(index: number): 0 | -1 {
    return index === this.#current ? 0 : -1;
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const focused = this.#links.findIndex((link) => link.closest('tr')?.matches(':focus-within'));
    if (focused < 0) return;
    const isOnName = this.#links[focused]?.matches(':focus');
    if (event.key === ' ' && isOnName) this.#actions.select(focused);
    else if (!this.#moveTo(this.#target(event.key, focused))) return;
    event.preventDefault();
  };

  #target(key: string, from: number): number | undefined {
    const last = this.#links.length - 1;
    if (key === 'ArrowDown') return Math.min(from + 1, last);
    if (key === 'ArrowUp') return Math.max(from - 1, 0);
    if (key === 'Home') return 0;
    return key === 'End' ? last : undefined;
  }

  #moveTo(index: number | undefined): boolean {
    const link = index === undefined ? undefined : this.#links[index];
    if (!link || index === undefined) return false;
    this.#current = index;
    this.#host.requestUpdate();
    link.focus();
    return true;
  }

  get #links(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.row-link')];
  }
}
