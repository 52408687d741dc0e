import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CrmRecord } from '@crosswalk/model';
import { createWorld, type FakePanel, manifestOf, type World } from './fixtures/host-world.fake.ts';

const scopes = ['records.person.read:name,email', 'records.company.read', 'storage'];
const manifest = manifestOf({
  permissions: { required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })) },
});

async function openPanel(): Promise<{ world: World; panel: FakePanel }> {
  const world = createWorld({ manifests: [manifest], grants: { [manifest.id]: { admin: scopes } } });
  return { world, panel: await world.open(manifest) };
}

/** A read that answers when the test says so. */
function holdRead(world: World): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { get } = world.source;
  world.source.get = async (...input) => {
    await held;
    return get.apply(world.source, input);
  };
  return () => release();
}

describe('revocation', () => {
  it('[HOST-30] no call that starts after revoke has returned succeeds', async () => {
    const { world, panel } = await openPanel();
    for (const by of ['user', 'admin'] as const) {
      void world.parts.grants.takeBack(manifest.id, ['records.person.read'], by);
      for (const [name, input] of [
        ['records.get', { type: 'person', id: 'p1' }],
        ['records.list', { type: 'person' }],
        ['records.search', { type: 'person', text: 'ada' }],
        ['objects.describe', { type: 'person' }],
      ] as const) {
        assert.equal((await panel.refused(name, input)).details.deniedBy, by === 'user' ? 'user' : 'admin', name);
      }
    }
  });

  it('[HOST-31] an answer under way is not delivered, and the call is refused once in the audit', async () => {
    const { world, panel } = await openPanel();
    const release = holdRead(world);
    const refused = panel.refused('records.get', { type: 'person', id: 'p1' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    void world.parts.grants.takeBack(manifest.id, ['records.person.read'], 'user');
    assert.deepEqual((await refused).details, { scope: 'records.person.read', deniedBy: 'user' });
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(
      world.audit.entries.filter(({ operation }) => operation === 'records.get').map(({ outcome }) => outcome),
      ['permission_denied'],
    );
  });

  it('[HOST-31] a field that was taken back does not leave with an answer under way', async () => {
    const { world, panel } = await openPanel();
    const release = holdRead(world);
    const refused = panel.refused('records.get', { type: 'person', id: 'p1' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    void world.parts.grants.takeBack(manifest.id, ['records.person.read:email'], 'admin');
    release();
    assert.deepEqual((await refused).details, { scope: 'records.person.read', deniedBy: 'admin', fields: ['email'] });
    const { fields } = (await panel.call('records.get', { type: 'person', id: 'p1' })) as CrmRecord;
    assert.deepEqual(fields, { name: 'Ada Lovelace' });
  });

  it('[HOST-31] streams end with permission_denied', async () => {
    const { world, panel } = await openPanel();
    const changes = panel.stream('records.watch', { type: 'person' });
    const first = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    void world.parts.grants.takeBack(manifest.id, ['records.person.read'], 'user');
    await world.source.update('person', 'p1', { name: 'Changed' });
    await assert.rejects(first, { code: 'permission_denied' });
  });

  it('[HOST-32] calls that do not need the scope go on', async () => {
    const { world, panel } = await openPanel();
    const release = holdRead(world);
    const answer = panel.call('records.get', { type: 'person', id: 'p1', fields: ['name'] });
    await new Promise((resolve) => setTimeout(resolve, 10));
    void world.parts.grants.takeBack(manifest.id, ['records.company.read', 'storage'], 'user');
    void world.parts.grants.takeBack(manifest.id, ['records.person.read:email'], 'admin');
    release();
    assert.deepEqual(((await answer) as CrmRecord).fields, { name: 'Ada Lovelace' });
  });

  it('[HOST-31] rights the user lost meanwhile keep an answer back', async () => {
    const { world, panel } = await openPanel();
    const release = holdRead(world);
    const refused = panel.refused('records.get', { type: 'person', id: 'p1' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    world.rights = { read: true, create: false, update: false, delete: false, fields: { email: 'none' } };
    release();
    assert.deepEqual((await refused).details, { scope: 'records.person.read', deniedBy: 'user', fields: ['email'] });
  });
});
