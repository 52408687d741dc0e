import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FIELD_TYPES, type FieldDescription, type FieldValue } from '@crosswalk/model';
import { formatValue } from './format-value.ts';

const field = (type: FieldDescription['type'], more: Partial<FieldDescription> = {}): FieldDescription => ({
  key: 'x',
  label: 'X',
  type,
  ...more,
});
const shown = (type: FieldDescription['type'], value: FieldValue, locale = 'en') =>
  formatValue(field(type), value, { locale, timeZone: 'UTC' });

describe('formatValue', () => {
  it('[WID-20] makes text of every value under every type', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELD_TYPES),
        fc.jsonValue(),
        fc.boolean(),
        fc.constantFrom('en', 'zh-CN', 'ar'),
        (type, value, multiple, locale) => {
          const text = formatValue(field(type, { multiple }), value as FieldValue, { locale });
          assert.equal(typeof text, 'string');
          assert.ok(text.length <= 5_000);
        },
      ),
    );
  });

  it('[WID-20] survives hard values', () => {
    assert.equal(shown('date', '0000-01-01').includes('1'), true);
    assert.equal(shown('date', '9999-12-31'), 'Dec 31, 9999');
    assert.equal(shown('date', 'soon'), 'soon');
    assert.equal(shown('money', { amount: '1', currency: 'XXX' }).includes('1'), true);
    assert.equal(shown('money', { amount: '1', currency: 'not one' }), '1 not one');
    assert.equal(shown('money', { amount: 'many', currency: 'EUR' }), '{"amount":"many","currency":"EUR"}');
    assert.equal(shown('integer', 'three'), 'three');
    assert.equal(shown('longText', 'x'.repeat(100_000)).length, 5_000);
  });

  it('[WID-22] keeps every digit of an amount', () => {
    assert.equal(
      shown('money', { amount: '12345678901234567890.12', currency: 'EUR' }),
      '€12,345,678,901,234,567,890.12',
    );
    assert.equal(shown('money', { amount: '4200', currency: 'EUR' }), '€4,200');
    assert.equal(
      shown('money', { amount: '0.5', currency: 'JPY' }).includes('1') ||
        shown('money', { amount: '0.5', currency: 'JPY' }).includes('0'),
      true,
    );
    assert.equal(shown('decimal', '0.000000000000000001'), '0.000000000000000001');
  });

  it('[WID-22] keeps the day of a date in every time zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai']) {
      assert.equal(formatValue(field('date'), '2026-03-01', { locale: 'en', timeZone }), 'Mar 1, 2026');
    }
    assert.equal(
      formatValue(field('datetime'), '2026-03-01T23:30:00Z', {
        locale: 'en',
        timeZone: 'Asia/Shanghai',
        isShort: true,
      }),
      'Mar 2, 2026',
    );
  });

  it('[WID-22] writes as the reader’s language does', () => {
    assert.equal(shown('date', '2026-03-01', 'zh-CN'), '2026年3月1日');
    assert.equal(formatValue(field('boolean'), true, { locale: 'ar', words: { yes: 'نعم', no: 'لا' } }), 'نعم');
    assert.equal(shown('duration', 'P1DT2H'), '1 day, 2 hr');
    assert.equal(
      shown('address', { street: '1 Quay', city: 'Lisbon', country: 'Portugal' }),
      '1 Quay, Lisbon, Portugal',
    );
    assert.equal(
      shown('address', { street: '南京路1号', city: '上海', country: '中国' }, 'zh-CN'),
      '中国 上海 南京路1号',
    );
  });

  it('[WID-20] shows a choice by its label, and one that is offered no more as it is', () => {
    const stage = field('select', { options: [{ value: 'won', label: 'Won' }] });
    assert.equal(formatValue(stage, 'won', { locale: 'en' }), 'Won');
    assert.equal(formatValue(stage, 'gone', { locale: 'en' }), 'gone');
  });

  it('[WID-7] calls a linked record by its name where that is known', () => {
    const value = [
      { type: 'company', id: '1' },
      { type: 'company', id: '2' },
    ];
    const title = ({ id }: { id: string }) => (id === '1' ? 'Meridian' : undefined);
    assert.equal(formatValue(field('refs'), value, { locale: 'en', title }), 'Meridian, 2');
    assert.equal(formatValue(field('ref'), value[0] ?? null, { locale: 'en', title }), 'Meridian');
    assert.equal(shown('ref', { type: 'company', id: '1' }), '1');
  });
});
