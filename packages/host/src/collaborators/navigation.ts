import type { ArgumentsOf } from '@crosswalk/protocol';

/** A view of a plugin, and a place inside it. */
export interface ViewAddress {
  readonly plugin: string;
  readonly view: string;
  readonly deepLink?: string | null;
}

/** How panels move around the CRM. What is absent is not offered to panels. */
export interface Navigation {
  openRecord?(request: ArgumentsOf<'nav.openRecord'>): void;
  /** Shows a view that is not on the page now. */
  openView?(address: ViewAddress): void;
  /** Puts a place inside a view into the page's address. */
  setDeepLink?(address: ViewAddress): void;
  /** Opens an https page the user agreed to. */
  open(url: string): void;
}

/** Opens pages in a new tab that knows nothing of this one. */
export const tabNavigation: Navigation = {
  open: (url) => {
    window.open(url, '_blank', 'noopener,noreferrer');
  },
};
