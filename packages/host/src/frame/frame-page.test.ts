import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { View } from '@crosswalk/protocol';
import { manifestOf } from '../fixtures/host-world.fake.ts';
import { framePage } from './frame-page.ts';

const CRM = 'https://crm.example';
const baseUrl = 'https://panels.example/one/';

function page(entry: string, keepOrigin: readonly string[] = [], base = baseUrl) {
  const view: View = { id: 'side', title: 'Side', location: 'crm.record.sidebar', entry, size: { height: 1 } };
  return framePage({ manifest: manifestOf(), baseUrl: base }, view, new Set(keepOrigin), CRM);
}

describe('framePage', () => {
  it('[HOST-71] a path is opened inside the plugin’s folder, with an origin of its own', () => {
    assert.deepEqual(page('./a/panel.html?x=1'), {
      url: 'https://panels.example/one/a/panel.html?x=1',
      origin: 'null',
      keepsOrigin: false,
    });
  });

  for (const entry of [
    './../two/panel.html',
    './../../etc',
    './a/../../two/',
    '.\\..\\two',
    './%2e%2e/two/',
    'http://evil.test/',
    'http://127.0.0.1.evil.test/',
    'http://localhost.evil.test/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://crm.example/1',
    'file:///etc/passwd',
    'about:blank',
    'https://user@panels.example/one/',
    '//evil.test\u0000',
    'https://',
  ]) {
    it(`[HOST-71] ${JSON.stringify(entry)} is not opened`, () => {
      assert.equal(typeof page(entry), 'string');
    });
  }

  it('[HOST-71] loopback is opened for development', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      assert.equal(typeof page(`http://${host}:5173/panel.html`), 'object');
  });

  it('[HOST-70] an origin is kept when it is listed exactly, and never the CRM’s own', () => {
    for (const [origin, expected] of [
      ['https://panels.example', 'https://panels.example'],
      ['http://panels.example', 'null'],
      ['https://panels.example.evil.test', 'null'],
      ['https://evilpanels.example', 'null'],
      ['https://panels.example:8443', 'null'],
      ['https://*.example', 'null'],
      ['', 'null'],
      ['null', 'null'],
    ] as const) {
      const found = page('./panel.html', [origin]);
      assert.ok(typeof found === 'object');
      assert.equal(found.origin, expected, origin);
    }
    assert.equal(typeof page(`${CRM}/panel.html`, [CRM]), 'string');
  });
});
