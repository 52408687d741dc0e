/** Growing steps in a row, each an answer to the last, after which a page is taken to grow with its own frame. */
const MAX_STEPS = 12;
/** A step is an answer to the last one when it comes this soon after it, in milliseconds. */
const STEP_MS = 250;

/**
 * Keeps a frame as high as its document and returns what ends it. `send` asks for a height and resolves with the one
 * that was given. Asks at most once a frame, never for the same height twice, and one request at a time.
 *
 * A page whose height depends on its frame (`100vh` and a margin) would grow for ever: it is put back and left alone.
 */
export function autoResize(page: Document, send: (height: number) => Promise<number>): () => void {
  const start = page.documentElement.clientHeight;
  let asked = 0;
  let steps = 0;
  let lastStepAt = 0;
  let frame = 0;
  let isSending = false;

  const observer = new ResizeObserver(schedule);
  observer.observe(page.documentElement);
  return stop;

  function stop(): void {
    observer.disconnect();
    cancelAnimationFrame(frame);
  }

  function schedule(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void update());
  }

  async function update(): Promise<void> {
    const height = contentHeight(page);
    if (isSending || height === asked) return;
    isSending = true;
    const isLoop = countStep(height);
    asked = isLoop ? start : height;
    // A refused resize is no reason to fail: the panel scrolls.
    await send(asked).catch(() => {});
    isSending = false;
    if (isLoop) stop();
    else schedule();
  }

  function countStep(height: number): boolean {
    const now = performance.now();
    steps = height > asked && now - lastStepAt < STEP_MS ? steps + 1 : 0;
    lastStepAt = now;
    return steps > MAX_STEPS;
  }
}

/** What the content needs, whatever the frame is now. `scrollHeight` would never fall below the frame's own height. */
function contentHeight(page: Document): number {
  return Math.ceil(page.documentElement.getBoundingClientRect().height);
}
