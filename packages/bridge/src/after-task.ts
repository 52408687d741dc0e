/**
 * Runs something after the current task, sooner than a timer can: timers are clamped to milliseconds.
 * One channel for the page, so that thousands of peers cost nothing.
 */
const queue: (() => void)[] = [];
let port: MessagePort | undefined;

export function afterTask(run: () => void): void {
  queue.push(run);
  port ??= openChannel();
  port.postMessage(0);
}

function openChannel(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => queue.shift()?.();
  // Under Node an idle channel would keep a test's process running for ever.
  if ('unref' in port1 && port1.unref instanceof Function) Reflect.apply(port1.unref, port1, []);
  return port2;
}

/** Lets the page paint and handle input before the next piece of work. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => afterTask(resolve));
}
