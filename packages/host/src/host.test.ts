import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFakeHost, manifestOf } from './fixtures/host-world.fake.ts';

const scopes = ['records.person.read:name', 'storage'];
const manifest = manifestOf({
  permissions: { required: scopes.map((scope) => ({ scope, purpose: 'Shows people.' })) },
  translations: { 'zh-CN': { 'purposes.storage': '记住设置', 'views.side.title': '侧栏' } },
});
const grants = { [manifest.id]: { admin: scopes } };

describe('host', () => {
  it('[HOST-30] revoke without scopes takes everything back, and grant gives it again', async () => {
    const { host } = createFakeHost({ manifests: [manifest], grants });
    await host.permissions(manifest.id);
    void host.revoke(manifest.id);
    assert.deepEqual(await host.permissions(manifest.id), { granted: [], missing: scopes });
    await host.grant(manifest.id, scopes);
    assert.deepEqual(await host.permissions(manifest.id), { granted: scopes, missing: [] });
  });

  it('[HOST-11] explain says who denies a scope and what it is for', async () => {
    const { host } = createFakeHost({ manifests: [manifest], grants });
    assert.deepEqual(await host.explain(manifest.id, 'storage'), {
      scope: 'storage',
      allowed: true,
      purpose: 'Shows people.',
    });
    await host.revoke(manifest.id, ['storage'], 'user');
    assert.deepEqual(await host.explain(manifest.id, 'storage'), {
      scope: 'storage',
      allowed: false,
      deniedBy: 'user',
      purpose: 'Shows people.',
    });
    assert.deepEqual(await host.explain(manifest.id, 'nav.external'), {
      scope: 'nav.external',
      allowed: false,
      deniedBy: 'manifest',
    });
  });

  it('[HOST-6] giving and taking back is written down', async () => {
    const { host, audit } = createFakeHost({ manifests: [manifest], grants });
    await host.permissions(manifest.id);
    await host.revoke(manifest.id, ['storage'], 'user');
    await host.grant(manifest.id, ['storage'], 'user');
    assert.deepEqual(
      audit.entries.map(({ operation, scope }) => [operation, scope]),
      [
        ['host.revoke', 'storage'],
        ['host.grant', 'storage'],
      ],
    );
  });

  it('[HOST-30] a subscriber hears of changed permissions', async () => {
    const { host } = createFakeHost({ manifests: [manifest], grants });
    let count = 0;
    const stop = host.subscribe(() => (count += 1));
    await host.permissions(manifest.id);
    await host.revoke(manifest.id, ['storage']);
    stop();
    await host.grant(manifest.id, ['storage']);
    assert.equal(count, 1);
  });

  it('[HOST-70] the CRM’s own origin cannot be kept by panels', () => {
    Object.assign(globalThis, { origin: 'https://crm.example' });
    assert.throws(() => createFakeHost({ keepOrigin: ['https://crm.example'] }), /own origin/);
  });
});
