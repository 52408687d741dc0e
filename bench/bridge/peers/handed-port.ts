/** For peers that bring no handshake: the host hands the panel one port for calls and one for events. */
import type { HostPeer, HostSession } from './peer.ts';

export function openWithPorts(
  iframe: HTMLIFrameElement,
  url: string,
  serve: (calls: MessagePort) => void,
): ReturnType<HostPeer['open']> {
  return new Promise<HostSession>((resolve) => {
    const receive = (event: MessageEvent) => {
      if (event.source !== iframe.contentWindow || event.data !== 'ready') return;
      window.removeEventListener('message', receive);
      const calls = new MessageChannel();
      const events = new MessageChannel();
      serve(calls.port1);
      iframe.contentWindow?.postMessage('ports', '*', [calls.port2, events.port2]);
      resolve({ emit: (payload) => events.port1.postMessage(payload), close: () => calls.port1.close() });
    };
    window.addEventListener('message', receive);
    iframe.src = url;
  });
}

/** In the panel: waits for both ports. */
export function receivePorts(): Promise<{ calls: MessagePort; events: MessagePort }> {
  return new Promise((resolve) => {
    window.addEventListener('message', function receive({ data, ports }) {
      const [calls, events] = ports;
      if (data !== 'ports' || !calls || !events) return;
      window.removeEventListener('message', receive);
      resolve({ calls, events });
    });
    window.parent.postMessage('ready', '*');
  });
}
