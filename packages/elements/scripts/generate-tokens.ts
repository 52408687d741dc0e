/**
 * Writes from `tokens/*.tokens.json`, the one source of the elements' look: the style sheet inside every element, a style
 * sheet for pages, a list for programs, and `tokens.md` with the contrast of every pair that has to be read.
 */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { contrast, type Lab, mixed, toHex, toLab } from './colours.ts';
import { cssOf, cssOfDerived, privateName, propertyOf } from './token-css.ts';
import { readTokens, type TokenEntry } from './token-files.ts';

const base = readTokens('crosswalk.tokens.json');
const dark = readTokens('dark.tokens.json');
const isDerived = ({ path }: TokenEntry): boolean => path.startsWith('derived.');
const open = [...base.values()].filter((token) => !isDerived(token));
const derived = [...base.values()].filter(isDerived);

type Theme = 'light' | 'dark';

/** What must be told apart, and how well: 4.5 for words, 3 for signs and large words (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
  ['color.text', 'color.surface', 4.5],
  ['color.text', 'derived.color.sunken', 4.5],
  ['derived.color.text-muted', 'color.surface', 4.5],
  ['derived.color.text-muted', 'derived.color.sunken', 4.5],
  ['derived.color.text-faint', 'color.surface', 4.5],
  ['derived.color.accent-text', 'color.surface', 4.5],
  ['derived.color.accent-text', 'derived.color.accent-soft', 4.5],
  ['derived.color.on-accent', 'color.accent', 4.5],
  ['derived.color.on-negative', 'color.negative', 4.5],
  ['color.positive', 'color.surface', 4.5],
  ['color.caution', 'color.surface', 4.5],
  ['color.negative', 'color.surface', 4.5],
  ['color.accent', 'color.surface', 3],
];

function colourOf(path: string, theme: Theme): Lab {
  const token = (theme === 'dark' ? dark.get(path) : undefined) ?? base.get(path);
  if (token === undefined) throw new Error(`There is no token ${path}`);
  const { value, derivation } = token;
  if (typeof value === 'object' && 'components' in value) return toLab(value.components);
  if (typeof value !== 'string' || derivation === undefined) throw new Error(`${path} is no colour`);
  const from = colourOf(value.slice(1, -1), theme);
  if ('mix' in derivation) return mixed(from, derivation.percent, groundOf(derivation.mix, theme));
  if ('on' in derivation) return [from[0] < 0.66 ? 1 : 0.12, 0, 0];
  if ('light' in derivation) return held(from, derivation[theme]);
  throw new Error(`${path} is no colour`);
}

/** What is mixed in; what is see-through is looked at on the ground. */
function groundOf(name: string, theme: Theme): Lab {
  if (name === 'white') return [1, 0, 0];
  return colourOf(name === 'transparent' ? 'color.surface' : name.slice(1, -1), theme);
}

function held(
  [lightness, a, b]: Lab,
  { most = 1, least = 0 }: { most?: number | undefined; least?: number | undefined },
): Lab {
  return [Math.min(most, Math.max(least, lightness)), a, b];
}

function elementStyles(): string {
  const lines = [
    ...open.map((token) => `${privateName(token.path)}: var(${propertyOf(token.path)}, ${cssOf(token, dark)});`),
    ...derived.map((token) => `${privateName(token.path)}: ${cssOfDerived(token)};`),
  ];
  return `import { css } from 'lit';

/** Every token as elements use it, private. Written by \`npm run generate\` from \`tokens/\`; do not edit. */
export const tokenValues = css\`
  :host {
    ${lines.join('\n    ')}
  }
\`;
`;
}

function pageStyles(): string {
  const lines = open.map((token) => `${propertyOf(token.path)}: ${cssOf(token, dark)};`);
  return `/* The twelve tokens with their own values, for pages that use them too. Written by npm run generate; do not edit. */
:root {
  ${lines.join('\n  ')}
}
`;
}

function tokenList(): string {
  const entries = [...open, ...derived].map((token) => ({
    name: token.path.replace('derived.', ''),
    property: isDerived(token) ? privateName(token.path) : propertyOf(token.path),
    type: token.type,
    isPublic: !isDerived(token),
    css: isDerived(token) ? cssOfDerived(token) : cssOf(token, dark),
    description: token.description,
  }));
  const pairs = PAIRS.map(([front, ground, least]) => ({
    front: privateName(front),
    ground: privateName(ground),
    least,
    ...ratiosOf(front, ground),
  }));
  return `/** A token of the elements' look. Only public ones may be set by pages; the others follow from them. */
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

/** Every token. Written by \`npm run generate\` from \`tokens/\`; do not edit. */
export const TOKENS: readonly Token[] = ${JSON.stringify(entries)};

/** Every pair of colours that has to be read. */
export const CONTRAST_PAIRS: readonly ContrastPair[] = ${JSON.stringify(pairs)};
`;
}

function ratiosOf(front: string, ground: string): { light: number; dark: number } {
  const ratio = (theme: Theme) => Math.floor(contrast(colourOf(front, theme), colourOf(ground, theme)) * 100) / 100;
  return { light: ratio('light'), dark: ratio('dark') };
}

function document(): string {
  const row = (token: TokenEntry) =>
    `| \`${propertyOf(token.path)}\` | \`${cssOf(token, dark)}\` | ${token.description} |`;
  const colourRow = (token: TokenEntry) =>
    `| \`${privateName(token.path)}\` | ${toHex(colourOf(token.path, 'light'))} | ${toHex(colourOf(token.path, 'dark'))} | ${token.description} |`;
  const pairRow = ([front, ground, least]: (typeof PAIRS)[number]) => {
    const { light, dark: night } = ratiosOf(front, ground);
    return `| ${nameOf(front)} | ${nameOf(ground)} | ${light.toFixed(2)} | ${night.toFixed(2)} | ${least} |`;
  };
  return `# Tokens

Written by \`npm run generate\` from [tokens/](tokens/), which is in the format of the Design Tokens Community Group
(2025.10), with a resolver for theme and density. Design tools read the same files.

## Twelve that pages set

| property | built-in value | what it is for |
| --- | --- | --- |
${open.map(row).join('\n')}

## Colours that follow

| private property | light | dark | what it is for |
| --- | --- | --- | --- |
${derived
  .filter(({ type }) => type === 'color')
  .map(colourRow)
  .join('\n')}

## Contrast

With the built-in values. A page that sets its own colours can read what follows from them in Storybook, *Elements / Tokens*.

| front | ground | light | dark | at least |
| --- | --- | ---: | ---: | ---: |
${PAIRS.map(pairRow).join('\n')}
`;
}

function nameOf(path: string): string {
  return path.replace(/^(derived\.)?color\./, '');
}

function refuseUnreadable(): void {
  for (const [front, ground, least] of PAIRS)
    for (const [theme, ratio] of Object.entries(ratiosOf(front, ground)))
      if (ratio < least) throw new Error(`${front} on ${ground} has contrast ${ratio} in ${theme}; it needs ${least}`);
}

async function write(file: string, content: string, parser: string): Promise<void> {
  const url = new URL(`../${file}`, import.meta.url);
  writeFileSync(url, await format(content, { parser, printWidth: 120, singleQuote: true }));
}

refuseUnreadable();
await write('src/generated/token-values.styles.ts', elementStyles(), 'typescript');
await write('src/generated/tokens.ts', tokenList(), 'typescript');
await write('tokens/crosswalk.css', pageStyles(), 'css');
await write('tokens.md', document(), 'markdown');
