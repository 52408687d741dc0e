const NOW = Promise.resolve();

/**
 * Runs something when the running code has ended. A promise does it inside the engine; `queueMicrotask` goes through
 * the browser's bindings and costs about as much as all else that a call does.
 */
export function inMicrotask(run: () => void): void {
  void NOW.then(run);
}
