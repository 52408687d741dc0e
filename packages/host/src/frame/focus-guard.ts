/**
 * Protects what the user types. A panel that calls `focus()` in its own page takes the keyboard from a field of the CRM,
 * and no attribute of a frame prevents that. So the guard asks, whenever a frame has the focus: did the user put it
 * there? They did when they tabbed into it, or when they moved the pointer onto it after they last used the field.
 * Otherwise the focus goes back to the field at once, the frame is not shown until the user turns to something else, and a
 * panel that does it again and again is stopped.
 *
 * The page cannot see the pointer inside a frame. So while the user types in a field, frames let the pointer through;
 * its first move or press shows that the user wants something else, and they are as before.
 */
export class FocusGuard {
  readonly #limit: number;
  readonly #frames = new Map<HTMLIFrameElement, { thefts: number; onThief: () => void }>();
  #field: HTMLElement | undefined;
  #expected: HTMLIFrameElement | undefined;
  #isTabbing = false;
  #hasMoved = true;
  #pointed: EventTarget | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Watches a frame. `onThief` is called once, after too many thefts. */
  watch(iframe: HTMLIFrameElement, onThief: () => void): void {
    if (this.#frames.size === 0) this.#listen();
    this.#frames.set(iframe, { thefts: 0, onThief });
    if (!this.#hasMoved) shield(iframe);
  }

  forget(iframe: HTMLIFrameElement): void {
    free(iframe);
    if (this.#frames.delete(iframe) && this.#frames.size === 0) this.#stopListening();
  }

  /** The page itself is about to focus this frame. */
  allow(iframe: HTMLIFrameElement): void {
    free(iframe);
    this.#expected = iframe;
  }

  #listen(): void {
    this.#useField(fieldOf(deepActive()));
    window.addEventListener('blur', this.#onBlur);
    for (const [name, listener] of this.#listeners) document.addEventListener(name, listener, true);
  }

  #stopListening(): void {
    window.removeEventListener('blur', this.#onBlur);
    for (const [name, listener] of this.#listeners) document.removeEventListener(name, listener, true);
  }

  /** The window loses the focus when one of its frames gets it. Taken back at once, the browser would not follow. */
  readonly #onBlur = (): void => {
    setTimeout(() => this.#judge());
  };

  #judge(): void {
    const frame = activeFrame();
    const watched = frame && this.#frames.get(frame);
    if (!frame || !watched) return;
    const isWanted = this.#expected === frame || this.#isTabbing || (this.#hasMoved && this.#pointed === frame);
    this.#expected = undefined;
    this.#isTabbing = false;
    const field = this.#field;
    if (isWanted) this.#field = undefined;
    if (isWanted || !field?.isConnected) return;
    // A script in the frame would take it again without the page hearing of it; a frame that is not drawn cannot.
    frame.style.setProperty('display', 'none');
    field.focus({ preventScroll: true });
    watched.thefts += 1;
    if (watched.thefts === this.#limit) watched.onThief();
  }

  readonly #listeners: readonly (readonly [string, (event: Event) => void])[] = [
    ['focusin', (event) => this.#onFocus(event)],
    ['keydown', (event) => this.#onKey(event)],
    ['pointermove', () => this.#onPointer()],
    ['pointerdown', () => this.#onPointer()],
    ['pointerover', (event) => (this.#pointed = deepTarget(event))],
  ];

  #onFocus(event: Event): void {
    this.#isTabbing = false;
    const target = deepTarget(event);
    if (target instanceof HTMLIFrameElement) return;
    this.#useField(fieldOf(target));
  }

  #onKey(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    this.#isTabbing = event.key === 'Tab';
    if (this.#isTabbing) this.#frames.forEach((_, iframe) => iframe.style.removeProperty('display'));
    this.#useField(this.#field);
  }

  /** The user is at a field: from now on only a move of the pointer can lead into a frame. */
  #useField(field: HTMLElement | undefined): void {
    this.#field = field;
    if (!field || !this.#hasMoved) return;
    this.#hasMoved = false;
    this.#frames.forEach((_, iframe) => shield(iframe));
  }

  #onPointer(): void {
    if (this.#hasMoved) return;
    this.#hasMoved = true;
    this.#frames.forEach((_, iframe) => free(iframe));
  }
}

function shield(iframe: HTMLIFrameElement): void {
  iframe.style.setProperty('pointer-events', 'none');
}

function free(iframe: HTMLIFrameElement): void {
  iframe.style.removeProperty('pointer-events');
  iframe.style.removeProperty('display');
}

function activeFrame(): HTMLIFrameElement | undefined {
  const active = deepActive();
  return active instanceof HTMLIFrameElement ? active : undefined;
}

/** The element with the focus, also inside shadow roots. */
function deepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function deepTarget(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}

/** What somebody may be typing into. */
function fieldOf(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  return target.isContentEditable || target.matches('input, textarea, select') ? target : undefined;
}
