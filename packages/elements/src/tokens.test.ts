import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CONTRAST_PAIRS, TOKENS } from './generated/tokens.ts';

const PRESETS = ['slds', 'carbon', 'bootstrap', 'tryton'];
const names = TOKENS.filter(({ isPublic }) => isPublic).map(({ property }) => property);
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('tokens', () => {
  it('[EL-90] are twelve, and everything else follows from them', () => {
    assert.equal(names.length, 12);
    for (const { property, css, isPublic } of TOKENS)
      if (!isPublic) assert.match(css, /var\(--_cw-/, `${property} follows from nothing`);
  });

  it('[EL-91] can be read: every pair has its contrast, light and dark', () => {
    for (const { front, ground, least, light, dark } of CONTRAST_PAIRS)
      assert.ok(Math.min(light, dark) >= least, `${front} on ${ground}`);
  });

  it('[EL-92] each preset sets all twelve, and nothing else but the scheme', () => {
    for (const preset of PRESETS) {
      const set = [...read(`presets/${preset}.css`).matchAll(/^ {2}([\w-]+):/gm)].map(([, property]) => property);
      const others = set.filter((property) => property !== 'color-scheme');
      assert.deepEqual(others, names, preset);
    }
  });

  it('[EL-93] are written in the format of the Design Tokens Community Group', () => {
    for (const file of ['crosswalk', 'dark', 'compact']) {
      const content: unknown = JSON.parse(read(`tokens/${file}.tokens.json`));
      assert.ok(typeof content === 'object' && content !== null && '$schema' in content);
      assert.equal(content.$schema, 'https://www.designtokens.org/schemas/2025.10/format.json');
    }
    assert.match(read('tokens/crosswalk.resolver.json'), /"version": "2025\.10"/);
  });
});
