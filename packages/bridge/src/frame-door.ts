/**
 * The only window listener of the bridge, one for the page, present while there are frames. It looks at who sent a
 * message and at the ports that came with it, and never at its data: reading data is what hurts.
 */

/** A frame whose window may speak. */
export interface KnownFrame {
  /** `null` while the frame is not in a document. */
  readonly window: Window | null;
  readonly origin: string;
  /** The frame's window sent a message, with the ports that came along. */
  heard(ports: readonly MessagePort[], isFromOrigin: boolean): void;
}

const frames = new Set<KnownFrame>();

/** Starts listening to this frame's window. */
export function knowFrame(frame: KnownFrame): void {
  if (frames.size === 0) window.addEventListener('message', receive);
  frames.add(frame);
}

/** Stops listening to this frame's window. */
export function forgetFrame(frame: KnownFrame): void {
  if (!frames.delete(frame) || frames.size > 0) return;
  window.removeEventListener('message', receive);
}

function receive({ source, origin, ports }: MessageEvent): void {
  if (source === null) return;
  for (const frame of frames) if (frame.window === source) return frame.heard(ports, frame.origin === origin);
}
