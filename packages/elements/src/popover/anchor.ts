import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where a floating box stands in relation to what opened it. */
export type Placement = 'bottom-start' | 'bottom-end' | 'top';

const GAP_PX = 4;
const EDGE_PX = 8;

/**
 * Keeps a popover beside its trigger while it is open: below, or above where there is no room, never outside the window.
 * Works on top-layer boxes (`position: fixed`), so that no clipping or stacking of the page matters.
 */
export class AnchorController implements ReactiveController {
  readonly #placement: () => Placement;
  #trigger: Element | undefined;
  #floating: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, placement: () => Placement) {
    this.#placement = placement;
    host.addController(this);
  }

  /** Begins to hold `floating` at `trigger`. */
  attach(trigger: Element, floating: HTMLElement): void {
    this.#trigger = trigger;
    this.#floating = floating;
    addEventListener('scroll', this.#place, { capture: true, passive: true });
    addEventListener('resize', this.#place);
    this.#place();
  }

  detach(): void {
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
  }

  hostDisconnected(): void {
    this.detach();
  }

  readonly #place = (): void => {
    if (!this.#trigger || !this.#floating) return;
    const anchor = this.#trigger.getBoundingClientRect();
    const box = this.#floating.getBoundingClientRect();
    const [left, top] = position(anchor, box, this.#placement(), this.#trigger.matches(':dir(rtl)'));
    this.#floating.style.setProperty('left', `${left}px`);
    this.#floating.style.setProperty('top', `${top}px`);
  };
}

function position(anchor: DOMRect, box: DOMRect, placement: Placement, rightToLeft: boolean): [number, number] {
  const alignEnd = (placement === 'bottom-end') !== rightToLeft;
  const centred = anchor.left + (anchor.width - box.width) / 2;
  const left = placement === 'top' ? centred : alignEnd ? anchor.right - box.width : anchor.left;
  const below = anchor.bottom + GAP_PX;
  const above = anchor.top - box.height - GAP_PX;
  const fitsBelow = below + box.height + EDGE_PX <= innerHeight;
  const top = placement === 'top' ? (above >= EDGE_PX ? above : below) : fitsBelow || above < EDGE_PX ? below : above;
  return [clamp(left, EDGE_PX, innerWidth - box.width - EDGE_PX), top];
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
