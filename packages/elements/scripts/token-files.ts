import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Colour = z.strictObject({
  colorSpace: z.literal('srgb'),
  components: z.tuple([z.number(), z.number(), z.number()]),
  alpha: z.optional(z.number()),
  hex: z.optional(z.string()),
});
const Dimension = z.strictObject({ value: z.number(), unit: z.enum(['px', 'rem']) });
const Shadow = z.strictObject({
  color: Colour,
  offsetX: Dimension,
  offsetY: Dimension,
  blur: Dimension,
  spread: Dimension,
});
const Bounds = z.strictObject({ most: z.optional(z.number()), least: z.optional(z.number()) });

/** How a derived token comes from the one it is an alias of. */
export const Derivation = z.union([
  z.strictObject({ mix: z.string(), percent: z.number() }),
  z.strictObject({ light: Bounds, dark: Bounds }),
  z.strictObject({ on: z.literal(true) }),
  z.strictObject({ times: z.number() }),
]);
export type Derivation = z.infer<typeof Derivation>;

/** A value as the format of the Design Tokens Community Group (2025.10) writes it, for the types we use. */
export const TokenValue = z.union([z.string(), Colour, Dimension, z.array(z.string()), z.array(Shadow)]);
export type TokenValue = z.infer<typeof TokenValue>;

const Token = z.object({
  $type: z.optional(z.string()),
  $value: TokenValue,
  $description: z.optional(z.string()),
  $extensions: z.optional(z.strictObject({ 'dev.crosswalk': Derivation })),
});

/** A token with the type it has or inherits, and its path: `color.accent`. */
export interface TokenEntry {
  readonly path: string;
  readonly type: string;
  readonly value: TokenValue;
  readonly description: string;
  readonly derivation?: Derivation | undefined;
}

/** Reads one file of tokens; a token that is not as the format has it stops the generator, which names it. */
export function readTokens(file: string): Map<string, TokenEntry> {
  const content: unknown = JSON.parse(readFileSync(new URL(`../tokens/${file}`, import.meta.url), 'utf8'));
  const entries = new Map<string, TokenEntry>();
  collect(content, '', undefined, entries);
  return entries;
}

function collect(node: unknown, path: string, inherited: string | undefined, entries: Map<string, TokenEntry>): void {
  if (typeof node !== 'object' || node === null) return;
  const group = new Map(Object.entries(node));
  const named: unknown = group.get('$type');
  const type = typeof named === 'string' ? named : inherited;
  if (group.has('$value')) entries.set(path, readToken(node, path, type));
  else
    for (const [name, child] of group)
      if (!name.startsWith('$')) collect(child, path === '' ? name : `${path}.${name}`, type, entries);
}

function readToken(node: object, path: string, type: string | undefined): TokenEntry {
  const token = Token.safeParse(node);
  if (!token.success || type === undefined) throw new Error(`${path}: ${token.error?.message ?? 'has no $type'}`);
  const { $value: value, $description: description = '', $extensions: extensions } = token.data;
  return { path, type, value, description, derivation: extensions?.['dev.crosswalk'] };
}
