import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { conflictsOf, readEntry, shownValue } from './setting-draft.ts';

const entered = (values: Record<string, string | number | boolean>, updatedAt = '2026-01-01T00:00:00Z') => ({
  values,
  secrets: [{ name: 'token', updatedAt, updatedBy: 'ada' }],
  missing: [],
});

describe('what is typed for a setting', () => {
  it('[ADM-7] is of its type, or goes as it is so that the fault can be told; emptied is forgotten', () => {
    assert.equal(readEntry({ type: 'text' }, '  '), null);
    assert.equal(readEntry({ type: 'number' }, ''), null);
    assert.equal(readEntry({ type: 'number' }, 'many'), 'many');
    assert.equal(readEntry({ type: 'boolean' }, false), false);
    fc.assert(
      fc.property(fc.integer(), (number) => assert.equal(readEntry({ type: 'number' }, String(number)), number)),
    );
  });

  it('[ADM-7] is shown with what was entered, else with the default, also under names of objects', () => {
    const setting = { name: 'constructor', type: 'text', label: 'Odd', default: 'x' } as const;
    assert.equal(shownValue(setting, entered({})), 'x');
    assert.equal(shownValue(setting, entered({ ['constructor']: 'y' })), 'y');
    assert.equal(shownValue({ name: 'on', type: 'boolean', label: 'On' }, entered({})), false);
  });

  it('[ADM-8] conflicts only where somebody else changed the same setting meanwhile', () => {
    const drafts = new Map<string, string | number>([
      ['days', 4],
      ['token', 'secret'],
    ]);
    const before = entered({ days: 3, name: 'a' });
    assert.deepEqual(conflictsOf(drafts, before, entered({ days: 3, name: 'b' })), []);
    assert.deepEqual(conflictsOf(drafts, before, entered({ days: 5, name: 'a' })), ['days']);
    assert.deepEqual(conflictsOf(drafts, before, entered({ days: 3 }, '2026-02-02T00:00:00Z')), ['token']);
    assert.deepEqual(conflictsOf(drafts, undefined, before), []);
  });
});
