/** A token of the elements' look. Only public ones may be set by pages; the others follow from them. */
export interface Token {
  readonly name: string;
  readonly property: string;
  readonly type: string;
  readonly isPublic: boolean;
  /** Its value as CSS. */
  readonly css: string;
  readonly description: string;
}

/** Two colours that must be told apart, how well at least, and how well they are with the built-in values. */
export interface ContrastPair {
  readonly front: string;
  readonly ground: string;
  readonly least: number;
  readonly light: number;
  readonly dark: number;
}

/** Every token. Written by `npm run generate` from `tokens/`; do not edit. */
export const TOKENS: readonly Token[] = [
  {
    name: 'color.accent',
    property: '--cw-color-accent',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#4356d6, #8a9bff)',
    description: 'Buttons, links, focus, what is chosen.',
  },
  {
    name: 'color.surface',
    property: '--cw-color-surface',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#ffffff, #17181c)',
    description: 'The ground everything stands on.',
  },
  {
    name: 'color.text',
    property: '--cw-color-text',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#1c1e24, #eceef3)',
    description: 'Words; quiet and faint words are mixed from it.',
  },
  {
    name: 'color.border',
    property: '--cw-color-border',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#e5e7ec, #2b2d34)',
    description: 'Lines; those around controls are stronger.',
  },
  {
    name: 'color.positive',
    property: '--cw-color-positive',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#147a4b, #4fc78e)',
    description: 'It went well.',
  },
  {
    name: 'color.caution',
    property: '--cw-color-caution',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#935700, #f0b445)',
    description: 'Look again.',
  },
  {
    name: 'color.negative',
    property: '--cw-color-negative',
    type: 'color',
    isPublic: true,
    css: 'light-dark(#c22f3d, #ff7d86)',
    description: 'It failed, or cannot be undone.',
  },
  {
    name: 'font.family',
    property: '--cw-font-family',
    type: 'fontFamily',
    isPublic: true,
    css: "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans Arabic', sans-serif",
    description: 'Names only: no font is ever loaded.',
  },
  {
    name: 'font.size',
    property: '--cw-font-size',
    type: 'dimension',
    isPublic: true,
    css: '0.875rem',
    description: 'Size of ordinary words; smaller and larger ones follow.',
  },
  {
    name: 'space',
    property: '--cw-space',
    type: 'dimension',
    isPublic: true,
    css: '4px',
    description: 'All distances, and the height of controls (eight of it).',
  },
  {
    name: 'radius',
    property: '--cw-radius',
    type: 'dimension',
    isPublic: true,
    css: '7px',
    description: 'Corners of controls; small and large ones follow.',
  },
  {
    name: 'shadow',
    property: '--cw-shadow',
    type: 'shadow',
    isPublic: true,
    css: '0 0 0 1px light-dark(rgb(20 22 30 / 6%), rgb(255 255 255 / 9%)), 0 10px 32px -6px light-dark(rgb(20 22 30 / 18%), rgb(0 0 0 / 60%))',
    description: 'What lies above the page: menus, dialogs, toasts.',
  },
  {
    name: 'color.text-muted',
    property: '--_cw-text-muted',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-text) 66%, var(--_cw-surface))',
    description: 'Labels, help, second lines.',
  },
  {
    name: 'color.text-faint',
    property: '--_cw-text-faint',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-text) 60%, var(--_cw-surface))',
    description: 'Placeholders.',
  },
  {
    name: 'color.accent-text',
    property: '--_cw-accent-text',
    type: 'color',
    isPublic: false,
    css: 'light-dark(oklch(from var(--_cw-accent) min(l, 0.52) c h), oklch(from var(--_cw-accent) max(l, 0.74) c h))',
    description: 'Links and words in the accent, dark or light enough to read.',
  },
  {
    name: 'color.accent-soft',
    property: '--_cw-accent-soft',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-accent) 10%, var(--_cw-surface))',
    description: 'The ground of chips.',
  },
  {
    name: 'color.on-accent',
    property: '--_cw-on-accent',
    type: 'color',
    isPublic: false,
    css: 'oklch(from var(--_cw-accent) clamp(0.12, (0.66 - l) * 1000, 1) 0 h)',
    description: 'Words on the accent: black or white.',
  },
  {
    name: 'color.on-negative',
    property: '--_cw-on-negative',
    type: 'color',
    isPublic: false,
    css: 'oklch(from var(--_cw-negative) clamp(0.12, (0.66 - l) * 1000, 1) 0 h)',
    description: 'Words on a dangerous button.',
  },
  {
    name: 'color.sunken',
    property: '--_cw-sunken',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-text) 3.5%, var(--_cw-surface))',
    description: 'Grounds that lie lower.',
  },
  {
    name: 'color.hover',
    property: '--_cw-hover',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-text) 5.5%, transparent)',
    description: 'Under the pointer.',
  },
  {
    name: 'color.active',
    property: '--_cw-active',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-text) 10%, transparent)',
    description: 'While it is pressed.',
  },
  {
    name: 'color.border-strong',
    property: '--_cw-border-strong',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-border) 91%, var(--_cw-text))',
    description: 'Lines around controls.',
  },
  {
    name: 'color.raised',
    property: '--_cw-raised',
    type: 'color',
    isPublic: false,
    css: 'color-mix(in oklab, var(--_cw-surface) 96%, white)',
    description: 'The ground of menus and dialogs.',
  },
  {
    name: 'size.small',
    property: '--_cw-size-small',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-size) * 0.857)',
    description: 'Labels, help, badges.',
  },
  {
    name: 'size.large',
    property: '--_cw-size-large',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-size) * 1.143)',
    description: 'Headings of dialogs.',
  },
  {
    name: 'size.title',
    property: '--_cw-size-title',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-size) * 1.429)',
    description: 'Titles.',
  },
  {
    name: 'control',
    property: '--_cw-control',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-space) * 8)',
    description: 'Height of controls.',
  },
  {
    name: 'radius.small',
    property: '--_cw-radius-small',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-radius) * 0.7)',
    description: 'Corners inside controls.',
  },
  {
    name: 'radius.large',
    property: '--_cw-radius-large',
    type: 'dimension',
    isPublic: false,
    css: 'calc(var(--_cw-radius) * 1.5)',
    description: 'Corners of cards and menus.',
  },
];

/** Every pair of colours that has to be read. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = [
  { front: '--_cw-text', ground: '--_cw-surface', least: 4.5, light: 16.66, dark: 15.28 },
  { front: '--_cw-text', ground: '--_cw-sunken', least: 4.5, light: 15.42, dark: 14.34 },
  { front: '--_cw-text-muted', ground: '--_cw-surface', least: 4.5, light: 6.12, dark: 6.57 },
  { front: '--_cw-text-muted', ground: '--_cw-sunken', least: 4.5, light: 5.66, dark: 6.17 },
  { front: '--_cw-text-faint', ground: '--_cw-surface', least: 4.5, light: 5.03, dark: 5.55 },
  { front: '--_cw-accent-text', ground: '--_cw-surface', least: 4.5, light: 5.93, dark: 7.41 },
  { front: '--_cw-accent-text', ground: '--_cw-accent-soft', least: 4.5, light: 5.14, dark: 6.49 },
  { front: '--_cw-on-accent', ground: '--_cw-accent', least: 4.5, light: 5.93, dark: 7.93 },
  { front: '--_cw-on-negative', ground: '--_cw-negative', least: 4.5, light: 5.57, dark: 8.24 },
  { front: '--_cw-positive', ground: '--_cw-surface', least: 4.5, light: 5.36, dark: 8.35 },
  { front: '--_cw-caution', ground: '--_cw-surface', least: 4.5, light: 5.82, dark: 9.56 },
  { front: '--_cw-negative', ground: '--_cw-surface', least: 4.5, light: 5.57, dark: 7.2 },
  { front: '--_cw-accent', ground: '--_cw-surface', least: 3, light: 5.93, dark: 6.93 },
];
