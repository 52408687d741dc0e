import { type GuardFactory, workerGuard } from '@crosswalk/bridge';
import type { Diagnostics } from './collaborators/diagnostics.ts';

/**
 * The guard of a host that names none: a worker made of the file that lies beside this one once the package is built.
 * Where it cannot start – the library comes from another origin, or a policy forbids it – the page reads the panels'
 * messages itself, works as well, and says what would be better.
 */
export function defaultGuard(diagnostics: Diagnostics): GuardFactory {
  let isTold = false;
  // In a classic script there is no address of this file; its worker is looked for beside the page.
  const script = new URL(/* @vite-ignore */ './guard-worker.js', import.meta.url || document.baseURI);
  return workerGuard(script, (reason) => {
    if (isTold) return;
    isTold = true;
    diagnostics.advice?.(
      `Panels' messages are read in the page itself, where a hostile one can stall it: ${reason}. ` +
        'Serve guard-worker.js of @crosswalk/host from your own origin and pass its address: createHost({ guard: workerGuard(address) }).',
    );
  });
}
