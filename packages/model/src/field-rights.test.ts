import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutFields, hiddenQueryFields, type Rights, rightOn, unwritableFields } from './index.ts';

const RIGHTS: Rights = { read: true, create: false, update: true, delete: false, fields: { salary: 'none', name: 'read' } };

describe('field rights', () => {
  it('[RGT-1] a field without a stated right follows its type', () => {
    assert.equal(rightOn(RIGHTS, 'email'), 'write');
    assert.equal(rightOn({ ...RIGHTS, update: false }, 'email'), 'read');
    assert.equal(rightOn(RIGHTS, 'constructor'), 'write');
    assert.deepEqual(unwritableFields(RIGHTS, { name: 'x', email: 'y', salary: 1 }), ['name', 'salary']);
  });

  it('[RGT-2] a hidden field is found wherever a query uses it, and cut from results', () => {
    const secret = { field: 'salary', op: 'gt', value: 1 } as const;
    assert.deepEqual(hiddenQueryFields(RIGHTS, { filter: { not: { or: [secret] } } }), ['salary']);
    assert.deepEqual(hiddenQueryFields(RIGHTS, { sort: [{ field: 'salary', direction: 'asc' }] }), ['salary']);
    assert.deepEqual(hiddenQueryFields(RIGHTS, { fields: ['salary', 'name'] }), ['salary']);
    assert.deepEqual(cutFields({ name: 'a', salary: 5, email: 'e' }, new Set(['name', 'email']), ['name', 'salary']), { name: 'a' });
  });
});
