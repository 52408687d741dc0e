import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Manifest } from '@crosswalk/protocol';
import { onBothDatabases } from '../../test/on-databases.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from '../../test/plugin-world.ts';
import { SAMPLE_SCOPES } from '../../test/sample-plugin.ts';
import { sql } from '../database/sql.ts';
import { serve } from '../serve.ts';
import { createPanelSite } from './panel-site.ts';
import { packPlugin } from './plugin-archive.ts';

const BASE = 'https://plugins.example/mail/';
const text = (content: string) => new TextEncoder().encode(content);

onBothDatabases('the plugin registry', (open, another) => {
  let world: PluginWorld;
  before(async () => {
    world = await startPluginWorld(open(), await another());
  });
  after(() => world.close());

  it('[REG-1] a plugin is installed from its manifest, an address or an archive, by an admin', async () => {
    const manifest = named('first');
    assert.equal((await world.app.call('POST', '/api/plugins', { manifest, baseUrl: BASE })).status, 403);
    const installed = (await world.install(manifest, ['storage', 'nav.external'])).body;
    assert.equal(installed.status, 'installed');
    assert.deepEqual((await world.grantOf(manifest.id)).admin, ['storage'], 'nothing beyond the manifest is given');
    world.served.set('/mail/crosswalk.json', JSON.stringify(named('fetched')));
    const fetched = await world.app.call(
      'POST',
      '/api/plugins',
      { url: `${world.address}/mail/crosswalk.json` },
      ADMIN,
    );
    assert.equal(fetched.status, 201, JSON.stringify(fetched.body));
    assert.equal((await world.detail('com.example.fetched')).baseUrl, `${world.address}/mail/`);
    const list = (await world.app.call('GET', '/api/plugins')).body;
    assert.deepEqual(
      list.plugins.map(({ manifest: { id } }: { manifest: Manifest }) => id),
      ['com.example.fetched', 'com.example.first'],
    );
  });

  it('[REG-2] what is wrong with a manifest is told in full, each fault with its place and a way to mend it', async () => {
    const wrong = {
      ...named('wrong'),
      id: 'Wrong',
      version: 'x',
      views: [],
      surplus: 1,
      permissions: { required: [{ scope: '*', purpose: '' }] },
    };
    const { status, body } = await world.install(wrong);
    assert.equal(status, 400);
    const faults = new Map((body.error.details.faults ?? []).map((fault) => [fault.path, fault]));
    for (const place of [
      'id',
      'version',
      'views',
      'surplus',
      'permissions.required[0].scope',
      'permissions.required[0].purpose',
    ])
      assert.ok(faults.get(place)?.expected, place);
    assert.match(faults.get('permissions.required[0].scope')?.fix ?? '', /no wild cards/);
    for (const baseUrl of [undefined, '', 'radar', 'javascript:alert(1)']) {
      const { status, body } = await world.app.call('POST', '/api/plugins', { manifest: wrong, baseUrl }, ADMIN);
      assert.equal(status, 400);
      const [first, ...others] = body.error.details.faults ?? [];
      assert.deepEqual([first?.path, others.length], ['baseUrl', faults.size], 'the address hides no other fault');
      assert.match(first?.fix ?? '', /such as https:/);
    }
    const template = named('template', { settings: [] });
    assert.match(JSON.stringify((await world.install(template)).body), /a setting named token/);
  });

  it('[REG-3] an address is fetched by the rules for plugins’ requests: nothing internal, no way out by redirect', async () => {
    world.served.set('/away', '->https://elsewhere.example/crosswalk.json');
    world.served.set('/loop', '->/loop');
    world.served.set('/text', 'not json');
    for (const [url, status] of [
      ['http://127.0.0.1:9/x', 403],
      ['https://127.0.0.1/x', 403],
      ['https://2130706433/x', 403],
      ['https://[::ffff:127.0.0.1]/x', 403],
      ['https://localhost/x', 403],
      ['file:///etc/passwd', 403],
      ['http://plugins.example/x', 403],
      ['nonsense', 400],
      [`${world.address}/away`, 403],
      [`${world.address}/loop`, 501],
      [`${world.address}/text`, 400],
      [`${world.address}/missing`, 400],
    ] as const) {
      const answer = await world.app.call('POST', '/api/plugins', { url }, ADMIN);
      assert.equal(answer.status, status, `${url}: ${JSON.stringify(answer.body)}`);
    }
  });

  it('[REG-4] an update that asks for more waits: old version and grant stay in force until an admin agrees', async () => {
    const manifest = named('update');
    await world.install(manifest, SAMPLE_SCOPES);
    const before = await world.grantOf(manifest.id);
    const wider = {
      ...manifest,
      version: '1.1.0',
      permissions: {
        ...manifest.permissions,
        required: [...manifest.permissions.required, { scope: 'records.person.delete', purpose: 'Tidies up.' }],
      },
    };
    const offered = (await world.install(wider, ['records.person.delete'])).body;
    assert.equal(offered.status, 'proposed');
    assert.match(offered.changes[0]?.text ?? '', /newly delete records of the type person/);
    const waiting = await world.detail(manifest.id);
    assert.equal(waiting.manifest.version, '1.0.0');
    assert.equal(waiting.proposal?.manifest.version, '1.1.0');
    assert.deepEqual(await world.grantOf(manifest.id), before);
    const agree = (digest: string) => world.app.call('POST', pathOf(manifest.id, '/proposal'), { digest }, ADMIN);
    const other = (await world.install({ ...wider, version: '1.2.0' })).body;
    assert.equal((await agree(offered.digest)).status, 409, 'another came in meanwhile');
    assert.equal((await agree(other.digest)).status, 200);
    assert.equal((await world.detail(manifest.id)).manifest.version, '1.2.0');
    assert.deepEqual((await world.grantOf(manifest.id)).admin, [...before.admin, 'records.person.delete'].sort());
    assert.equal((await agree(other.digest)).status, 409, 'nothing waits any more');
  });

  it('[REG-4] a smaller update takes effect, and what it gave up is not given again later', async () => {
    const manifest = named('shrink');
    await world.install(manifest, SAMPLE_SCOPES);
    await world.app.call('PUT', pathOf(manifest.id, '/consent'), { agreed: ['ui.modal', 'http.send'], withdrawn: [] });
    const less = { ...manifest, version: '1.1.0', permissions: { required: manifest.permissions.required } };
    assert.equal((await world.install(less)).body.status, 'updated');
    assert.equal((await world.install(less)).body.status, 'unchanged');
    assert.deepEqual((await world.grantOf(manifest.id)).agreed, []);
    const back = (await world.install({ ...manifest, version: '1.2.0' })).body;
    assert.equal(back.status, 'proposed');
    await world.app.call('POST', pathOf(manifest.id, '/proposal'), { digest: back.digest, grant: [] }, ADMIN);
    assert.deepEqual((await world.grantOf(manifest.id)).admin, ['records.person.read:name', 'storage']);
    assert.deepEqual((await world.grantOf(manifest.id)).agreed, []);
    const elsewhere = await world.install({ ...manifest, version: '1.3.0' }, [], 'https://other.example/');
    assert.equal(elsewhere.body.status, 'proposed', 'pages from another origin are agreed to as well');
    await world.app.call('DELETE', pathOf(manifest.id, '/proposal'), undefined, ADMIN);
    assert.equal((await world.detail(manifest.id)).proposal, null);
  });

  it('[REG-5] a plugin is switched off and on, and removed with everything that was kept for it', async () => {
    const { id } = named('removed');
    await world.install(named('removed'), SAMPLE_SCOPES);
    await world.app.call('PATCH', pathOf(id, '/settings'), { values: { token: 'secret-4242', days: 3 } }, ADMIN);
    await world.app.call('PUT', pathOf(id, '/storage/value?key=a'), { value: 1 });
    await world.app.call('PUT', pathOf(id, '/consent'), { agreed: ['ui.modal'], withdrawn: [] });
    assert.equal((await world.app.call('PATCH', pathOf(id), { disabled: true }, ADMIN)).status, 204);
    assert.equal((await world.detail(id)).disabled, true);
    assert.equal((await world.app.call('DELETE', pathOf(id))).status, 403);
    assert.equal((await world.app.call('DELETE', pathOf(id), undefined, ADMIN)).status, 204);
    assert.equal((await world.app.call('DELETE', pathOf(id), undefined, ADMIN)).status, 404);
    for (const [method, address, body] of [
      ['GET', pathOf(id, '/grant')],
      ['PUT', pathOf(id, '/storage/value?key=a'), { value: 1 }],
      ['PATCH', pathOf(id, '/settings'), { values: {} }],
      ['PATCH', pathOf(id, '/grant'), { give: [] }],
    ] as const)
      assert.equal((await world.app.call(method, address, body, ADMIN)).status, 404, address);
    const left = await open().query<{ total: number }>(sql`
      select (select count(*) from plugin where id = ${id}) + (select count(*) from plugin_value where plugin = ${id})
        + (select count(*) from plugin_document where plugin = ${id}) + (select count(*) from plugin_file where plugin = ${id})
        + (select count(*) from secret where owner = ${id}) as total`);
    assert.equal(Number(left[0]?.total), 0);
    await world.install(named('removed'));
    assert.deepEqual((await world.grantOf(id)).admin, []);
    const audit = (await world.app.call('GET', `/api/audit?plugin=${id}`, undefined, ADMIN)).body;
    const operations = audit.entries.map((entry: { operation: string }) => entry.operation);
    assert.deepEqual(operations, [
      'plugin.installed',
      'plugin.uninstalled',
      'plugin.disabled',
      'consent.changed',
      'settings.changed',
      'plugin.installed',
    ]);
  });

  it('[REG-6] an archive is served from its own site, under a policy made of its manifest', async () => {
    const manifest = named('packed', { network: { connect: ['https://api.example.com'] } });
    const pack = (changes: Partial<Manifest>, page: string) =>
      packPlugin(
        new Map([
          ['crosswalk.json', text(JSON.stringify({ ...manifest, ...changes }))],
          ['panel.html', text(page)],
          ['x.exe', text('MZ')],
        ]),
      );
    const send = (archive: Uint8Array, type = 'application/gzip') =>
      fetch(`${world.app.url}/api/plugins/archive`, {
        method: 'POST',
        headers: { ...ADMIN, 'content-type': type },
        body: Buffer.from(archive),
      });
    assert.equal((await send(pack({}, '<p>'), 'text/plain')).status, 400);
    const sent = await (await send(pack({}, '<p>one</p>'))).json();
    assert.equal(sent.status, 'installed');
    const site = await serve(
      createPanelSite({ database: open(), origin: 'http://127.0.0.1:1', crmOrigins: ['https://crm.example'] }),
    );
    try {
      const page = (digest: string, file = 'panel.html') => fetch(`${site.url}/${manifest.id}/${digest}/${file}`);
      const shown = await page(sent.digest);
      assert.equal(await shown.text(), '<p>one</p>');
      const policy = shown.headers.get('content-security-policy') ?? '';
      assert.match(
        policy,
        /connect-src http:\/\/127\.0\.0\.1:1\/com\.example\.packed\/[0-9a-f]{64}\/ https:\/\/api\.example\.com;/,
      );
      assert.match(policy, /frame-ancestors https:\/\/crm\.example$/);
      for (const file of ['x.exe', 'missing.html', '../panel.html', '%2e%2e/panel.html', '%ff'])
        assert.equal((await page(sent.digest, file)).status, 404, file);
      const wider = await (await send(pack({ version: '1.1.0', events: ['record.beforeSave'] }, '<p>two</p>'))).json();
      assert.equal(wider.status, 'proposed');
      assert.equal((await page(wider.digest)).status, 404, 'nobody agreed to it yet');
      await world.app.call('POST', pathOf(manifest.id, '/proposal'), { digest: wider.digest }, ADMIN);
      assert.equal(await (await page(wider.digest)).text(), '<p>two</p>');
      assert.equal((await page(sent.digest)).status, 404);
      await world.app.call('PATCH', pathOf(manifest.id), { disabled: true }, ADMIN);
      assert.equal((await page(wider.digest)).status, 404);
    } finally {
      await site.close();
    }
  });
});
