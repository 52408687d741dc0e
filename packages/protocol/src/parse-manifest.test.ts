import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Manifest, Manifest as ManifestSchema, type OAuthProvider } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';

const MAIL: OAuthProvider = {
  label: 'Mail',
  authorize: 'https://login.example.com/authorize?tenant=a',
  token: 'https://login.example.com:8443/token',
  scopes: ['mail.send'],
  clientId: 'clientId',
  hosts: ['https://api.example.com'],
};

const valid: Manifest = {
  manifestVersion: 1,
  id: 'com.example.wechat',
  version: '1.4.0',
  name: 'WeChat',
  description: 'Shows followers.',
  author: { name: 'Example', url: 'https://example.com/' },
  icon: './icon.svg',
  defaultLocale: 'en',
  translations: { 'zh-CN': { name: '微信' } },
  engines: { host: '^1.0' },
  requires: ['records.get'],
  views: [
    {
      id: 'follower',
      title: 'Follower',
      location: 'crm.record.sidebar',
      entry: './panel.html',
      size: { height: 240 },
      when: [{ subject: 'field', key: 'stage', op: 'eq', value: 'open' }],
    },
  ],
  permissions: {
    required: [
      { scope: 'records.person.read:email', purpose: 'Finds the follower.' },
      { scope: 'http.send', purpose: 'Sends.' },
    ],
    optional: [{ scope: 'intents.raise:message.compose', purpose: 'Writes.' }],
  },
  network: { connect: ['https://api.example.com'] },
  requests: {
    send: {
      method: 'POST',
      url: 'https://api.example.com/send',
      headers: { Authorization: 'Bearer {{settings.key}}' },
    },
  },
  settings: [
    { name: 'key', type: 'text', label: 'Key', secure: true, scopes: ['http.send'] },
    { name: 'clientId', type: 'text', label: 'Client' },
  ],
  oauth: { mail: { ...MAIL, clientSecret: 'key', account: { url: 'https://api.example.com/me', field: 'mail' } } },
  intents: { raises: ['message.compose'] },
  events: ['record.beforeSave'],
};

/** The manifest with one thing changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(valid);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const place = steps.reduce<Record<string, unknown>>(
    (at, step) => at[step] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return copy;
}

/** Every path of a value, as `changed` takes it. */
function pathsIn(value: object, above = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    // Dots in a key would be read as steps.
    if (key.includes('.')) return [];
    return [
      `${above}${key}`,
      ...(typeof inner === 'object' && inner !== null ? pathsIn(inner, `${above}${key}.`) : []),
    ];
  });
}

const permission = (scope: unknown) => [{ scope, purpose: 'x' }];

describe('parseManifest', () => {
  it('[MAN-1] a full manifest is read unchanged', () => {
    assert.deepEqual(parseManifest(valid), { manifest: valid, faults: [] });
  });

  for (const name of ['followup', 'radar']) {
    it(`[MAN-1] the manifest of the sample plugin ${name} is read`, () => {
      const file = new URL(`../../../demo/plugins/${name}/crosswalk.json`, import.meta.url);
      assert.deepEqual(parseManifest(JSON.parse(readFileSync(file, 'utf8'))).faults, []);
    });
  }

  for (const [path, value, at = path] of [
    ['version', undefined],
    ['id', undefined],
    ['views', []],
    ['manifestVersion', 2],
    ['id', '__proto__'],
    ['id', 'Com.Example'],
    ['version', '1'],
    ['version', '1.0.0 || *'],
    ['engines.host', '*'],
    ['engines.host', '>=0'],
    ['panelUrl', 'javascript:alert(1)'],
    ['egress', ['https://*']],
    ['constructor', {}],
    ['permissions', ['records.read', 'root'], 'permissions'],
    ['permissions', ['*'], 'permissions'],
    ...['*', 'root', 'records.*', 'records.person.*', 'records.read', '__proto__', 'storage ', 7, null].map(
      (scope) => ['permissions.required', permission(scope), 'permissions.required[0].scope'] as const,
    ),
    ['permissions.required.0.purpose', '', 'permissions.required[0].purpose'],
    ...[
      'javascript:alert(1)',
      'JAVASCRIPT:x',
      'data:text/html,x',
      '//evil.test/',
      '/\\evil.test',
      'http://evil.test/',
      'https://user@evil.test/',
      'https:\\\\evil.test',
      './a\\b',
      './javascript:x',
      './a#b',
      'ftp://x',
      '',
    ].map((entry) => ['views.0.entry', entry, 'views[0].entry'] as const),
    ['views.0.location', 'crm.everywhere', 'views[0].location'],
    ['views.0.size.height', -1, 'views[0].size.height'],
    ['views.0.size.height', 1e9, 'views[0].size.height'],
    ...[
      'https://*',
      'https://*.example.com',
      '*',
      'http://api.example.com',
      'https://api.example.com/path',
      'https://localhost',
      'https://user@x.com',
      'javascript:1',
    ].map((origin) => ['network.connect', [origin], 'network.connect[0]'] as const),
    ['requests.send.url', 'http://api.example.com/', 'requests.send.url'],
    ['requests.send.url', 'https://user:pw@api.example.com/', 'requests.send.url'],
    ['requests.send.headers', { 'X-A\r\nB': 'x' }, 'requests.send.headers'],
    ['oauth', { mail: { ...MAIL, token: 'http://login.example.com/token' } }, 'oauth.mail.token'],
    ['oauth', { mail: { ...MAIL, token: 'https://127.0.0.1/token' } }, 'oauth.mail.token'],
    ['oauth', { mail: { ...MAIL, authorize: 'https://{{settings.x}}.example.com/' } }, 'oauth.mail.authorize'],
    ['oauth', { mail: { ...MAIL, hosts: [] } }, 'oauth.mail.hosts'],
    ['author.url', 'javascript:alert(1)', 'author.url'],
    ['icon', 'data:image/svg+xml,<svg onload=x>', 'icon'],
  ] as readonly (readonly [string, unknown, string?])[]) {
    it(`[MAN-2] ${path} = ${JSON.stringify(value ?? 'nothing').slice(0, 60)} is refused at ${at}`, () => {
      const { manifest, faults } = parseManifest(changed(path, value));
      assert.equal(manifest, undefined);
      assert.ok(
        faults.some((fault) => fault.path.startsWith(at)),
        JSON.stringify(faults),
      );
      for (const { expected, fix } of faults) {
        assert.ok(expected.length > 0 && fix !== undefined && fix.length > 0, JSON.stringify(faults));
        assert.doesNotMatch(expected, /[\^$\\]|value of/, 'plain words, no patterns');
      }
    });
  }

  it('[MAN-2] every part of a manifest, missing, empty or of a wrong type, is told in plain words with a fix', () => {
    for (const path of pathsIn(valid))
      for (const wrong of [undefined, '', 7, null, [], {}, ['\u0000'], '\u0000 ^', -1.5, 'x'.repeat(30_000)])
        for (const { path: at, expected, fix } of parseManifest(changed(path, wrong)).faults) {
          assert.doesNotMatch(expected, /[\\$]|\(\?|another form|value of/, `${at}: ${expected}`);
          assert.ok(fix, `${at}: ${expected}`);
        }
    for (const whole of [undefined, null, [], 'text', {}])
      assert.ok(parseManifest(whole).faults.every(({ fix }) => fix !== undefined));
  });

  for (const [path, value, at] of [
    ['views', [...valid.views, ...valid.views], 'views[1].id'],
    ['settings', [...(valid.settings ?? []), ...(valid.settings ?? [])], 'settings[2].name'],
    ['requires', ['records.everything'], 'requires[0]'],
    ['requires', ['constructor'], 'requires[0]'],
    ['permissions.required', permission('http.other'), 'permissions.required[0].scope'],
    ['permissions.required', permission('intents.handle:message.compose'), 'permissions.required[0].scope'],
    ['views.0.location', 'app.home', 'views[0].when'],
    ['oauth', { mail: { ...MAIL, clientId: 'nobody' } }, 'oauth.mail.clientId'],
    ['oauth', { mail: { ...MAIL, clientSecret: MAIL.clientId } }, 'oauth.mail.clientSecret'],
    ['oauth', { mail: { ...MAIL, scopes: ['openid'] } }, 'oauth.mail.issuer'],
    [
      'oauth',
      { mail: { ...MAIL, account: { url: 'https://evil.example/me', field: 'mail' } } },
      'oauth.mail.account.url',
    ],
  ] as const) {
    it(`[MAN-4] ${at}: what contradicts itself is told with a fix`, () => {
      const [fault] = parseManifest(changed(path, value)).faults;
      assert.equal(fault?.path, at);
      assert.ok(fault.fix);
    });
  }

  it('[MAN-3] no input makes it throw, hang or repeat the input', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 2_000; level += 1) deep = [deep];
    const canary = 'canary'.repeat(100_000);
    for (const input of [
      deep,
      canary,
      { ...valid, name: canary },
      { ...valid, [canary]: 1 },
      { ...valid, views: deep },
      { ...valid, views: new Array(1_000_000) },
      JSON.parse('{"__proto__":{"x":1}}'),
    ]) {
      const text = JSON.stringify(parseManifest(input).faults);
      assert.ok(text.length < 100_000, String(text.length));
    }
    fc.assert(
      fc.property(fc.anything(), (input) => assert.equal(parseManifest(input).manifest, undefined)),
      { numRuns: 200 },
    );
  });

  it('[MAN-5] the JSON Schema names the same keys as the schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../manifest.schema.json', import.meta.url), 'utf8')) as {
      properties: object;
    };
    assert.deepEqual(Object.keys(schema.properties), Object.keys(ManifestSchema.shape));
  });
});
