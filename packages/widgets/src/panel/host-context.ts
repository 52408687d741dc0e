import type { Host } from '@crosswalk/host';
import { ContextProvider, createContext } from '@lit/context';

/** Where panels and slots look for their host. Found by its key, so that several copies of the library share it. */
export const hostContext = createContext<Host | undefined>(Symbol.for('@crosswalk/host'));

/** Gives every panel and slot inside an element their host. Calling it again gives them another one. */
export function provideHost(element: HTMLElement, host: Host): void {
  const known = providers.get(element);
  if (known) known.setValue(host);
  else providers.set(element, new ContextProvider(element, { context: hostContext, initialValue: host }));
}

const providers = new WeakMap<HTMLElement, ContextProvider<typeof hostContext>>();
