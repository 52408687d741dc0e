import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  hiddenQueryFields,
  type ObjectDescription,
  projectFields,
  readableFields,
  type RecordChange,
  type Rights,
  rightOn,
  unwritableFields,
  visibleChange,
} from './index.ts';

const RIGHTS: Rights = {
  read: true,
  create: false,
  update: true,
  delete: false,
  fields: { salary: 'none', name: 'read' },
};

describe('field rights', () => {
  it('[RGT-1] a field without a stated right follows its type', () => {
    assert.equal(rightOn(RIGHTS, 'email'), 'write');
    assert.equal(rightOn({ ...RIGHTS, update: false }, 'email'), 'read');
    assert.equal(rightOn(RIGHTS, 'constructor'), 'write');
    assert.deepEqual(unwritableFields(RIGHTS, { name: 'x', email: 'y', salary: 1 }), ['name', 'salary']);
  });

  it('[RGT-2] a hidden field is found in filters and sorts, and cut from results', () => {
    const secret = { field: 'salary', op: 'gt', value: 1 } as const;
    assert.deepEqual(hiddenQueryFields(RIGHTS, { filter: { not: { or: [secret] } } }), ['salary']);
    assert.deepEqual(hiddenQueryFields(RIGHTS, { sort: [{ field: 'salary', direction: 'asc' }] }), ['salary']);
    const person: ObjectDescription = {
      type: 'person',
      label: 'Person',
      pluralLabel: 'People',
      titleField: 'name',
      fields: ['name', 'email', 'salary'].map((key) => ({ key, type: 'text', label: key })),
    };
    const stored = { name: 'a', salary: 5, gone: 1 };
    assert.deepEqual(projectFields(stored, readableFields(person, RIGHTS)), { name: 'a', email: null });
    assert.deepEqual(projectFields(stored, readableFields(person, RIGHTS, ['salary', 'name'])), { name: 'a' });
  });

  it('[RGT-3] a change shows readable fields only, and one of hidden fields alone is not shown', () => {
    const person: ObjectDescription = {
      type: 'person',
      label: 'P',
      pluralLabel: 'P',
      titleField: 'name',
      fields: ['name', 'salary'].map((key) => ({ key, type: 'text', label: key })),
    };
    const record = { type: 'person', id: '1', version: '2', fields: { name: 'a', salary: 's' } };
    const change: RecordChange = {
      sequence: '1',
      kind: 'updated',
      type: 'person',
      id: '1',
      at: '2026-01-01T00:00:00Z',
      changedFields: ['salary', 'name'],
      record,
    };
    const seen = visibleChange(person, RIGHTS, change);
    assert.deepEqual([seen?.changedFields, seen?.record?.fields], [['name'], { name: 'a' }]);
    assert.equal(visibleChange(person, RIGHTS, { ...change, changedFields: ['salary'] }), undefined);
    assert.equal(visibleChange(person, { ...RIGHTS, read: false }, change), undefined);
  });
});
