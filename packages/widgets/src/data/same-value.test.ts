import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isSameValue } from './same-value.ts';

describe('isSameValue', () => {
  it('[WID-16] knows a value again whatever the order of its parts', () => {
    assert.ok(isSameValue({ amount: '1', currency: 'EUR' }, { currency: 'EUR', amount: '1' }));
    assert.ok(isSameValue({ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] }));
    assert.ok(!isSameValue(['a', 'b'], ['b', 'a']));
    assert.ok(!isSameValue('1', 1));
  });

  it('[WID-16] takes absent, null and empty text for nothing', () => {
    for (const nothing of [undefined, null, '']) assert.ok(isSameValue(nothing, null));
    for (const something of [0, false, [], {}, ' ']) assert.ok(!isSameValue(something, null));
  });

  it('[WID-16] agrees with itself for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => assert.ok(isSameValue(structuredClone(value) as never, value as never))),
    );
  });
});
