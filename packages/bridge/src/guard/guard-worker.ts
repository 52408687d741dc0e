/**
 * The script of the guard worker. Serve its built file from the page's own origin and give its address to `workerGuard`.
 */
import { pump } from './budget.ts';
import type { GuardOrder, GuardVerdict } from './guard-worker-handle.ts';

const sayFree = () => self.postMessage('free');

self.onmessage = ({ data, ports }: MessageEvent<GuardOrder>) => {
  const [panel, page] = ports;
  if (!panel || !page) {
    sayFree();
    return;
  }
  const close = pump(
    panel,
    data.limits,
    (text) => page.postMessage(text),
    (violation) => page.postMessage({ violation } satisfies GuardVerdict),
  );
  page.onmessage = () => {
    close();
    page.close();
  };
};

sayFree();
