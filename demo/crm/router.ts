import type { RecordReference } from '@crosswalk/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type AdminSection, sectionOf } from './pages/admin/sections.ts';

/** A place in the CRM, as its address says it. */
export type Route =
  | { page: 'home' }
  | { page: 'list'; type: string }
  | { page: 'record'; type: string; id: string }
  | { page: 'plugin'; plugin: string; view: string }
  | { page: 'plugins' }
  | { page: 'admin'; section: AdminSection; plugin: string }
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
  if (first === 'admin' && parts.length <= 3) return adminRoute(second, third);
  if (first === 'apps' && second !== undefined && third !== undefined)
    return { page: 'plugin', plugin: second, view: third };
  const type = TYPES.get(first);
  if (type === undefined || parts.length > 2) return { page: 'missing' };
  return second === undefined ? { page: 'list', type } : { page: 'record', type, id: second };
}

function adminRoute(name = 'plugins', plugin = ''): Route {
  const section = sectionOf(name);
  return section === undefined ? { page: 'missing' } : { page: 'admin', section, plugin };
}

/** Address of a record's page; nothing for types without pages. */
export function recordHref({ type, id }: RecordReference): string | undefined {
  const folder = FOLDERS.get(type);
  return folder === undefined ? undefined : `/${folder}/${encodeURIComponent(id)}`;
}

/** A view that the address leads to on a record's page: `?panel=<plugin>/<view>#<place inside it>`. */
export interface PanelLink {
  /** `plugin/view`; empty for none. */
  panel: string;
  deepLink: string;
}

/** What the address says about a view. */
export function panelLinkOf({ search, hash }: Pick<Location, 'search' | 'hash'>): PanelLink {
  return { panel: new URLSearchParams(search).get('panel') ?? '', deepLink: decodePart(hash.slice(1)) };
}

/** The part of an address after its path that leads to a view, and to a place inside it. */
export function panelLinkHref({ panel, deepLink }: PanelLink): string {
  const place = deepLink === '' ? '' : `#${encodeURIComponent(deepLink)}`;
  return panel === '' ? place : `?panel=${encodeURIComponent(panel).replaceAll('%2F', '/')}${place}`;
}

/** Address of a type's list. */
export function listHref(type: string): string {
  return `/${FOLDERS.get(type) ?? ''}`;
}

/** Follows the address, and turns presses on links inside the CRM into changes of it, without loading the page again. */
export class Router implements ReactiveController {
  /** The view the user was led to last. What a panel writes into the address afterwards leads nobody anywhere. */
  panelLink = panelLinkOf(location);
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
    this.#follow();
  }

  hostConnected(): void {
    addEventListener('popstate', this.#follow);
    addEventListener('click', this.#onClick);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#follow);
    removeEventListener('click', this.#onClick);
  }

  readonly #follow = (): void => {
    this.panelLink = panelLinkOf(location);
    this.#host.requestUpdate();
  };

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
