import type { Host } from '@crosswalk/host';
import { ContextProvider, createContext } from '@lit/context';

/** Where panels and slots look for their host. Found by its key, so that several copies of the library share it. */
export const hostContext = createContext<Host | undefined>(Symbol.for('@crosswalk/host'));

/** Tells elements that came before their host to ask for it again; a context reaches only those that come later. */
export const HOST_PROVIDED = 'cw-host-provide';

/** Gives every panel and slot inside an element their host, whichever came first. Calling it again gives them another one. */
export function provideHost(element: HTMLElement, host: Host): void {
  const known = providers.get(element);
  if (known) known.setValue(host);
  else providers.set(element, new ContextProvider(element, { context: hostContext, initialValue: host }));
  document.dispatchEvent(new Event(HOST_PROVIDED));
}

const providers = new WeakMap<HTMLElement, ContextProvider<typeof hostContext>>();
