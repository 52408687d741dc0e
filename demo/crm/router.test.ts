import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { adminHref } from './pages/admin/sections.ts';
import { listHref, panelLinkHref, panelLinkOf, recordHref, routeOf } from './router.ts';

describe('the addresses of the demo CRM', () => {
  it('lead to their pages', () => {
    assert.deepEqual(routeOf('/'), { page: 'home' });
    assert.deepEqual(routeOf('/people'), { page: 'list', type: 'person' });
    assert.deepEqual(routeOf('/deals/deal-1'), { page: 'record', type: 'deal', id: 'deal-1' });
    assert.deepEqual(routeOf('/apps/com.example.radar/pipeline'), {
      page: 'plugin',
      plugin: 'com.example.radar',
      view: 'pipeline',
    });
    assert.deepEqual(routeOf('/settings'), { page: 'settings' });
    assert.deepEqual(routeOf('/admin'), { page: 'admin', section: 'plugins', plugin: '' });
    assert.deepEqual(routeOf(adminHref('settings', 'com.example.radar')), {
      page: 'admin',
      section: 'settings',
      plugin: 'com.example.radar',
    });
    assert.deepEqual(routeOf('/admin/updates'), { page: 'admin', section: 'updates', plugin: '' });
    for (const path of [
      '/nowhere',
      '/people/1/2',
      '/apps/one',
      '/constructor',
      '/__proto__/x',
      '/admin/constructor',
      '/admin/jobs/a/b',
    ])
      assert.deepEqual(routeOf(path), { page: 'missing' }, path);
    assert.equal(listHref('company'), '/companies');
    assert.equal(recordHref({ type: 'user', id: '1' }), undefined);
  });

  it('carry every id there and back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        assert.deepEqual(routeOf(recordHref({ type: 'person', id }) ?? ''), { page: 'record', type: 'person', id });
      }),
    );
  });

  it('carry a view and any place inside it there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (panel, deepLink) => {
        const { search, hash } = new URL(panelLinkHref({ panel, deepLink }), 'http://localhost/people/1');
        assert.deepEqual(panelLinkOf({ search, hash }), { panel, deepLink });
      }),
    );
    assert.equal(panelLinkHref({ panel: 'com.example.a/side', deepLink: '' }), '?panel=com.example.a/side');
  });

  it('survive what is no address', () => {
    fc.assert(fc.property(fc.webPath(), (path) => assert.ok(routeOf(path).page.length > 0)));
    assert.equal(routeOf('/people/%').page, 'record');
  });
});
