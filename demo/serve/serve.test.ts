import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readOptions, StartError } from './options.ts';
import { crmHeaders, panelHeaders } from './page-headers.ts';
import { pluginOrigins } from './plugin-origins.ts';
import { staticFiles } from './static-files.ts';

describe('the files of the demo', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crosswalk-static-'));
    await mkdir(join(folder, 'public/assets'), { recursive: true });
    await writeFile(join(folder, 'secret.json'), '{}');
    await writeFile(join(folder, 'public/index.html'), '<!doctype html>');
    await writeFile(join(folder, 'public/assets/a.js'), '1');
  });
  after(() => rm(folder, { recursive: true }));

  const get = (path: string, init?: RequestInit) =>
    staticFiles({ folder: join(folder, 'public'), headers: { 'x-test': '1' }, fallback: '/index.html' })(
      new Request(`http://localhost${path}`, init),
    );

  it('are served with their type, the headers, and the page for every other address', async () => {
    const script = await get('/assets/a.js');
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.match(script.headers.get('cache-control') ?? '', /immutable/);
    assert.equal(script.headers.get('x-test'), '1');
    for (const path of ['/', '/people/person-1', '/people/a.b@c']) {
      const page = await get(path);
      assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(page.headers.get('cache-control'), 'no-cache');
    }
  });

  it('lie in their folder, whatever the spelling of the address', async () => {
    const paths = [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/..%2f..%2fsecret.json',
      '/%5c..%5csecret.json',
      '/secret.json%00.js',
      '/%',
    ];
    for (const path of paths) assert.equal(await (await get(path)).text(), '<!doctype html>', path);
  });

  it('are only read', async () => {
    assert.equal((await get('/', { method: 'POST' })).status, 405);
    assert.equal(await (await get('/', { method: 'HEAD' })).text(), '');
  });
});

describe('the policies of the demo', () => {
  const sites = { crm: 'http://localhost:5173', panels: 'http://127.0.0.1:5174' };

  it('let the CRM run nothing but its own scripts and frame nothing but the panels', () => {
    const policy = crmHeaders(sites)['content-security-policy'] ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self';/);
    assert.match(policy, /frame-src http:\/\/127\.0\.0\.1:5174;/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('[DEMO-16] name the sites of plugins that are installed and switched on, and nothing wider', () => {
    const plugin = (baseUrl: string, disabled = false, entry = './panel.html') => ({
      manifest: { views: [{ id: 'side', title: 'S', location: 'app.home' as const, entry, size: { height: 1 } }] },
      baseUrl,
      disabled,
    });
    const found = pluginOrigins([
      plugin('http://127.0.0.1:5466/'),
      plugin('https://apps.example/one/'),
      plugin('https://apps.example/two/'),
      plugin('https://apps.example/', false, 'https://views.example/side.html'),
      plugin('https://off.example/', true),
      ...['https://*.example/', 'https://a;sandbox/', "https://'self'/", 'https://*/', 'http://plain.example/'].map(
        (url) => plugin(url),
      ),
    ]);
    assert.deepEqual(found, ['http://127.0.0.1:5466', 'https://apps.example', 'https://views.example']);
    const policy = crmHeaders(sites, found)['content-security-policy'] ?? '';
    const named = `${sites.panels} ${found.join(' ')}`;
    assert.ok(policy.includes(`; frame-src ${named};`), policy);
    assert.ok(policy.includes(`; img-src 'self' data: ${named};`), policy);
  });

  it('let panels be framed by the CRM alone, and load from their own site', () => {
    const headers = panelHeaders(sites);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(headers['content-security-policy'] ?? '', /frame-ancestors http:\/\/localhost:5173/);
    assert.doesNotMatch(headers['content-security-policy'] ?? '', /unsafe/);
  });
});

describe('the options of the demo', () => {
  it('have defaults that fit together', () => {
    const options = readOptions([], {});
    assert.deepEqual([options?.port, options?.panelPort, options?.databaseUrl], [5173, 5174, undefined]);
    assert.equal(readOptions(['--port', '6000'], {})?.panelPort, 6001);
    assert.equal(readOptions(['--help'], {}), undefined);
  });

  it('say how to mend what is wrong', () => {
    for (const args of [
      ['--prot', '1'],
      ['--port', 'x'],
      ['--port', '0'],
      ['--port', '70000'],
      ['--port', '6000', '--panel-port', '6000'],
      ['stray'],
    ]) {
      assert.throws(() => readOptions(args, {}), StartError, args.join(' '));
    }
  });
});
