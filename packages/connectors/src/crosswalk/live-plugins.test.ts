import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createHost } from '@crosswalk/host';
import { ADMIN, named, pathOf } from '../../../server/test/plugin-world.ts';
import { type ProxyWorld, SECRET, startProxyWorld } from '../../../server/test/proxy-world.ts';
import { waitUntil } from '../../../server/test/wait-until.ts';
import { createHttpSource, createPluginStores } from './index.ts';

const signal = new AbortController().signal;
const openPage = () => Promise.resolve(false);

describe('plugins of a server, in a page', () => {
  let proxy: ProxyWorld;
  before(async () => {
    proxy = await startProxyWorld();
    proxy.reset();
  });
  after(() => proxy.close());

  const storesOf = (user: string) => createPluginStores({ baseUrl: proxy.world.app.url, headers: { 'x-user': user } });

  it('[CWS-9] a host follows what is installed, granted and set elsewhere, without being loaded again', async () => {
    const { id } = named('neighbour');
    const stores = storesOf('ada');
    await stores.installed.load();
    const environment = {
      current: {
        locale: 'en',
        direction: 'ltr',
        timeZone: 'UTC',
        theme: 'light',
        density: 'comfortable',
        device: 'desktop',
      },
      subscribe: () => () => undefined,
    };
    const host = createHost({
      source: createHttpSource({ baseUrl: proxy.world.app.url }),
      user: { id: 'ada', name: 'Ada' },
      account: { id: 'a', name: 'A', crm: 'C' },
      environment: environment as never,
      ...stores,
      plugins: stores.installed,
    });
    try {
      const scope = 'records.person.read:name';
      assert.ok((await host.permissions(id)).granted.includes(scope));
      await proxy.world.app.call('PATCH', pathOf(id, '/grant'), { takeBack: ['records.person.read'] }, ADMIN);
      await waitUntil(async () => !(await host.permissions(id)).granted.includes(scope), 'the revocation');
      await proxy.world.app.call('PATCH', pathOf(id, '/grant'), { give: [scope] }, ADMIN);
      await waitUntil(async () => (await host.permissions(id)).granted.includes(scope), 'the new grant');
      const less = named('neighbour', {
        version: '1.1.0',
        permissions: { required: [{ scope: 'storage', purpose: 'Keeps drafts.' }] },
      });
      await proxy.world.install(less);
      await waitUntil(
        async () => !(await host.permissions(id)).granted.includes(scope),
        'the manifest that asks for less',
      );
      await proxy.world.install(named('later'));
      await waitUntil(() => host.plugins.some(({ manifest }) => manifest.id === 'com.example.later'), 'the new plugin');
      await proxy.world.app.call('DELETE', pathOf('com.example.later'), undefined, ADMIN);
      await waitUntil(() => host.plugins.every(({ manifest }) => manifest.id !== 'com.example.later'), 'its removal');
      assert.ok(host.capabilities.has('http.request'));
    } finally {
      host.destroy();
    }
  });

  it('[CWS-10] requests of plugins come back as JSON, text or bytes, and failures in the server’s own words', async () => {
    const { server } = storesOf('ada');
    const plugin = { manifest: proxy.manifest };
    const ask = (template: string, params = {}) =>
      server['http.request']({ template, params }, { plugin, signal, openPage });
    proxy.partner.answer = ({ url, headers }, response) => {
      if (url.startsWith('/thing'))
        response.setHeader('content-type', 'application/vnd.api+json').end(`{"you":"${headers.authorization ?? ''}"}`);
      else if (url === '/open') response.setHeader('content-type', 'text/plain; charset=utf-8').end('grüezi');
      else response.setHeader('content-type', 'image/png').end(Buffer.from([0x89, 0xff, 0x00]));
    };
    const read = await ask('read', { id: '1' });
    assert.deepEqual([read.status, read.body], [200, { you: 'Bearer [secret]' }]);
    assert.doesNotMatch(JSON.stringify(read), new RegExp(SECRET.slice(0, 8)));
    assert.equal((await ask('open')).body, 'grüezi');
    assert.deepEqual((await ask('other')).body, { base64: 'if8A' });
    await assert.rejects(ask('missing'), { code: 'permission_denied', message: /declares no request named missing/ });
    await assert.rejects(ask('read'), { code: 'invalid_input' });
  });
});
