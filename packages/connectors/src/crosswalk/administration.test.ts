import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { packPlugin } from '@crosswalk/server';
import { type RunningApp, startApp } from '../../../server/test/running-app.ts';
import { SAMPLE } from '../../../server/test/sample-plugin.ts';
import { createAdministration } from './index.ts';

const OFFER = { kind: 'manifest', manifest: SAMPLE, baseUrl: 'https://plugins.example/mail/' } as const;

describe('the administration of a server', () => {
  let app: RunningApp;
  const of = (user: string) => createAdministration({ baseUrl: app.url, headers: { 'x-user': user } });
  before(async () => {
    app = await startApp({
      panelOrigin: 'https://panels.example.net',
      identify: (request) => {
        const id = request.headers.get('x-user') ?? 'ada';
        return { id, name: id, roles: id === 'root' ? ['admin'] : [] };
      },
    });
  });
  after(() => app.close());

  it('[CWS-13] plugins come, wait for an agreement and go, and every change is told', async () => {
    const { plugins, grants, settings, hosts, audit, subscribe } = of('root');
    let told = 0;
    const stop = subscribe?.(() => (told += 1));
    assert.equal((await plugins.offer(OFFER)).status, 'installed');
    await assert.rejects(plugins.offer({ ...OFFER, manifest: { ...SAMPLE, version: 'x' } }), (error: object) => {
      assert.equal(Object(error).details.faults[0].path, 'version');
      return true;
    });
    await grants.change(SAMPLE.id, { give: ['storage'], role: 'sales' });
    assert.deepEqual((await grants.read(SAMPLE.id)).roles, { sales: ['storage'] });
    await settings.write(SAMPLE.id, { days: 4 });
    assert.equal((await settings.read(SAMPLE.id)).values['days'], 4);
    await hosts.write(SAMPLE.id, []);
    assert.deepEqual(await hosts.read(SAMPLE.id), { hosts: [], reachable: [] });
    const required = [...SAMPLE.permissions.required, { scope: 'ui.modal', purpose: 'Asks.' }];
    const wider = { ...SAMPLE, version: '1.1.0', permissions: { ...SAMPLE.permissions, required } };
    const { status, digest } = await plugins.offer({ ...OFFER, manifest: wider });
    assert.equal(status, 'proposed');
    await assert.rejects(plugins.agree(SAMPLE.id, 'another'), { code: 'conflict' });
    await plugins.agree(SAMPLE.id, digest, []);
    await plugins.setDisabled(SAMPLE.id, true);
    const [plugin] = await plugins.list();
    assert.deepEqual([plugin?.manifest.version, plugin?.disabled, plugin?.proposal], ['1.1.0', true, null]);
    const first = await audit.find({ plugin: SAMPLE.id, limit: 2 });
    const next = await audit.find({ plugin: SAMPLE.id, limit: 2, before: first.at(-1)?.sequence ?? '' });
    assert.equal(new Set([...first, ...next].map(({ sequence }) => sequence)).size, 4);
    assert.equal((await audit.verify()).brokenAt, undefined);
    await plugins.uninstall(SAMPLE.id);
    assert.deepEqual(await plugins.list(), []);
    assert.ok(told > 0);
    stop?.();
  });

  it('[CWS-13] an archive is sent as it is, and who is no admin is refused', async () => {
    const manifest = { ...SAMPLE, id: 'com.example.packed' };
    const files = new Map([
      ['crosswalk.json', Buffer.from(JSON.stringify(manifest))],
      ['panel.html', Buffer.from('<!doctype html>')],
    ]);
    const archive = Uint8Array.from(packPlugin(files));
    assert.equal((await of('root').plugins.offer({ kind: 'archive', archive })).status, 'installed');
    await assert.rejects(of('ada').plugins.offer({ kind: 'archive', archive }), { code: 'permission_denied' });
    await assert.rejects(of('ada').plugins.list(), { code: 'permission_denied' });
  });
});
