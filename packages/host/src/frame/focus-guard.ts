/**
 * Protects what the user types. A panel that calls `focus()` in its own page takes the keyboard from a field of the CRM,
 * and no attribute of a frame prevents that. So the guard asks, whenever a frame has the focus: did the user put it
 * there? They did when they tabbed into it, or when the pointer was over it and moved since the last key. Otherwise the
 * focus goes back to the field at once, and a panel that does it again and again is stopped.
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
  #hasMovedSinceKey = true;
  #pointed: EventTarget | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Watches a frame. `onThief` is called once, after too many thefts. */
  watch(iframe: HTMLIFrameElement, onThief: () => void): void {
    if (this.#frames.size === 0) this.#listen();
    this.#frames.set(iframe, { thefts: 0, onThief });
  }

  forget(iframe: HTMLIFrameElement): void {
    iframe.style.removeProperty('pointer-events');
    if (this.#frames.delete(iframe) && this.#frames.size === 0) this.#stopListening();
  }

  /** The page itself is about to focus this frame. */
  allow(iframe: HTMLIFrameElement): void {
    this.#expected = iframe;
  }

  #listen(): void {
    window.addEventListener('blur', this.#onBlur);
    for (const [name, listener] of this.#listeners) document.addEventListener(name, listener, true);
  }

  #stopListening(): void {
    window.removeEventListener('blur', this.#onBlur);
    for (const [name, listener] of this.#listeners) document.removeEventListener(name, listener, true);
  }

  /** The window loses the focus when one of its frames gets it. */
  readonly #onBlur = (): void => {
    const frame = activeFrame();
    const watched = frame && this.#frames.get(frame);
    if (!frame || !watched) return;
    const isWanted = this.#expected === frame || this.#isTabbing || (this.#hasMovedSinceKey && this.#pointed === frame);
    this.#expected = undefined;
    this.#isTabbing = false;
    const field = this.#field;
    if (isWanted || !field?.isConnected) return;
    field.focus({ preventScroll: true });
    watched.thefts += 1;
    if (watched.thefts === this.#limit) watched.onThief();
  };

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
    this.#field = target instanceof HTMLElement && isField(target) ? target : undefined;
  }

  #onKey(event: Event): void {
    if (!(event instanceof KeyboardEvent)) return;
    this.#isTabbing = event.key === 'Tab';
    if (!this.#field || !this.#hasMovedSinceKey) return;
    this.#hasMovedSinceKey = false;
    for (const iframe of this.#frames.keys()) iframe.style.setProperty('pointer-events', 'none');
  }

  #onPointer(): void {
    if (this.#hasMovedSinceKey) return;
    this.#hasMovedSinceKey = true;
    for (const iframe of this.#frames.keys()) iframe.style.removeProperty('pointer-events');
  }
}

function activeFrame(): HTMLIFrameElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLIFrameElement ? active : undefined;
}

function deepTarget(event: Event): EventTarget | null {
  return event.composedPath()[0] ?? event.target;
}

function isField(element: HTMLElement): boolean {
  return element.isContentEditable || element.matches('input, textarea, select');
}
