/** What a keyboard can reach. */
const FOCUSABLE = 'a[href],area[href],button,input,select,textarea,summary,iframe,[contenteditable],[tabindex]';

/** Moves the focus past a frame, to what comes next in the page or before it. Answers whether there was anything. */
export function focusPast(frame: HTMLIFrameElement, direction: 'forward' | 'backward'): boolean {
  const stops = tabStops(document);
  const at = stops.indexOf(frame);
  const target = at < 0 ? undefined : stops[direction === 'forward' ? at + 1 : at - 1];
  if (!target) {
    frame.blur();
    return false;
  }
  target.focus();
  return true;
}

/** Everything a keyboard can reach, as people see it: through shadow roots, and with slotted content where it is shown. */
function tabStops(root: ParentNode): HTMLElement[] {
  return childrenOf(root).flatMap((element) => [...(isTabStop(element) ? [element] : []), ...tabStops(element)]);
}

function childrenOf(node: ParentNode): HTMLElement[] {
  const inside: ParentNode = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  const slotted = node instanceof HTMLSlotElement ? node.assignedElements() : [];
  const children = slotted.length > 0 ? slotted : [...inside.children];
  return children.filter((element) => element instanceof HTMLElement);
}

function isTabStop(element: HTMLElement): boolean {
  return (
    element.matches(FOCUSABLE) &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
