/** comlink on a MessagePort. */
import { expose, wrap } from 'comlink';
import { openWithPorts, receivePorts } from './handed-port.ts';
import type { Contact, HostPeer, PanelPeer, Store } from './peer.ts';

export const host: HostPeer = {
  open: (iframe, url, store) => openWithPorts(iframe, url, (port) => expose(store, port)),
};

export const panel: PanelPeer = {
  connect: async () => {
    const { calls, events } = await receivePorts();
    const remote = wrap<Store>(calls);
    const list = (count: number): Promise<Contact[]> => remote.list(count);
    return {
      get: (id) => remote.get(id),
      list,
      listFirst: (count, onFirst) => list(count).then((records) => (onFirst(), records)),
      onEvent: (listener) => (events.onmessage = ({ data }) => listener(data)),
    };
  },
};
