import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ViewCondition } from '@crosswalk/protocol';
import { createWorld, manifestOf } from './fixtures/host-world.fake.ts';
import { findViews } from './views.ts';

const scope = 'records.person.read:name';
const record = { type: 'person', id: 'p1' };

async function isShown(
  when: ViewCondition[],
  options: { location?: 'crm.record.sidebar' | 'app.home' } = {},
): Promise<boolean> {
  const { location = 'crm.record.sidebar' } = options;
  const manifest = manifestOf({
    views: [{ id: 'side', title: 'Side', location, entry: './panel.html', size: { height: 100 }, when }],
    permissions: { required: [{ scope, purpose: 'Shows people.' }] },
  });
  const world = createWorld({ manifests: [manifest], grants: { [manifest.id]: { admin: [scope] } } });
  return (await findViews(world.parts, location, { record })).length > 0;
}

describe('views', () => {
  it('[HOST-79] what waits for the admin is offered to who manages plugins, and to nobody else', async () => {
    const manifest = manifestOf({ permissions: { required: [{ scope, purpose: 'Shows people.' }] } });
    const offered = async (user: object, grant: object): Promise<number> => {
      const known = { id: 'u1', name: 'Zoë', email: 'zoe@example.com' };
      const { parts } = createWorld({
        manifests: [manifest],
        grants: { [manifest.id]: grant },
        user: { ...known, ...user },
      });
      return (await findViews(parts, 'crm.record.sidebar', { record })).length;
    };
    assert.equal(await offered({}, {}), 0);
    assert.equal(await offered({ managesPlugins: true }, {}), 1);
    assert.equal(await offered({}, { admin: [scope] }), 1);
    // What the user took back they can give again, where the panel is.
    assert.equal(await offered({}, { admin: [scope], withdrawn: [scope] }), 1);
  });

  it('[HOST-79] a view that is open keeps its place, and one whose permissions cannot be read says so itself', async () => {
    const manifest = manifestOf({ permissions: { required: [{ scope, purpose: 'Shows people.' }] } });
    const { parts } = createWorld({ manifests: [manifest] });
    parts.openPanels.add({ address: { plugin: manifest.id, view: 'side' }, reconsider: () => undefined });
    assert.equal((await findViews(parts, 'crm.record.sidebar', { record })).length, 1);
    const away = createWorld({ manifests: [manifest] });
    away.parts.grants.load = () => Promise.reject(new Error('away'));
    assert.equal((await findViews(away.parts, 'crm.record.sidebar', { record })).length, 1);
  });

  it('[HOST-77] a view is offered at its location, for its types, of plugins that are on', async () => {
    const manifest = manifestOf({
      views: [
        {
          id: 'side',
          title: 'Side',
          location: 'crm.record.sidebar',
          entry: './panel.html',
          objectTypes: ['company'],
          size: { height: 100 },
        },
      ],
    });
    const { parts } = createWorld({ manifests: [manifest] });
    assert.equal((await findViews(parts, 'crm.record.sidebar', { record: { type: 'company', id: 'c1' } })).length, 1);
    assert.equal((await findViews(parts, 'crm.record.sidebar', { record })).length, 0);
    assert.equal((await findViews(parts, 'crm.record.sidebar', {})).length, 0);
    assert.equal((await findViews(parts, 'crm.record.tab', { record: { type: 'company', id: 'c1' } })).length, 0);
    const off = createWorld({
      plugins: { list: () => [{ manifest, baseUrl: 'https://x.example/', disabled: true }] },
    } as never);
    assert.equal(
      (await findViews(off.parts, 'crm.record.sidebar', { record: { type: 'company', id: 'c1' } })).length,
      0,
    );
  });

  for (const [title, condition, expected] of [
    ['a field that is equal', { subject: 'field', key: 'name', op: 'eq', value: 'Ada Lovelace' }, true],
    ['a field that is not', { subject: 'field', key: 'name', op: 'eq', value: 'Bob' }, false],
    ['a field that differs', { subject: 'field', key: 'name', op: 'ne', value: 'Bob' }, true],
    ['a field in a list', { subject: 'field', key: 'name', op: 'in', value: ['Bob', 'Ada Lovelace'] }, true],
    ['a filled field', { subject: 'field', key: 'name', op: 'empty', value: false }, true],
    ['a role the user has', { subject: 'user.role', op: 'in', value: ['sales', 'support'] }, true],
    ['a role the user lacks', { subject: 'user.role', op: 'eq', value: 'owner' }, false],
    ['the language', { subject: 'locale', op: 'eq', value: 'en' }, true],
    ['another device', { subject: 'device', op: 'eq', value: 'mobile' }, false],
  ] as const) {
    it(`[HOST-77] a condition on ${title} ${expected ? 'holds' : 'does not hold'}`, async () => {
      assert.equal(await isShown([condition as unknown as ViewCondition]), expected);
    });
  }

  it('[HOST-26] a condition on a hidden field never holds, whatever the value', async () => {
    for (const op of ['eq', 'ne', 'in', 'empty'] as const) {
      for (const value of [90000, 1, true, false, ['90000']]) {
        assert.equal(await isShown([{ subject: 'field', key: 'salary', op, value }]), false, `${op} ${String(value)}`);
      }
    }
  });
});
