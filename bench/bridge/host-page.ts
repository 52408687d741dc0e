/** The page of the bench: opens every peer's panel in a frame of another site and runs what the runner asks. */
import { compareChecks } from './checks.ts';
import type { Measurements } from './measure.ts';
import type { AttackResult } from './peers/crosswalk.ts';
import * as birpc from './peers/birpc.ts';
import * as comlink from './peers/comlink.ts';
import * as crosswalk from './peers/crosswalk.ts';
import type { HostPeer, HostSession } from './peers/peer.ts';
import * as penpal from './peers/penpal.ts';
import * as postRobot from './peers/post-robot.ts';
import * as rawPort from './peers/raw-port.ts';
import { store } from './store.ts';

const peers: ReadonlyMap<string, { host: HostPeer; panel: string }> = new Map([
  ['raw port', { host: rawPort.host, panel: 'raw-port' }],
  ['crosswalk', { host: crosswalk.host, panel: 'crosswalk-panel' }],
  ['crosswalk + guard', { host: crosswalk.guarded, panel: 'crosswalk-panel' }],
  ['penpal', { host: penpal.host, panel: 'penpal' }],
  ['comlink', { host: comlink.host, panel: 'comlink' }],
  ['birpc', { host: birpc.host, panel: 'birpc' }],
  ['post-robot', { host: postRobot.host, panel: 'post-robot' }],
]);

interface OpenPanel {
  iframe: HTMLIFrameElement;
  session: HostSession;
  /** Milliseconds from the start of the panel's HTML to the answer of its first call. */
  started: number;
}

const open = new Map<string, OpenPanel>();
let lastCommand = 0;

/** Watches how long the page's main thread is busy at a stretch: a timer that should come every millisecond. */
class StallWatch {
  #longest = 0;
  #last = performance.now();
  readonly #channel = new MessageChannel();

  constructor() {
    this.#channel.port1.onmessage = () => {
      const now = performance.now();
      this.#longest = Math.max(this.#longest, now - this.#last);
      this.#last = now;
      setTimeout(() => this.#channel.port2.postMessage(0), 0);
    };
    this.#channel.port2.postMessage(0);
  }

  /** Stops and answers the longest stall in milliseconds. */
  stop(): number {
    this.#channel.port1.close();
    return Math.max(this.#longest, performance.now() - this.#last);
  }
}
let stalls: StallWatch | undefined;

function messageFrom<T>(iframe: HTMLIFrameElement, pick: (data: Record<string, unknown>) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    window.addEventListener('message', function receive({ source, data }) {
      if (source !== iframe.contentWindow || typeof data !== 'object' || data === null) return;
      const picked = pick(data);
      if (picked === undefined) return;
      window.removeEventListener('message', receive);
      if (typeof data.error === 'string') reject(new Error(data.error));
      else resolve(picked);
    });
  });
}

const bench = {
  peers: [...peers.keys()],

  async open(name: string, panelsOrigin: string, key = name): Promise<number> {
    const peer = peers.get(name);
    if (!peer) throw new Error(`There is no peer ${name}.`);
    const iframe = document.createElement('iframe');
    iframe.setAttribute('sandbox', 'allow-scripts');
    document.body.append(iframe);
    const started = messageFrom(iframe, ({ started }) => (typeof started === 'number' ? started : undefined));
    const session = await peer.host.open(iframe, `${panelsOrigin}/${peer.panel}.html`, store);
    open.set(key, { iframe, session, started: await started });
    return open.get(key)?.started ?? 0;
  },

  close(key: string): void {
    const panel = open.get(key);
    panel?.session.close();
    panel?.iframe.remove();
    open.delete(key);
  },

  async run<Name extends keyof Measurements>(key: string, scenario: Name, input: Measurements[Name]): Promise<unknown> {
    const panel = open.get(key);
    if (!panel) throw new Error(`The panel ${key} is not open.`);
    const id = (lastCommand += 1);
    const answer = messageFrom(panel.iframe, (data) => (data.answerTo === id ? { result: data.result } : undefined));
    panel.iframe.contentWindow?.postMessage({ id, scenario, input }, '*');
    return (await answer).result;
  },

  /** Sends `count` events to each panel and answers milliseconds a delivery, until the last has arrived. */
  async events(keys: string[], count: number): Promise<number> {
    const panels = keys.flatMap((key) => open.get(key) ?? []);
    const waiting = panels.map(({ iframe }, index) => {
      const id = `events-${(lastCommand += 1)}-${index}`;
      const armed = messageFrom(iframe, (data) => (data.armed === id ? true : undefined));
      const done = messageFrom(iframe, (data) => (data.answerTo === id ? Number(data.result) : undefined));
      iframe.contentWindow?.postMessage({ id, scenario: 'events', input: { count } }, '*');
      return { armed, done };
    });
    await Promise.all(waiting.map(({ armed }) => armed));
    const start = performance.timeOrigin + performance.now();
    for (let event = 0; event < count; event += 1) {
      for (const { session } of panels)
        session.emit({ type: 'person', id: '42', changedFields: ['stage'], sequence: event });
    }
    const arrivals = await Promise.all(waiting.map(({ done }) => done));
    return (Math.max(...arrivals) - start) / (count * panels.length);
  },

  watchStalls(): void {
    stalls = new StallWatch();
  },

  longestStall(): number {
    return stalls?.stop() ?? 0;
  },

  /** Opens an attacker's page as a panel of ours; answers what the host did about it after `waitMs`. */
  async attack(panelsOrigin: string, attack: string, isGuarded: boolean, waitMs: number): Promise<AttackResult> {
    const iframe = document.createElement('iframe');
    iframe.setAttribute('sandbox', 'allow-scripts');
    document.body.append(iframe);
    const result = await crosswalk.suffer(iframe, `${panelsOrigin}/hostile.html?attack=${attack}`, isGuarded, waitMs);
    iframe.remove();
    return result;
  },

  compareChecks,
};

Object.assign(window, { bench });
export type Bench = typeof bench;
