/** post-robot, window messages. */
import robot from 'post-robot';
import type { Contact, HostPeer, PanelPeer } from './peer.ts';

const anywhere = { domain: '*', timeout: -1 };

export const host: HostPeer = {
  open: (iframe, url, store) =>
    new Promise((resolve) => {
      const get = robot.on('get', { domain: '*', window: iframe.contentWindow }, ({ data }) => store.get(String(data)));
      const list = robot.on('list', { domain: '*', window: iframe.contentWindow }, ({ data }) =>
        store.list(Number(data)),
      );
      const ready = robot.on('ready', { domain: '*', window: iframe.contentWindow }, () => {
        resolve({
          emit: (payload) => void robot.send(iframe.contentWindow, 'event', payload, anywhere),
          close: () => [get, list, ready].forEach((each) => each.cancel()),
        });
      });
      iframe.src = url;
    }),
};

export const panel: PanelPeer = {
  connect: async () => {
    let onEvent: (payload: unknown) => void = () => undefined;
    robot.on('event', { domain: '*', window: window.parent }, ({ data }) => onEvent(data));
    await robot.send(window.parent, 'ready', null, anywhere);
    const list = (count: number) =>
      robot.send(window.parent, 'list', count, anywhere).then(({ data }) => data as Contact[]);
    return {
      get: (id) => robot.send(window.parent, 'get', id, anywhere).then(({ data }) => data as Contact),
      list,
      listFirst: (count, onFirst) => list(count).then((records) => (onFirst(), records)),
      onEvent: (listener) => (onEvent = listener),
    };
  },
};
