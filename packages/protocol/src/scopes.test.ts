import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MAX_SCOPE_LENGTH, parseScope, RECORD_VERBS, SCOPE_PATTERN, ScopeSet, SIMPLE_SCOPES } from './scopes.ts';

const fields = fc.subarray(['name', 'email', 'phone', 'salary'], { minLength: 1 });
const recordScopes = fc
  .tuple(fc.constantFrom('person', 'deal'), fc.constantFrom(...RECORD_VERBS), fc.option(fields))
  .map(([type, verb, keys]) => `records.${type}.${verb}${keys ? `:${keys.join(',')}` : ''}`);
const scope = fc.oneof(
  recordScopes,
  fc.constantFrom(...SIMPLE_SCOPES, 'http.send', 'intents.raise:a.b', 'intents.handle:a.b'),
);
const sets = fc.array(scope, { maxLength: 8 }).map((scopes) => new ScopeSet(scopes));
const same = (left: ScopeSet, right: ScopeSet): void => assert.deepEqual(left.toArray(), right.toArray());

describe('scopes', () => {
  for (const text of [
    '',
    '*',
    'root',
    'records',
    'records.*',
    'records.read',
    'records.person',
    'records.person.*',
    'records.person.read ',
    ' records.person.read',
    'records.person.read:',
    'records.person.read:*',
    'records.person.read:a,',
    'records.person.read:a;b',
    'records.Person.read',
    'records.person.admin',
    'records.__proto__.read',
    'records.person.__proto__',
    '__proto__',
    'constructor',
    'toString',
    'storage.all',
    'STORAGE',
    'http.',
    'http.*',
    'intents.raise:',
    'intents.raise:*',
    'intents.both:a',
    'records.person.read\n',
    'records.person.read:a\u200b',
    `records.person.read:${'a'.repeat(MAX_SCOPE_LENGTH)}`,
  ]) {
    it(`[SCO-1] ${JSON.stringify(text.slice(0, 40))} is no scope`, () => {
      assert.equal(parseScope(text), undefined);
      assert.deepEqual(new ScopeSet([text]).toArray(), []);
      assert.equal(new ScopeSet(['records.person.read', 'storage']).covers(text), false);
      if (text.length <= MAX_SCOPE_LENGTH) assert.equal(SCOPE_PATTERN.test(text), false);
    });
  }

  it('[SCO-2] an intersection commutes and is in both sets', () => {
    fc.assert(
      fc.property(sets, sets, scope, (left, right, each) => {
        const both = left.intersect(right);
        same(both, right.intersect(left));
        same(left.intersect(left), left);
        same(both.intersect(left), both);
        assert.equal(both.covers(each), left.covers(each) && right.covers(each));
      }),
    );
  });

  it('[SCO-3] a set covers a scope when it covers each of its fields', () => {
    fc.assert(
      fc.property(sets, fields, (set, keys) => {
        const whole = set.covers(`records.person.read:${keys.join(',')}`);
        assert.equal(
          whole,
          keys.every((key) => set.covers(`records.person.read:${key}`)),
        );
        if (set.covers('records.person.read')) assert.ok(whole);
      }),
    );
  });

  it('[SCO-4] what was taken out is gone, and nothing came in', () => {
    fc.assert(
      fc.property(sets, scope, scope, (set, removed, each) => {
        const left = set.without(removed);
        assert.equal(left.covers(removed), false);
        if (left.covers(each)) assert.ok(set.covers(each));
      }),
    );
  });

  it('[SCO-5] written and read again it is the same set', () => {
    fc.assert(fc.property(sets, (set) => same(new ScopeSet(set.toArray()), set)));
  });
});
