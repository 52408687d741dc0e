import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TextCatalog, TextValues } from './texts.ts';

/**
 * Gives an element its language: that of the nearest `lang` attribute, across shadow roots, else the browser's.
 * The element is drawn again when the page's language changes or an embedder adds texts.
 */
export class LocaleController<Key extends string = never> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #catalog: TextCatalog<Key> | undefined;
  #locale: string | undefined;

  constructor(host: ReactiveControllerHost & Element, catalog?: TextCatalog<Key>) {
    this.#host = host;
    this.#catalog = catalog;
    host.addController(this);
  }

  /** BCP 47 tag, always one that `Intl` accepts. */
  get locale(): string {
    return (this.#locale ??= validLocale(nearestLanguage(this.#host)));
  }

  /** Text of the catalog in the element's language. */
  text(key: Key, values?: TextValues): string {
    return this.#catalog?.text(this.locale, key, values) ?? key;
  }

  hostConnected(): void {
    this.#locale = undefined;
    pageLanguage.add(this.#refresh);
    this.#catalog?.addEventListener('change', this.#refresh);
  }

  hostDisconnected(): void {
    pageLanguage.delete(this.#refresh);
    this.#catalog?.removeEventListener('change', this.#refresh);
  }

  readonly #refresh = (): void => {
    this.#locale = undefined;
    this.#host.requestUpdate();
  };
}

/** One observer for all elements, there only while an element needs it. */
class PageLanguage {
  readonly #listeners = new Set<() => void>();
  #observer: MutationObserver | undefined;

  add(listener: () => void): void {
    this.#listeners.add(listener);
    if (this.#observer) return;
    this.#observer = new MutationObserver(() => this.#listeners.forEach((notify) => notify()));
    this.#observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'dir'] });
  }

  delete(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#observer?.disconnect();
    this.#observer = undefined;
  }
}
const pageLanguage = new PageLanguage();

function nearestLanguage(start: Element): string {
  for (let at: Element | null = start; at;) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
}

function validLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
