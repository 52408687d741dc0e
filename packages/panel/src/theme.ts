import type { PanelContext } from '@crosswalk/protocol';
import type { PanelEvents } from './panel-events.ts';

/** Events after which the look may be another one. */
const LOOK_EVENTS = ['context.changed', 'theme.changed', 'locale.changed'] as const;

/** Makes a page look and read like its host: tokens, colour scheme, density, language and direction. */
export interface ThemeControl {
  /**
   * Applies the host's look to a page now and at each change, until the function it returns is called. Sets the
   * `--cw-…` custom properties, `color-scheme`, `lang`, `dir` and `data-density` on the root element; no style
   * attribute is written as text, so it works under the strictest Content-Security-Policy.
   */
  apply(page?: Document): () => void;
}

/** Makes the control out of the live context. */
export function themeOf(context: () => PanelContext, events: PanelEvents): ThemeControl {
  return {
    apply: (page = document) => {
      let names: string[] = [];
      const show = (): void => {
        names = applyContext(page.documentElement, context(), names);
      };
      show();
      const stops = LOOK_EVENTS.map((event) => events.on(event, show));
      return () => stops.forEach((stop) => stop());
    },
  };
}

/** Returns the names of the tokens it set, so that the next call can remove those that are gone. */
function applyContext(
  root: HTMLElement,
  { theme, locale, direction, density }: PanelContext,
  before: readonly string[],
): string[] {
  const tokens = Object.entries(theme.tokens ?? {});
  for (const name of before) root.style.removeProperty(name);
  for (const [name, value] of tokens) root.style.setProperty(name, value);
  root.style.setProperty('color-scheme', theme.scheme);
  root.lang = locale;
  root.dir = direction;
  root.dataset['density'] = density;
  return tokens.map(([name]) => name);
}
