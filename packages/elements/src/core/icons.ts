import { svg, type SVGTemplateResult } from 'lit';

/** Outlines on a 24 × 24 grid, drawn with a stroke in the text's colour. */
const ICONS = {
  alert: svg`<path d="M12 8.5v4.5M12 16.5v.01M10.4 4.2 2.9 17.3A1.8 1.8 0 0 0 4.5 20h15a1.8 1.8 0 0 0 1.6-2.7L13.6 4.2a1.8 1.8 0 0 0-3.2 0Z"/>`,
  arrowDown: svg`<path d="M12 5v14M6 13l6 6 6-6"/>`,
  arrowUp: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  building: svg`<path d="M5 21V4.5A1.5 1.5 0 0 1 6.5 3h7A1.5 1.5 0 0 1 15 4.5V21M15 9.5h2.5A1.5 1.5 0 0 1 19 11v10M3 21h18M8.5 7.5h3M8.5 11.5h3M8.5 15.5h3"/>`,
  calendar: svg`<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/>`,
  call: svg`<path d="M6.5 3.5h2.6l1.6 4.2-2 1.5a12 12 0 0 0 6.1 6.1l1.5-2 4.2 1.6v2.6a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z"/>`,
  chat: svg`<path d="M4 19.5 5.3 16A7.5 7.5 0 1 1 8.5 18.8L4 19.5Z"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  chevronDown: svg`<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>`,
  chevronEnd: svg`<path d="m9.5 6.5 5.5 5.5-5.5 5.5"/>`,
  chevronStart: svg`<path d="m14.5 6.5-5.5 5.5 5.5 5.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`,
  close: svg`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-3a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3"/>`,
  edit: svg`<path d="m4 20 .8-4L16.2 4.6a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L8 19.2 4 20Z"/>`,
  external: svg`<path d="M14 4h6v6M20 4l-9 9M18 14v4.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 4 18.5v-11A1.5 1.5 0 0 1 5.5 6H10"/>`,
  filter: svg`<path d="M4 6.5h16M7 12h10M10 17.5h4"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17"/>`,
  home: svg`<path d="m4 11 8-7 8 7v8a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19v-8ZM9.5 20.5V14h5v6.5"/>`,
  inbox: svg`<path d="M3.5 13.5 6 5.5h12l2.5 8v4.5a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18v-4.5Zm0 0H8.5a3.5 3.5 0 0 0 7 0h5"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v5M12 8v.01"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3A4 4 0 0 0 10.7 18.3l1.2-1.2"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  mail: svg`<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6 8.5-6"/>`,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  money: svg`<rect x="3" y="6" width="18" height="12" rx="2"/><circle cx="12" cy="12" r="2.5"/><path d="M6.5 12v.01M17.5 12v.01"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z"/>`,
  more: svg`<path d="M6 12v.01M12 12v.01M18 12v.01" stroke-width="2.4"/>`,
  note: svg`<path d="M6 3.5h8.5L19 8v11a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 19V5A1.5 1.5 0 0 1 6 3.5ZM8.5 12h7M8.5 16h5"/>`,
  offline: svg`<path d="m4 4 16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4-2.4M2.5 8.5A14 14 0 0 1 6 6.3M12 19v.01M11 5.1A14 14 0 0 1 21.5 8.5M14.5 9.4A10 10 0 0 1 19 12"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0"/>`,
  plugin: svg`<path d="M9 3.5v4M15 3.5v4M6 7.5h12v4a6 6 0 0 1-12 0v-4ZM12 17.5v3"/>`,
  plus: svg`<path d="M12 5.5v13M5.5 12h13"/>`,
  refresh: svg`<path d="M20 5v5h-5M4 19v-5h5M5.5 9.5A7 7 0 0 1 18 7.5l2 2.5M18.5 14.5A7 7 0 0 1 6 16.5L4 14"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
  shield: svg`<path d="M12 3.5 5 6v5.5c0 4.3 2.8 7.4 7 9 4.2-1.6 7-4.7 7-9V6l-7-2.5Z"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1"/>`,
  tag: svg`<path d="M3.5 4.5v6.3a2 2 0 0 0 .6 1.4l8 8a1.5 1.5 0 0 0 2.1 0l6-6a1.5 1.5 0 0 0 0-2.1l-8-8a2 2 0 0 0-1.4-.6H4.5a1 1 0 0 0-1 1ZM8 8v.01"/>`,
  task: svg`<rect x="4" y="4" width="16" height="16" rx="3"/><path d="m8.5 12 2.5 2.5 4.5-5"/>`,
  trash: svg`<path d="M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l1 13a1.5 1.5 0 0 0 1.5 1.3h6a1.5 1.5 0 0 0 1.5-1.3l1-13"/>`,
} as const;

/** Name of an icon of the built-in set. */
export type IconName = keyof typeof ICONS;
/** Every built-in icon, for galleries. */
export const ICON_NAMES: readonly string[] = Object.keys(ICONS);
const byName = new Map<string, SVGTemplateResult>(Object.entries(ICONS));
/** Icons that point along the reading direction and are mirrored in right-to-left pages. */
const DIRECTIONAL: ReadonlySet<string> = new Set(['chevronEnd', 'chevronStart', 'external']);

/** An icon as part of a template, sized by the text around it; nothing for an unknown name. Decorative: give words beside it. */
export function icon(name: string): SVGTemplateResult {
  return svg`<svg class=${DIRECTIONAL.has(name) ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${byName.get(name)}</svg>`;
}
