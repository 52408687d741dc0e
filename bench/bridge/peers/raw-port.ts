/** The floor: structured clone over a MessagePort, a map of ids, nothing else. */
import type { Contact, HostPeer, PanelPeer, PanelSession, Store } from './peer.ts';

type Call = { id: number; name: 'get' | 'list'; argument: string | number };
type Answer = { id: number; value: unknown } | { event: unknown };

export function serve(port: MessagePort, store: Store): void {
  port.onmessage = ({ data }: MessageEvent<Call>) => {
    const answer = data.name === 'get' ? store.get(String(data.argument)) : store.list(Number(data.argument));
    void answer.then((value) => port.postMessage({ id: data.id, value }));
  };
}

export function callOver(port: MessagePort): PanelSession {
  let lastId = 0;
  let onEvent: (payload: unknown) => void = () => undefined;
  const pending = new Map<number, (value: unknown) => void>();
  port.onmessage = ({ data }: MessageEvent<Answer>) => {
    if ('event' in data) {
      onEvent(data.event);
      return;
    }
    pending.get(data.id)?.(data.value);
    pending.delete(data.id);
  };
  const call = (name: Call['name'], argument: Call['argument']) =>
    new Promise((resolve) => {
      lastId += 1;
      pending.set(lastId, resolve);
      port.postMessage({ id: lastId, name, argument } satisfies Call);
    });
  const list = (count: number) => call('list', count) as Promise<Contact[]>;
  return {
    get: (id) => call('get', id) as Promise<Contact>,
    list,
    listFirst: (count, onFirst) => list(count).then((records) => (onFirst(), records)),
    onEvent: (listener) => (onEvent = listener),
  };
}

/** The usual way: the panel says it is there, the host hands it a port. */
export const host: HostPeer = {
  open: (iframe, url, store) =>
    new Promise((resolve) => {
      const receive = (event: MessageEvent) => {
        if (event.source !== iframe.contentWindow || event.data !== 'ready') return;
        window.removeEventListener('message', receive);
        const { port1, port2 } = new MessageChannel();
        serve(port1, store);
        iframe.contentWindow?.postMessage('port', '*', [port2]);
        resolve({ emit: (payload) => port1.postMessage({ event: payload }), close: () => port1.close() });
      };
      window.addEventListener('message', receive);
      iframe.src = url;
    }),
};

export const panel: PanelPeer = {
  connect: () =>
    new Promise((resolve) => {
      window.addEventListener('message', function receive({ data, ports }) {
        const [port] = ports;
        if (data !== 'port' || !port) return;
        window.removeEventListener('message', receive);
        resolve(callOver(port));
      });
      window.parent.postMessage('ready', '*');
    }),
};
