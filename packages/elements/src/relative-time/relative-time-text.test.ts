import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { relativeTimeText } from './relative-time-text.ts';

const NOW = new Date('2026-03-12T10:00:00Z');
const ago = (seconds: number) => relativeTimeText(new Date(NOW.getTime() - seconds * 1_000), NOW, 'en');

describe('relativeTimeText', () => {
  it('[EL-44] uses the largest unit that fits', () => {
    assert.equal(ago(30), '');
    assert.equal(ago(61), '1 minute ago');
    assert.equal(ago(3 * 3_600), '3 hours ago');
    assert.equal(ago(26 * 3_600), 'yesterday');
    assert.equal(ago(8 * 86_400), 'last week');
    assert.equal(ago(400 * 86_400), 'last year');
    assert.equal(ago(-2 * 86_400), 'in 2 days');
  });

  it('[EL-44] speaks the language of the reader', () => {
    assert.equal(relativeTimeText(new Date(NOW.getTime() - 7_200_000), NOW, 'zh-CN'), '2小时前');
    assert.equal(relativeTimeText(new Date(NOW.getTime() - 7_200_000), NOW, 'ar'), 'قبل ساعتين');
  });

  it('[EL-44] has words for every moment there is', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (at) =>
        assert.equal(typeof relativeTimeText(at, NOW, 'en'), 'string'),
      ),
    );
  });
});
