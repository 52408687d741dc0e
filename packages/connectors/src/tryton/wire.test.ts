import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { packIds, unpackIds } from './id-set.ts';
import { readDate, readDecimal, readInstant, writeDate, writeDecimal, writeInstant } from './wire.ts';

describe('values on the wire', () => {
  it('[TRY-16] decimals of any size come back digit by digit', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,10})?$/);
    fc.assert(fc.property(digits, (text) => assert.equal(readDecimal(writeDecimal(text)), text)));
  });

  it('[TRY-16] decimals that Python writes with an exponent are written out', () => {
    const spellings = [
      ['1E+3', '1000'],
      ['-1.50E+1', '-15.0'],
      ['0E-8', '0.00000000'],
      ['1.5e-7', '0.00000015'],
      ['12E-1', '1.2'],
      ['007', '7'],
    ];
    for (const [written, plain] of spellings)
      assert.equal(readDecimal({ __class__: 'Decimal', decimal: written }), plain);
    for (const wrong of ['NaN', 'Infinity', '', null, {}, '1,5']) assert.equal(readDecimal(wrong), null);
  });

  it('[TRY-16] instants keep their microseconds, dates their day', () => {
    const micros = fc.integer({ min: 0, max: 999_999 });
    const moments = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, micros, (moment, micro) => {
        const second = moment.toISOString().slice(0, 19);
        const digits = String(micro).padStart(6, '0');
        const expected = `${second}.${digits.endsWith('000') ? digits.slice(0, 3) : digits}Z`;
        assert.equal(readInstant(writeInstant(`${second}.${digits}Z`)), expected);
        assert.equal(readDate(writeDate(second)), second.slice(0, 10));
      }),
    );
  });

  it('[TRY-15] sets of ids come back from a cursor, and nothing else is taken for one', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }));
    fc.assert(
      fc.property(ids, (some) => {
        assert.deepEqual(
          unpackIds(packIds(some)),
          [...some].sort((left, right) => left - right),
        );
      }),
    );
    assert.equal(packIds(Array.from({ length: 10_000 }, (_, index) => index + 1)), '1-10000');
    for (const wrong of ['x', '5-1', '1,1', '0', '1-9999999999', '1,,2', '1-4000000,3'])
      assert.equal(unpackIds(wrong), undefined);
  });
});
