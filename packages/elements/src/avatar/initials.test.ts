import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hueOf, initialsOf } from './initials.ts';

describe('initials', () => {
  it('[EL-43] are the first letters of the first and the last word', () => {
    const expected = [
      ['Ada Lovelace', 'AL'],
      ['Conor O’Neil', 'CO'],
      ['王小明', '王'],
      ['佐藤 花子', '佐'],
      ['ليلى حداد', 'لح'],
      ['X', 'X'],
      ['<b>Bold</b> Betty', 'BB'],
      ['👩‍🚀 Sally Ride', 'SR'],
      ['  ', '?'],
      ['42', '?'],
    ] as const;
    for (const [name, initials] of expected) assert.equal(initialsOf(name), initials, name);
  });

  it('[EL-43] are letters of the name, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const initials = initialsOf(name);
        assert.ok(initials === '?' || /^[\p{L}\p{M}]{1,6}$/u.test(initials), initials);
      }),
    );
  });

  it('[EL-43] stand on a hue that depends on the name alone', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const hue = hueOf(name);
        assert.ok(Number.isInteger(hue) && hue >= 0 && hue < 8);
        assert.equal(hueOf(name), hue);
      }),
    );
  });
});
