import type { GlobalTypes } from 'storybook/internal/types';

/** The switches above every story: how the page around the widgets looks and reads. */
export const globalTypes: GlobalTypes = {
  theme: {
    name: 'Theme',
    toolbar: { icon: 'contrast', dynamicTitle: true, items: ['light', 'dark'] },
  },
  density: {
    name: 'Density',
    toolbar: { icon: 'expandalt', dynamicTitle: true, items: ['comfortable', 'compact'] },
  },
  direction: {
    name: 'Direction',
    toolbar: {
      icon: 'transfer',
      dynamicTitle: true,
      items: [
        { value: 'auto', title: 'as the language' },
        { value: 'ltr', title: 'left to right' },
        { value: 'rtl', title: 'right to left' },
      ],
    },
  },
  locale: {
    name: 'Language',
    toolbar: {
      icon: 'globe',
      dynamicTitle: true,
      items: [
        { value: 'en', title: 'English' },
        { value: 'zh-CN', title: '中文' },
        { value: 'ar', title: 'العربية' },
      ],
    },
  },
};

/** What the switches say before anybody touches them. */
export const initialGlobals: Readonly<Record<string, string>> = {
  theme: 'light',
  density: 'comfortable',
  direction: 'auto',
  locale: 'en',
};

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur']);

/** Makes the page around a story what the switches say, the way a CRM's own page would say it. */
export function applyGlobals(globals: Readonly<Record<string, unknown>>): void {
  const { theme, density, direction, locale } = { ...initialGlobals, ...globals };
  const root = document.documentElement;
  root.lang = String(locale);
  root.dir = direction === 'auto' ? (RIGHT_TO_LEFT.has(root.lang) ? 'rtl' : 'ltr') : String(direction);
  root.style.colorScheme = String(theme);
  root.style.setProperty('--cw-space', density === 'compact' ? '3.25px' : '4px');
}
