import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDecimals, compareDecimals, formatDecimal, isDecimal, parseDecimal } from './decimal.ts';

const LOCALES = ['en', 'de', 'de-CH', 'fr', 'sv', 'zh-CN', 'ar', 'ar-EG', 'fa', 'hi-IN-u-nu-deva', 'pt-BR', 'es'];
const decimals = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.stringMatching(/^\d{0,12}$/))
  .map(([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}${fraction && `.${fraction}`}`);
const plain = (value: string) => addDecimals(value, '0');
const sameNumber = (a: string, b: string | undefined) => b !== undefined && compareDecimals(a, b) === 0;

describe('decimal texts', () => {
  it('[EL-70] what a language writes is read back as the same number, to the last digit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), decimals, (locale, value) => {
        const written = formatDecimal(value, locale);
        assert.ok(sameNumber(value, parseDecimal(written, locale)), `${locale}: ${value} → ${written}`);
      }),
    );
  });

  it('[EL-70] adds and compares without rounding', () => {
    assert.equal(addDecimals('0.1', '0.2'), '0.3');
    assert.equal(addDecimals('-0.05', '0.05'), '0.00');
    assert.equal(addDecimals('99999999999999999999.99', '0.01'), '100000000000000000000.00');
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const negative = (value: string) => (value.startsWith('-') ? value.slice(1) : `-${value}`);
        assert.equal(compareDecimals(addDecimals(addDecimals(a, b), negative(b)), a), 0);
        assert.equal(Math.sign(compareDecimals(a, b)), -Math.sign(compareDecimals(b, a)) || 0);
        assert.ok(isDecimal(plain(a)));
      }),
    );
  });

  it('[EL-71] understands what people type', () => {
    const cases: [string, string, string | undefined][] = [
      ['1,234.5', 'en', '1234.5'],
      ['1.234,5', 'de', '1234.5'],
      ['1,5', 'en', '1.5'],
      ['1.5', 'de', '1.5'],
      ['1.500', 'de', '1500'],
      ['1\u202f234,50 €', 'fr', '1234.50'],
      ['1’234.50', 'de-CH', '1234.50'],
      ['１２．５', 'zh-CN', '12.5'],
      ['١٬٢٣٤٫٥', 'ar', '1234.5'],
      ['۱۲٫۵', 'fa', '12.5'],
      ['१२३', 'hi', '123'],
      ['−7', 'sv', '-7'],
      ['$1,250', 'en', '1250'],
      ['12,34,567.8', 'en-IN', '1234567.8'],
      ['.5', 'en', '0.5'],
      ['007', 'en', '7'],
      ['', 'en', undefined],
      ['.', 'en', undefined],
      ['12 apples', 'en', undefined],
      ['1e5', 'en', undefined],
      ['1.2.3', 'en', undefined],
      ['--1', 'en', undefined],
      ['<b>1</b>', 'en', undefined],
      ['9'.repeat(10_000_000), 'en', undefined],
    ];
    for (const [written, locale, value] of cases)
      assert.equal(parseDecimal(written, locale), value, `${locale}: ${written.slice(0, 40)}`);
  });

  it('[EL-80] writes what is no number as it is', () => {
    for (const value of ['', 'abc', '1e5', 'NaN', '1.', '１２']) assert.equal(formatDecimal(value, 'en'), value);
    assert.equal(formatDecimal('1', 'en', { style: 'currency', currency: 'no such' }), '1');
  });
});
