import type { TokenEntry, TokenValue } from './token-files.ts';

/** The public custom property of a token: `--cw-color-accent`. */
export function propertyOf(path: string): string {
  return `--cw-${path.replaceAll('.', '-')}`;
}

/** The private custom property elements read: `--_cw-accent`, `--_cw-size-small`. */
export function privateName(path: string): string {
  const short = path.replace(/^derived\./, '').replace(/^color\./, '');
  return `--_cw-${short === 'font.family' ? 'font' : short.replace(/^font\./, '').replaceAll('.', '-')}`;
}

/** A public token's value, with its dark one where that differs. */
export function cssOf(token: TokenEntry, dark: ReadonlyMap<string, TokenEntry>): string {
  return valueOf(token.value, dark.get(token.path)?.value);
}

/** What a derived token is made from the token it is an alias of. */
export function cssOfDerived({ path, value, derivation }: TokenEntry): string {
  if (typeof value !== 'string' || derivation === undefined) throw new Error(`${path} is derived from nothing`);
  const from = reference(value);
  if ('times' in derivation) return `calc(${from} * ${derivation.times})`;
  if ('on' in derivation) return `oklch(from ${from} clamp(0.12, (0.66 - l) * 1000, 1) 0 h)`;
  if ('mix' in derivation) return `color-mix(in oklab, ${from} ${derivation.percent}%, ${reference(derivation.mix)})`;
  const bound = ({ most, least }: { most?: number | undefined; least?: number | undefined }) =>
    `oklch(from ${from} ${most === undefined ? `max(l, ${least ?? 0})` : `min(l, ${most})`} c h)`;
  return `light-dark(${bound(derivation.light)}, ${bound(derivation.dark)})`;
}

function reference(name: string): string {
  return name.startsWith('{') ? `var(${privateName(name.slice(1, -1))})` : name;
}

function valueOf(value: TokenValue, night: TokenValue | undefined): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((part, index) => partOf(part, nightPart(night, index))).join(', ');
  if ('components' in value) return lightDark(colour(value), night);
  return dimension(value);
}

type Part = string | Shadow;
type Shadow = Exclude<Extract<TokenValue, readonly unknown[]>[number], string>;
type Colour = Shadow['color'];
type Dimension = Shadow['blur'];

function nightPart(night: TokenValue | undefined, index: number): Part | undefined {
  return Array.isArray(night) ? night[index] : undefined;
}

function partOf(part: Part, night: Part | undefined): string {
  if (typeof part === 'string') return part.includes(' ') ? `'${part}'` : part;
  const { color, offsetX, offsetY, blur, spread } = part;
  const shade = lightDark(colour(color), typeof night === 'object' ? night.color : undefined);
  return `${[offsetX, offsetY, blur, spread].map(dimension).join(' ')} ${shade}`;
}

function lightDark(light: string, night: TokenValue | undefined): string {
  const other = typeof night === 'object' && 'components' in night ? colour(night) : light;
  return other === light ? light : `light-dark(${light}, ${other})`;
}

function colour({ components, alpha = 1, hex = '' }: Colour): string {
  const parts = components.map((part) => Math.round(part * 255));
  return alpha === 1 ? hex : `rgb(${parts.join(' ')} / ${Math.round(alpha * 100)}%)`;
}

function dimension({ value, unit }: Dimension): string {
  return value === 0 ? '0' : `${value}${unit}`;
}
