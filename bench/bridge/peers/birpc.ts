/** birpc on a MessagePort, structured clone. */
import { createBirpc } from 'birpc';
import { openWithPorts, receivePorts } from './handed-port.ts';
import type { HostPeer, PanelPeer, Store } from './peer.ts';

const over = (port: MessagePort) => ({
  post: (data: unknown) => port.postMessage(data),
  on: (listener: (data: unknown) => void) => (port.onmessage = ({ data }) => listener(data)),
});

export const host: HostPeer = {
  open: (iframe, url, store) =>
    openWithPorts(iframe, url, (port) => void createBirpc<object, Store>(store, over(port))),
};

export const panel: PanelPeer = {
  connect: async () => {
    const { calls, events } = await receivePorts();
    const remote = createBirpc<Store, object>({}, over(calls));
    const list = (count: number) => remote.list(count);
    return {
      get: (id) => remote.get(id),
      list,
      listFirst: (count, onFirst) => list(count).then((records) => (onFirst(), records)),
      onEvent: (listener) => (events.onmessage = ({ data }) => listener(data)),
    };
  },
};
