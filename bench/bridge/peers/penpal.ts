/** Penpal alone, as its documentation shows it. */
import { connect, WindowMessenger } from 'penpal';
import type { Contact, HostPeer, PanelPeer } from './peer.ts';

type HostMethods = { get(id: string): Promise<Contact>; list(count: number): Promise<Contact[]> };
type PanelMethods = { event(payload: unknown): void };

export const host: HostPeer = {
  open: async (iframe, url, store) => {
    iframe.src = url;
    const { contentWindow } = iframe;
    if (!contentWindow) throw new Error('The frame must be in the page.');
    const messenger = new WindowMessenger({ remoteWindow: contentWindow, allowedOrigins: ['*'] });
    const connection = connect<PanelMethods>({ messenger, methods: { get: store.get, list: store.list } });
    const remote = await connection.promise;
    return { emit: (payload) => void remote.event(payload), close: connection.destroy };
  },
};

export const panel: PanelPeer = {
  connect: async () => {
    let onEvent: (payload: unknown) => void = () => undefined;
    const messenger = new WindowMessenger({ remoteWindow: window.parent, allowedOrigins: ['*'] });
    const methods = { event: (payload: unknown) => onEvent(payload) };
    const remote = await connect<HostMethods>({ messenger, methods }).promise;
    const list = (count: number) => remote.list(count);
    return {
      get: (id) => remote.get(id),
      list,
      listFirst: (count, onFirst) => list(count).then((records) => (onFirst(), records)),
      onEvent: (listener) => (onEvent = listener),
    };
  },
};
