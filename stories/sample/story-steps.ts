/** Waits until something is there; the story's own time limit ends it when it never is. */
export async function found<Found>(look: () => Found | null | undefined | false): Promise<Found> {
  for (;;) {
    const thing = look();
    if (thing !== null && thing !== undefined && thing !== false) return thing;
    await new Promise(requestAnimationFrame);
  }
}

/** Presses keys on an element, as the user's keyboard would. `Forward` is the arrow along the reading direction. */
export async function press(element: () => Element | null | undefined, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const target = await found(element);
    const forward = target.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const pressed = key === 'Forward' ? forward : key;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: pressed, bubbles: true, composed: true, cancelable: true }),
    );
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
}
