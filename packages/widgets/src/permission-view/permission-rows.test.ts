import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AuditedAction, ScopeSet, type ScopeChange } from '@crosswalk/protocol';
import fc from 'fast-check';
import {
  askedScopes,
  changeOfField,
  changeOfScope,
  extentOf,
  isFieldGiven,
  lastUses,
  usersOf,
} from './permission-rows.ts';

const FIELDS = ['email', 'name', 'phone', 'stage'];
const described = (type: string) => (type === 'person' ? FIELDS : []);

/** What the server makes of a change: first it takes back, then it gives. */
function apply(given: readonly string[], { give = [], takeBack = [] }: ScopeChange): string[] {
  const left = takeBack.reduce((set, scope) => set.without(scope), new ScopeSet(given));
  return new ScopeSet([...left.toArray(), ...give]).toArray();
}

describe('the lines of the permission view', () => {
  it('[ADM-4] are one for each verb on each type, with the fields it can be given by', () => {
    const asked = askedScopes(
      {
        permissions: {
          required: [
            { scope: 'records.person.read:name', purpose: 'Who.' },
            { scope: 'records.person.read:email', purpose: 'Where.' },
            { scope: 'records.deal.read', purpose: 'All.' },
            { scope: 'storage', purpose: 'Notes.' },
          ],
          optional: [{ scope: 'records.person.read:phone', purpose: 'Calls.' }],
        },
      },
      described,
    );
    assert.deepEqual(
      asked.map(({ key, fields, isOptional }) => [key, fields, isOptional]),
      [
        ['records.person.read', ['name', 'email'], false],
        ['records.deal.read', [], false],
        ['storage', [], false],
        ['records.person.read', ['phone'], true],
      ],
    );
  });

  it('[ADM-4] a tick gives or takes exactly its field, whatever was given before', () => {
    const [asked] = askedScopes(
      { permissions: { required: [{ scope: 'records.person.read', purpose: 'All.' }] } },
      described,
    );
    const given = fc.oneof(
      fc.constant([]),
      fc.constant(['records.person.read']),
      fc
        .uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 })
        .map((fields) => [`records.person.read:${fields.join()}`]),
    );
    fc.assert(
      fc.property(given, fc.constantFrom(...FIELDS), fc.boolean(), (before, field, isGiven) => {
        const after = apply(before, changeOfField(asked!, field, { isGiven, given: before }));
        for (const each of FIELDS)
          assert.equal(
            isFieldGiven(asked!, each, after),
            each === field ? isGiven : isFieldGiven(asked!, each, before),
          );
      }),
    );
    for (const isGiven of [true, false])
      assert.equal(
        extentOf(asked!, apply(['records.person.read:name'], changeOfScope(asked!, isGiven))),
        isGiven ? 'all' : 'none',
      );
  });

  it('[ADM-5] users are those who agreed to what is optional, and who took back what is not', () => {
    const asked = askedScopes(
      {
        permissions: {
          required: [{ scope: 'storage', purpose: 'Notes.' }],
          optional: [{ scope: 'records.person.read:phone,email', purpose: 'Calls.' }],
        },
      },
      described,
    );
    const users = [
      { user: 'ada', agreed: ['records.person.read:email'], withdrawn: [] },
      { user: 'bob', agreed: [], withdrawn: ['storage'] },
    ];
    const grants = { everyone: [], roles: {}, users };
    assert.deepEqual(
      asked.map((each) => usersOf(each, grants)),
      [['bob'], ['ada']],
    );
  });

  it('[ADM-5] the last use is the latest that was not refused, for the permission and for each field', () => {
    const entry = (at: string, more: Partial<AuditedAction>): AuditedAction => ({
      sequence: at,
      at,
      plugin: 'com.example.radar',
      operation: 'records.get',
      outcome: 'ok',
      scope: 'records.person.read',
      ...more,
    });
    const uses = lastUses([
      entry('2026-01-03', { outcome: 'permission_denied', fields: ['phone'] }),
      entry('2026-01-02', { fields: ['name'] }),
      entry('2026-01-01', { fields: ['name', 'email'] }),
      entry('2026-01-04', { scope: null }),
    ]);
    assert.deepEqual(
      ['records.person.read', 'records.person.read:name', 'records.person.read:email', 'records.person.read:phone'].map(
        (key) => uses.get(key),
      ),
      ['2026-01-02', '2026-01-02', '2026-01-01', undefined],
    );
  });
});
