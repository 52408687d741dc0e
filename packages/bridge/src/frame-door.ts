/**
 * The only window listener of the bridge, one for the page, present only while a frame is expected to speak. It looks at
 * who sent a message and at the ports that came with it, and never at its data: reading data is what hurts.
 */

/** A frame that is expected to introduce itself. */
export interface ExpectedFrame {
  /** The window that may speak; `null` while the frame is not in a document. */
  readonly window: Window | null;
  readonly origin: string;
  /** The frame gave its ports: one it speaks on, one it listens on. */
  admit(speaking: MessagePort, listening: MessagePort): void;
}

const expected = new Set<ExpectedFrame>();

/** Starts listening for this frame. */
export function expectFrame(frame: ExpectedFrame): void {
  if (expected.size === 0) window.addEventListener('message', receive);
  expected.add(frame);
}

/** Stops listening for this frame. */
export function forgetFrame(frame: ExpectedFrame): void {
  if (!expected.delete(frame) || expected.size > 0) return;
  window.removeEventListener('message', receive);
}

function receive(event: MessageEvent): void {
  const { source, origin, ports } = event;
  if (source === null || ports.length !== 2) return;
  for (const frame of expected) {
    if (frame.window !== source || frame.origin !== origin) continue;
    const [speaking, listening] = ports;
    if (speaking && listening) frame.admit(speaking, listening);
    return;
  }
}
