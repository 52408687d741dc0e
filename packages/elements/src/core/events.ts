/** Sends an event named `cw-<noun>-<verb>` that crosses shadow roots; returns false when a listener prevented its default. */
export function emit<Detail>(
  target: EventTarget,
  name: `cw-${string}`,
  detail: Detail,
  options: { cancelable?: boolean } = {},
): boolean {
  return target.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: options.cancelable ?? false }),
  );
}
