/** What a keyboard can reach, in the order of the document. Positive `tabindex` values are not supported: nobody should use them. */
const FOCUSABLE =
  'a[href],area[href],button,input,select,textarea,summary,iframe,audio[controls],video[controls],[contenteditable],[tabindex]';

/**
 * Lets the keyboard leave the frame: Tab on the last control and Shift+Tab on the first hand focus back to the page,
 * which knows what comes next. Returns what ends it.
 */
export function leaveFocusAtEnds(
  page: Document,
  leave: (direction: 'forward' | 'backward') => Promise<unknown>,
): () => void {
  let canLeave = true;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || !canLeave)
      return;
    const stops = tabStops(page);
    const last = event.shiftKey ? stops[0] : stops.at(-1);
    if (last !== undefined && last !== activeElement(page)) return;
    event.preventDefault();
    // A host that cannot take focus must not turn the panel into a trap.
    leave(event.shiftKey ? 'backward' : 'forward').catch(() => (canLeave = false));
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}

function activeElement(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? activeElement(active.shadowRoot) : active;
}

function tabStops(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(isTabStop(element) ? [element] : []),
    ...(element.shadowRoot ? tabStops(element.shadowRoot) : []),
  ]);
}

function isTabStop(element: HTMLElement): boolean {
  return (
    element.matches(FOCUSABLE) &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
