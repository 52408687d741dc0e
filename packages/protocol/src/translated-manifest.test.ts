import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Manifest } from './manifest.ts';
import { translatedManifest } from './translated-manifest.ts';

const scope = 'records.person.read:name';
const manifest: Manifest = {
  manifestVersion: 1,
  id: 'com.example.plan',
  version: '1.0.0',
  name: 'Plan',
  description: 'Plans.',
  author: { name: 'Example' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [{ id: 'side', title: 'Plan', location: 'crm.record.sidebar', entry: './side.html', size: { height: 200 } }],
  permissions: { required: [{ scope, purpose: 'Shows names.' }] },
  settings: [
    { name: 'pace', type: 'select', label: 'Pace', help: 'How often.', options: [{ value: 'slow', label: 'Slow' }] },
  ],
  translations: {
    ar: { name: 'خطة', constructor: 'x' },
    'zh-CN': {
      name: '计划',
      'views.side.title': '计划栏',
      [`purposes.${scope}`]: '显示姓名。',
      'settings.pace.label': '节奏',
      'settings.pace.help': '',
      'settings.pace.options.slow': '慢',
      version: '9.9.9',
    },
  },
};

describe('a manifest in the language of its reader', () => {
  it("[MAN-6] has each text that is translated, and the author's own where there is none", () => {
    const { name, description, views, permissions, settings, version } = translatedManifest(manifest, 'zh-CN');
    assert.deepEqual([name, description, views[0]?.title], ['计划', 'Plans.', '计划栏']);
    assert.equal(permissions.required[0]?.purpose, '显示姓名。');
    assert.deepEqual(settings?.[0], {
      ...{ name: 'pace', type: 'select', label: '节奏', help: 'How often.' },
      options: [{ value: 'slow', label: '慢' }],
    });
    assert.equal(version, '1.0.0');
  });

  it("[MAN-6] finds a region's language, and leaves a language nobody wrote alone", () => {
    assert.equal(translatedManifest(manifest, 'ar-EG').name, 'خطة');
    for (const locale of ['de', '__proto__', 'constructor', ''])
      assert.deepEqual(translatedManifest(manifest, locale), manifest);
  });
});
