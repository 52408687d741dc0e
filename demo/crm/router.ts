import type { RecordReference } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A place in the CRM, as its address says it. */
export type Route =
  | { page: 'home' }
  | { page: 'list'; type: string }
  | { page: 'record'; type: string; id: string }
  | { page: 'plugin'; plugin: string; view: string }
  | { page: 'plugins' }
  | { page: 'settings' }
  | { page: 'missing' };

/** Object types with pages of their own, by the first part of their address. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['companies', 'company'],
  ['deals', 'deal'],
  ['tasks', 'task'],
]);
const FOLDERS: ReadonlyMap<string, string> = new Map([...TYPES].map(([folder, type]) => [type, folder]));

/** The place an address stands for. */
export function routeOf(path: string): Route {
  const parts = path.split('/').filter(Boolean).map(decodePart);
  const [first = '', second, third] = parts;
  if (parts.length === 0) return { page: 'home' };
  if (first === 'plugins' && parts.length === 1) return { page: 'plugins' };
  if (first === 'settings' && parts.length === 1) return { page: 'settings' };
  if (first === 'apps' && second !== undefined && third !== undefined)
    return { page: 'plugin', plugin: second, view: third };
  const type = TYPES.get(first);
  if (type === undefined || parts.length > 2) return { page: 'missing' };
  return second === undefined ? { page: 'list', type } : { page: 'record', type, id: second };
}

/** Address of a record's page; nothing for types without pages. */
export function recordHref({ type, id }: RecordReference): string | undefined {
  const folder = FOLDERS.get(type);
  return folder === undefined ? undefined : `/${folder}/${encodeURIComponent(id)}`;
}

/** Address of a type's list. */
export function listHref(type: string): string {
  return `/${FOLDERS.get(type) ?? ''}`;
}

/** Follows the address, and turns presses on links inside the CRM into changes of it, without loading the page again. */
export class Router implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get route(): Route {
    return routeOf(location.pathname);
  }

  go(href: string): void {
    history.pushState(null, '', href);
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#redraw);
    addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#redraw);
    removeEventListener('click', this.#onClick);
  }

  readonly #redraw = (): void => this.#host.requestUpdate();

  readonly #onClick = (event: MouseEvent): void => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    event.preventDefault();
    this.go(link.href);
  };
}

/** A part that is no valid encoding is no record of ours either; it is looked up as it stands. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
