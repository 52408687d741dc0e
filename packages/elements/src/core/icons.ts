import { svg, type SVGTemplateResult } from 'lit';

/** Outlines on a 24 × 24 grid, each one path, drawn with a stroke in the text's colour. */
const ICONS = {
  alert:
    'M12 8.5v4.5M12 16.5v.01M10.4 4.2 2.9 17.3A1.8 1.8 0 0 0 4.5 20h15a1.8 1.8 0 0 0 1.6-2.7L13.6 4.2a1.8 1.8 0 0 0-3.2 0Z',
  arrowDown: 'M12 5v14M6 13l6 6 6-6',
  arrowUp: 'M12 19V5M6 11l6-6 6 6',
  building:
    'M5 21V4.5A1.5 1.5 0 0 1 6.5 3h7A1.5 1.5 0 0 1 15 4.5V21M15 9.5h2.5A1.5 1.5 0 0 1 19 11v10M3 21h18M8.5 7.5h3M8.5 11.5h3M8.5 15.5h3',
  calendar:
    'M5.5 5h13a2 2 0 0 1 2 2v11.5a2 2 0 0 1 -2 2h-13a2 2 0 0 1 -2 -2v-11.5a2 2 0 0 1 2 -2ZM3.5 10h17M8 3v4M16 3v4',
  call: 'M6.5 3.5h2.6l1.6 4.2-2 1.5a12 12 0 0 0 6.1 6.1l1.5-2 4.2 1.6v2.6a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z',
  chat: 'M4 19.5 5.3 16A7.5 7.5 0 1 1 8.5 18.8L4 19.5Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  chevronDown: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  chevronEnd: 'm9.5 6.5 5.5 5.5-5.5 5.5',
  chevronStart: 'm14.5 6.5-5.5 5.5 5.5 5.5',
  clock: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 7.5V12l3 2',
  close: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  edit: 'm4 20 .8-4L16.2 4.6a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8 19.2 4 20Z',
  filter: 'M4 6.5h16M7 12h10M10 17.5h4',
  globe: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  home: 'm4 11 8-7 8 7v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19v-8ZM9.5 20.5V14h5v6.5',
  inbox:
    'M3.5 13.5 6 5.5h12l2.5 8v4.5a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18v-4.5ZM3.5 13.5H8.5a3.5 3.5 0 0 0 7 0h5',
  info: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 11.5v5M12 8v.01',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3A4 4 0 0 0 10.7 18.3l1.2-1.2',
  lock: 'M7 10.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2ZM8 10.5V8a4 4 0 0 1 8 0v2.5',
  mail: 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2ZM3.5 7l8.5 6 8.5-6',
  money:
    'M5 6h14a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2ZM9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M6.5 12v.01M17.5 12v.01',
  more: 'M5.2 12h.6M11.7 12h.6M18.2 12h.6',
  note: 'M6 3.5h8.5L19 8v11a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5ZM8.5 12h7M8.5 16h5',
  offline:
    'm4 4 16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4-2.4M2.5 8.5A14 14 0 0 1 6 6.3M12 19v.01M11 5.1A14 14 0 0 1 21.5 8.5M14.5 9.4A10 10 0 0 1 19 12',
  people:
    'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6',
  person: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M4.5 20.5a7.5 7.5 0 0 1 15 0',
  plugin: 'M9 3.5v4M15 3.5v4M6 7.5h12v4a6 6 0 0 1-12 0v-4ZM12 17.5v3',
  plus: 'M12 5.5v13M5.5 12h13',
  refresh: 'M20 5v5h-5M4 19v-5h5M5.5 9.5A7 7 0 0 1 18 7.5l2 2.5M18.5 14.5A7 7 0 0 1 6 16.5L4 14',
  search: 'M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0M16 16l4.5 4.5',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M7 17a2 2 0 1 0 4 0a2 2 0 1 0 -4 0',
  shield: 'M12 3.5 5 6v5.5c0 4.3 2.8 7.4 7 9 4.2-1.6 7-4.7 7-9V6l-7-2.5Z',
  tag: 'M3.5 4.5v6.3a2 2 0 0 0 .6 1.4l8 8a1.5 1.5 0 0 0 2.1 0l6-6a1.5 1.5 0 0 0 0-2.1l-8-8a2 2 0 0 0-1.4-.6H4.5a1 1 0 0 0-1 1ZM8 8v.01',
  task: 'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1 -3 3h-10a3 3 0 0 1 -3 -3v-10a3 3 0 0 1 3 -3ZM8.5 12l2.5 2.5 4.5-5',
  trash: 'M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l1 13a1.5 1.5 0 0 0 1.5 1.3h6a1.5 1.5 0 0 0 1.5-1.3l1-13',
} as const;

/** Name of an icon of the built-in set. */
export type IconName = keyof typeof ICONS;
/** Every built-in icon, for galleries. */
export const ICON_NAMES: readonly string[] = Object.keys(ICONS);
const byName: ReadonlyMap<string, string> = new Map(Object.entries(ICONS));
/** Icons that point along the reading direction and are mirrored in right-to-left pages. */
const DIRECTIONAL: ReadonlySet<string> = new Set(['chevronEnd', 'chevronStart']);

/** An icon as part of a template, sized by the text around it; nothing for an unknown name. Decorative: give words beside it. */
export function icon(name: string): SVGTemplateResult {
  return svg`<svg class=${DIRECTIONAL.has(name) ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"><path d=${byName.get(name) ?? ''}></path></svg>`;
}
