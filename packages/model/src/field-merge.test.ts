import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { concernsWatcher, mergeFields, type ObjectDescription, type RecordChange } from './index.ts';

describe('writes over stored fields', () => {
  it('[MRG-1] only values that differ are changes, whatever the order of their keys', () => {
    const stored = { name: 'a', amount: { amount: '1', currency: 'EUR' }, tags: ['x'] };
    const written = { name: 'a', amount: { currency: 'EUR', amount: '1' }, tags: ['x', 'y'] };
    assert.deepEqual(mergeFields(stored, written).changedFields, ['tags']);
  });

  it('[MRG-2] null empties a field; emptying an empty one is no change', () => {
    assert.deepEqual(mergeFields({ name: 'a', age: 1 }, { age: null, city: null }), {
      fields: { name: 'a' },
      changedFields: ['age'],
    });
  });
});

describe('watchers', () => {
  const description: ObjectDescription = {
    type: 'deal',
    label: 'Deal',
    pluralLabel: 'Deals',
    titleField: 'title',
    fields: ['title', 'stage'].map((key) => ({ key, type: 'text', label: key })),
  };
  const change = (parts: Partial<RecordChange>): RecordChange => ({
    sequence: '1',
    kind: 'updated',
    type: 'deal',
    id: '1',
    at: '2026-01-01T00:00:00Z',
    ...parts,
  });
  const withStage = (stage: string) => ({ type: 'deal', id: '1', version: '2', fields: { stage } });
  const open = { type: 'deal', filter: { field: 'stage', op: 'eq', value: 'open' } } as const;

  it('[WCH-1] a watcher hears of its type and id only', () => {
    assert.ok(concernsWatcher(description, { type: 'deal' }, change({})));
    assert.ok(!concernsWatcher(description, { type: 'person' }, change({})));
    assert.ok(!concernsWatcher(description, { type: 'deal', id: '2' }, change({})));
  });

  it('[WCH-2] with a filter it hears of records that match, may have left, or are gone', () => {
    assert.ok(concernsWatcher(description, open, change({ record: withStage('open'), changedFields: ['title'] })));
    assert.ok(concernsWatcher(description, open, change({ record: withStage('won'), changedFields: ['stage'] })));
    assert.ok(!concernsWatcher(description, open, change({ record: withStage('won'), changedFields: ['title'] })));
    assert.ok(concernsWatcher(description, open, change({ kind: 'deleted' })));
  });
});
