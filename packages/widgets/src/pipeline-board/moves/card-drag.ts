/** What a drag needs to know of the board, and whom it tells. */
export interface DragSurface {
  /** The card a press was on, and where it is drawn; nothing on what has an action of its own. */
  cardAt: (event: PointerEvent) => { id: string; row: HTMLElement } | undefined;
  lift: (id: string) => void;
  over: (point: { x: number; y: number }) => void;
  /** The end; `isDropped` is false where it was given up. */
  end: (isDropped: boolean) => void;
}

interface Drag {
  id: string;
  row: HTMLElement;
  pointerId: number;
  start: { x: number; y: number };
  ghost?: HTMLElement | undefined;
}

/** Pixels the mouse moves before a press becomes a drag. */
const SLACK_PX = 5;
/** How long a finger rests on a card before it picks it up; a shorter touch scrolls. */
const HOLD_MS = 280;

/** Drags a card with mouse, pen or finger. The card stays where it is; a copy of its looks follows the pointer. */
export class CardDrag {
  readonly #surface: DragSurface;
  #drag: Drag | undefined;
  #hold: ReturnType<typeof setTimeout> | undefined;
  /** A press that ended a drag is not also a press on the card. */
  #swallowsClick = false;

  constructor(surface: DragSurface) {
    this.#surface = surface;
  }

  get isLifted(): boolean {
    return this.#drag?.ghost !== undefined;
  }

  readonly onPointerDown = (event: PointerEvent): void => {
    this.#swallowsClick = false;
    if (event.button !== 0 || !event.isPrimary || this.#drag) return;
    const card = this.#surface.cardAt(event);
    if (!card) return;
    const start = { x: event.clientX, y: event.clientY };
    this.#drag = { ...card, pointerId: event.pointerId, start };
    if (event.pointerType === 'touch') this.#hold = setTimeout(() => this.#lift(start), HOLD_MS);
    addEventListener('pointermove', this.#onMove);
    addEventListener('pointerup', this.#onUp);
    addEventListener('pointercancel', this.#onCancel);
    addEventListener('keydown', this.#onKey, { capture: true });
  };

  /** The browser may scroll until a card is lifted, and not after. */
  readonly onTouchMove = {
    handleEvent: (event: Event): void => {
      if (this.isLifted && event.cancelable) event.preventDefault();
    },
    passive: false,
  };

  readonly onClick = {
    handleEvent: (event: Event): void => {
      if (!this.#swallowsClick) return;
      this.#swallowsClick = false;
      event.preventDefault();
      event.stopPropagation();
    },
    capture: true,
  };

  readonly onContextMenu = (event: Event): void => {
    if (this.isLifted) event.preventDefault();
  };

  /** Gives the drag up, when the board leaves the page for instance. */
  cancel(): void {
    this.#end(false);
  }

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (event.pointerId !== drag?.pointerId) return;
    const point = { x: event.clientX, y: event.clientY };
    const isFar = Math.hypot(point.x - drag.start.x, point.y - drag.start.y) > SLACK_PX;
    if (!drag.ghost && isFar && this.#hold !== undefined) return this.#end(false);
    if (!drag.ghost && isFar) this.#lift(point);
    if (this.isLifted) this.#carry(point);
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerId === this.#drag?.pointerId) this.#end(true);
  };

  readonly #onCancel = (event: PointerEvent): void => {
    if (event.pointerId === this.#drag?.pointerId) this.#end(false);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isLifted) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(false);
  };

  #lift(point: { x: number; y: number }): void {
    const drag = this.#drag;
    if (!drag) return;
    this.#hold = undefined;
    drag.ghost = makeGhost(drag.row);
    drag.row.toggleAttribute('data-lifted', true);
    this.#surface.lift(drag.id);
    this.#carry(point);
  }

  /** The copy keeps its place under the pointer. */
  #carry(point: { x: number; y: number }): void {
    const drag = this.#drag;
    drag?.ghost?.style.setProperty('translate', `${point.x - drag.start.x}px ${point.y - drag.start.y}px`);
    this.#surface.over(point);
  }

  #end(isDropped: boolean): void {
    const wasLifted = this.isLifted;
    clearTimeout(this.#hold);
    this.#hold = undefined;
    this.#drag?.ghost?.remove();
    this.#drag?.row.removeAttribute('data-lifted');
    this.#drag = undefined;
    removeEventListener('pointermove', this.#onMove);
    removeEventListener('pointerup', this.#onUp);
    removeEventListener('pointercancel', this.#onCancel);
    removeEventListener('keydown', this.#onKey, { capture: true });
    if (!wasLifted) return;
    this.#swallowsClick = isDropped;
    this.#surface.end(isDropped);
  }
}

/** In the top layer, so that no column cuts it off. */
function makeGhost(row: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'ghost';
  ghost.popover = 'manual';
  ghost.ariaHidden = 'true';
  const card = row.querySelector('.card') ?? row;
  ghost.append(card.cloneNode(true));
  row.getRootNode().appendChild(ghost);
  const { left, top, width } = card.getBoundingClientRect();
  ghost.style.setProperty('inset', `${top}px auto auto ${left}px`);
  ghost.style.setProperty('inline-size', `${width}px`);
  ghost.showPopover();
  return ghost;
}
