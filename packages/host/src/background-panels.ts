import { attachPanel } from './attach.ts';
import type { AttachedPanel } from './attached-panel.ts';
import type { HostParts } from './host-parts.ts';

/** Keeps the background view of every plugin running in a frame nobody sees. */
export class BackgroundPanels {
  readonly #host: HostParts;
  readonly #panels = new Map<string, { panel: AttachedPanel; iframe: HTMLIFrameElement }>();
  #container: Element | undefined;

  constructor(host: HostParts) {
    this.#host = host;
  }

  /** Starts what is installed now and follows what is installed later. */
  start(container: Element = document.body): void {
    this.#container = container;
    this.sync();
  }

  stop(): void {
    this.#container = undefined;
    for (const key of this.#panels.keys()) this.#remove(key);
  }

  /** Starts and stops instances after plugins came or went. */
  sync(): void {
    if (!this.#container) return;
    const wanted = this.#wanted();
    for (const key of this.#panels.keys()) if (!wanted.has(key)) this.#remove(key);
    for (const [key, { plugin, view }] of wanted)
      if (!this.#panels.has(key)) this.#add(this.#container, key, plugin, view);
  }

  #wanted(): Map<string, { plugin: string; view: string }> {
    const installed = this.#host.plugins.list().filter(({ disabled }) => disabled !== true);
    const views = installed.flatMap(({ manifest }) =>
      manifest.views
        .filter(({ location }) => location === 'app.background')
        .map(({ id }) => ({ plugin: manifest.id, view: id })),
    );
    return new Map(views.map((each) => [`${each.plugin} ${each.view}`, each]));
  }

  #add(container: Element, key: string, plugin: string, view: string): void {
    const iframe = document.createElement('iframe');
    iframe.hidden = true;
    iframe.tabIndex = -1;
    iframe.setAttribute('aria-hidden', 'true');
    container.append(iframe);
    this.#panels.set(key, { iframe, panel: attachPanel(this.#host, iframe, { plugin, view }) });
  }

  #remove(key: string): void {
    const found = this.#panels.get(key);
    this.#panels.delete(key);
    found?.panel.destroy();
    found?.iframe.remove();
  }
}
