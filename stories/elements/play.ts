/** The element a play function acts on; the story fails, naming it, where it is not there. */
export function within<Element extends HTMLElement>(
  canvas: HTMLElement,
  selector: string,
  elementClass: abstract new (...args: never[]) => Element,
): Element {
  const found = canvas.querySelector(selector);
  if (!(found instanceof elementClass)) throw new Error(`There is no ${selector} in this story`);
  return found;
}

/** Fails a story whose behaviour is not what its text says. */
export function mustBe(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Does not hold: ${what}`);
}
