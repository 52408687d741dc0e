import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareVersions } from './compare-versions.ts';
import type { Manifest, OAuthProvider } from './manifest.ts';
import { parseManifest } from './parse-manifest.ts';
import { diffPermissions, needsAgreement } from './permission-diff.ts';
import { ScopeSet } from './scopes.ts';

const BASE: Manifest = {
  manifestVersion: 1,
  id: 'com.example.mail',
  version: '1.0.0',
  name: 'Mail',
  description: 'Sends mail.',
  author: { name: 'Example' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [{ id: 'panel', title: 'Mail', location: 'crm.record.sidebar', entry: './panel.html', size: { height: 200 } }],
  permissions: {
    required: [{ scope: 'records.person.read:email,name', purpose: 'Shows who it goes to.' }],
    optional: [{ scope: 'http.send', purpose: 'Sends it.' }],
  },
  network: { connect: ['https://cdn.example.com'] },
  requests: {
    send: {
      method: 'POST',
      url: 'https://api.example.com/send',
      headers: { authorization: 'Bearer {{settings.token}}' },
      body: '{"to":"{{params.to}}"}',
    },
  },
  settings: [{ name: 'token', type: 'text', label: 'Token', secure: true, scopes: ['http.send'] }],
};

const next = (change: Partial<Manifest>): Manifest => ({ ...BASE, version: '1.1.0', ...change });
const required = (...scopes: string[]): Partial<Manifest> => ({
  permissions: { ...BASE.permissions, required: scopes.map((scope) => ({ scope, purpose: 'Because.' })) },
});

const MAIL: OAuthProvider = {
  label: 'Mail',
  authorize: 'https://login.example.com/authorize',
  token: 'https://login.example.com/token',
  scopes: ['mail.send'],
  clientId: 'clientId',
  hosts: ['https://api.example.com'],
};

describe('differences between manifests', () => {
  it('[DIF-1] an update that asks for nothing new needs no agreement', () => {
    assert.deepEqual(parseManifest(BASE).faults, []);
    assert.deepEqual(diffPermissions(BASE, next({ name: 'Post', views: [...BASE.views] })), []);
    const less = diffPermissions(BASE, next(required('records.person.read:name')));
    assert.deepEqual(
      less.map(({ change, name, widens }) => [change, name, widens]),
      [['removed', 'records.person.read:email', false]],
    );
    assert.equal(needsAgreement(less), false);
  });

  const widening: [string, Manifest, string][] = [
    ['scope', next(required('records.person.read:email,name', 'storage')), 'storage'],
    ['field', next(required('records.person.read:email,name,phone')), 'records.person.read:phone'],
    ['every field', next(required('records.person.read')), 'records.person.read'],
    [
      'optional that becomes required',
      next({ permissions: { required: [...BASE.permissions.required, ...(BASE.permissions.optional ?? [])] } }),
      'http.send',
    ],
    [
      'domain',
      next({ network: { connect: ['https://cdn.example.com', 'https://evil.example'] } }),
      'https://evil.example',
    ],
    [
      'images',
      next({ network: { ...BASE.network, images: ['https://cdn.example.com'] } }),
      'https://cdn.example.com (images)',
    ],
    [
      'host of a request',
      next({ requests: { send: { ...BASE.requests!['send']!, url: 'https://evil.example/send' } } }),
      'https://evil.example (server)',
    ],
    [
      'a request made differently',
      next({ requests: { send: { ...BASE.requests!['send']!, method: 'DELETE' } } }),
      'send',
    ],
    [
      'a secret in another place',
      next({
        requests: { send: { ...BASE.requests!['send']!, url: 'https://api.example.com/send?key={{settings.token}}' } },
      }),
      'token in the url of requests to https://api.example.com',
    ],
    ['a secret shown', next({ settings: [{ name: 'token', type: 'text', label: 'Token' }] }), 'token'],
    ['a connection', next({ oauth: { mail: MAIL } }), 'Mail at https://login.example.com (mail)'],
    ['what serves a connection', next({ oauth: { mail: MAIL } }), 'https://login.example.com (server)'],
    ['a hook', next({ events: ['record.beforeSave'] }), 'record.beforeSave'],
    [
      'pages from elsewhere',
      next({ views: [{ ...BASE.views[0]!, entry: 'https://evil.example/panel.html' }] }),
      'https://evil.example',
    ],
    ['an older version', { ...BASE, version: '0.9.0' }, '0.9.0'],
    ['the same version with other content', { ...BASE, name: 'Other' }, '1.0.0'],
  ];
  for (const [title, manifest, name] of widening) {
    it(`[DIF-2] must be agreed to: ${title}`, () => {
      const changes = diffPermissions(BASE, manifest);
      const found = changes.find((change) => change.name === name);
      assert.ok(found?.widens, JSON.stringify(changes));
      assert.match(found.text, /^[A-Z].*\.$/);
      assert.equal(needsAgreement(changes), true);
    });
  }

  for (const [part, value] of [
    ['token', 'https://login.example.com/other'],
    ['scopes', ['mail.send', 'mail.read']],
    ['hosts', ['https://api.example.com', 'https://evil.example']],
    ['clientId', 'otherId'],
    ['clientSecret', 'secret'],
    ['parameters', { prompt: 'none' }],
  ] as const)
    it(`[DIF-2] must be agreed to: another ${part} of a connection`, () => {
      const changed = { ...MAIL, [part]: value };
      const changes = diffPermissions({ ...BASE, oauth: { mail: MAIL } }, next({ oauth: { mail: changed } }));
      assert.ok(
        changes.some(({ subject, widens }) => subject === 'connection' && widens),
        JSON.stringify(changes),
      );
    });

  it('[DIF-2] an update whose scopes reach further never passes without agreement', () => {
    const field = fc.constantFrom('name', 'email', 'phone');
    const scope = fc.oneof(
      fc.constantFrom('storage', 'ui.modal', 'records.person.read', 'records.person.update'),
      fc.uniqueArray(field, { minLength: 1 }).map((fields) => `records.person.read:${fields.join(',')}`),
    );
    fc.assert(
      fc.property(fc.array(scope), fc.array(scope), (old, now) => {
        const [before, after] = [{ ...BASE, ...required(...old) }, next(required(...now))];
        const known = new ScopeSet(old);
        const isCovered = new ScopeSet(now).toArray().every((each) => known.covers(each));
        assert.equal(needsAgreement(diffPermissions(before, after)), !isCovered);
      }),
    );
  });

  it('[DIF-3] versions are ordered as semantic versioning does', () => {
    const sorted = [
      '0.9.9',
      '1.0.0-1',
      '1.0.0-2',
      '1.0.0-10',
      '1.0.0-a',
      '1.0.0-a.1',
      '1.0.0-b',
      '1.0.0',
      '1.0.1',
      '1.10.0',
      '2.0.0',
    ];
    for (const [index, version] of sorted.entries())
      for (const [other, second] of sorted.entries())
        assert.equal(Math.sign(compareVersions(version, second)), Math.sign(index - other), `${version} ${second}`);
  });
});
