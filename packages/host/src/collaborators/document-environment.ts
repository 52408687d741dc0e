import type { Environment, EnvironmentSource } from './environment.ts';

/** The public custom properties of the elements, which panels get so that they look like the page. */
const TOKENS = [
  'color-accent',
  'color-surface',
  'color-text',
  'color-border',
  'color-positive',
  'color-caution',
  'color-negative',
  'font-family',
  'font-size',
  'space',
  'radius',
  'shadow',
].map((name) => `--cw-${name}`);

/**
 * Reads look and language from the page itself and follows them: `lang`, `dir`, `theme` and `density` attributes of the
 * root element (`data-` ones too), its `color-scheme`, the system's preference, and the `--cw-…` custom properties.
 */
export function documentEnvironment(root: HTMLElement = document.documentElement): EnvironmentSource {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  return {
    get current() {
      return readEnvironment(root, dark.matches);
    },
    subscribe: (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(root, {
        attributes: true,
        attributeFilter: ['lang', 'dir', 'class', 'style', 'theme', 'density', 'data-theme', 'data-density'],
      });
      dark.addEventListener('change', changed);
      return () => {
        observer.disconnect();
        dark.removeEventListener('change', changed);
      };
    },
  };
}

function readEnvironment(root: HTMLElement, prefersDark: boolean): Environment {
  const style = getComputedStyle(root);
  const tokens = TOKENS.map((name) => [name, style.getPropertyValue(name).trim()] as const);
  return {
    locale: root.lang || navigator.language,
    direction: style.direction === 'rtl' ? 'rtl' : 'ltr',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    theme: {
      scheme: schemeOf(root, style, prefersDark),
      tokens: Object.fromEntries(tokens.filter(([, value]) => value !== '')),
    },
    density: (root.getAttribute('density') ?? root.dataset['density']) === 'compact' ? 'compact' : 'comfortable',
    device: matchMedia('(pointer: coarse)').matches ? 'mobile' : 'desktop',
  };
}

function schemeOf(root: HTMLElement, style: CSSStyleDeclaration, prefersDark: boolean): 'light' | 'dark' {
  const stated = root.getAttribute('theme') ?? style.colorScheme;
  if (stated === 'dark' || stated === 'light') return stated;
  return prefersDark && stated.includes('dark') ? 'dark' : 'light';
}
