import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HostInterface } from './collaborators/interface.ts';
import { createWorld, manifestOf, type WorldOptions } from './fixtures/host-world.fake.ts';

const scopes = ['ui.modal', 'nav.external', 'storage', 'records.person.read:name', 'records.person.update:name'];
const manifest = manifestOf({
  permissions: { required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })) },
  settings: [
    { name: 'region', type: 'text', label: 'Region', default: 'eu' },
    { name: 'apiKey', type: 'text', label: 'Key', secure: true },
  ],
});
const other = { ...manifest, id: 'com.example.two' };
const grants = { [manifest.id]: { admin: scopes }, [other.id]: { admin: scopes } };
const open = async (options: WorldOptions = {}) =>
  createWorld({ manifests: [manifest], grants, ...options }).open(manifest);

/** A page that says yes to everything and remembers what it was asked. */
function eagerUi(): { ui: HostInterface; asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    ui: {
      toast: (request) => void asked.push(request),
      announce: (request) => void asked.push(request),
      confirm: (request) => {
        asked.push(request);
        return Promise.resolve(true);
      },
    },
  };
}

describe('what panels reach outside their frames', () => {
  it('[HOST-40] the writes of a batch count as so many', async () => {
    const panel = await open();
    const operations = Array.from({ length: 60 }, () => ({
      kind: 'update',
      type: 'person',
      id: 'p1',
      fields: { name: 'A' },
    }));
    await panel.call('records.batch', { operations });
    const error = await panel.refused('records.batch', { operations });
    assert.equal(error.code, 'rate_limited');
    assert.ok(error.details.retryAfterMs && error.details.retryAfterMs > 0);
  });

  it('[HOST-43] each record of a read of many counts', async () => {
    const panel = await open({ limits: { bulkReads: { atOnce: 300, perSecond: 1 } } });
    const ids = Array.from({ length: 200 }, (_, index) => `p${index}`);
    await panel.call('records.getMany', { type: 'person', ids });
    const error = await panel.refused('records.getMany', { type: 'person', ids });
    assert.equal(error.code, 'rate_limited');
    assert.ok(error.details.retryAfterMs && error.details.retryAfterMs > 0);
  });

  it('[HOST-41] navigations are limited', async () => {
    const opened: unknown[] = [];
    const panel = await open({ nav: { open: () => undefined, openRecord: (request) => void opened.push(request) } });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 100 }, () => panel.call('nav.openRecord', { type: 'person', id: 'p1' })),
    );
    assert.equal(opened.length, 3);
    assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 97);
  });

  it('[HOST-41] toasts are limited, and one dialog of a panel is open at a time', async () => {
    const { ui, asked } = eagerUi();
    const panel = await open({ ui: { ...ui, confirm: () => new Promise(() => undefined) } });
    await Promise.allSettled(Array.from({ length: 50 }, () => panel.call('ui.toast', { message: 'x' })));
    assert.equal(asked.length, 10);
    void panel.call('ui.confirm', { title: 'Sure?' }).catch(() => undefined);
    assert.equal((await panel.refused('ui.confirm', { title: 'Sure?' })).code, 'rate_limited');
  });

  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    '//evil.test/',
    '/\\evil.test/',
    'http://evil.test/',
    'https://user:pass@evil.test/',
    'https://crm.example@evil.test/',
    'blob:https://crm.example/1',
    'file:///etc/passwd',
    'about:blank',
    '',
    'https://',
    'vbscript:x',
    'view-source:https://x.test',
    '\u0001javascript:alert(1)',
  ]) {
    it(`[HOST-50] nav.open refuses ${JSON.stringify(url)}`, async () => {
      const opened: string[] = [];
      const panel = await open({ ui: eagerUi().ui, nav: { open: (each) => void opened.push(each) } });
      assert.equal((await panel.refused('nav.open', { url })).code, 'invalid_input');
      assert.deepEqual(opened, []);
    });
  }

  it('[HOST-50] nav.open asks the user and shows the whole address', async () => {
    const { ui, asked } = eagerUi();
    const opened: string[] = [];
    const panel = await open({ ui, nav: { open: (each) => void opened.push(each) } });
    assert.deepEqual(await panel.call('nav.open', { url: 'https://example.com/a?b=1' }), { opened: true });
    assert.deepEqual(opened, ['https://example.com/a?b=1']);
    assert.match(JSON.stringify(asked), /https:\/\/example\.com\/a\?b=1/);
    const refusing = await open({
      ui: { ...ui, confirm: () => Promise.resolve(false) },
      nav: { open: (each) => void opened.push(each) },
    });
    assert.deepEqual(await refusing.call('nav.open', { url: 'https://example.com/' }), { opened: false });
    assert.equal(opened.length, 1);
  });

  it('[HOST-57] a server operation opens a page only after the user said yes, and only a page that may be opened', async () => {
    const opened: string[] = [];
    const askFor = (url: string, confirmed: boolean) =>
      open({
        ui: { confirm: () => Promise.resolve(confirmed) },
        nav: { open: (each) => void opened.push(each) },
        server: {
          'auth.connect': async ({ name }, { openPage }) => ({
            name,
            label: 'Mail',
            state: (await openPage(url)) ? 'connected' : 'disconnected',
          }),
        },
      });
    const page = 'https://login.example.com/authorize?x=1';
    const connect = async (url: string, confirmed: boolean) =>
      (await askFor(url, confirmed)).call('auth.connect', { name: 'mail' });
    assert.deepEqual(await connect(page, true), { name: 'mail', label: 'Mail', state: 'connected' });
    assert.deepEqual(await connect(page, false), { name: 'mail', label: 'Mail', state: 'disconnected' });
    assert.deepEqual(opened, [page]);
    const refusing = await askFor('javascript:alert(1)', true);
    assert.equal((await refusing.refused('auth.connect', { name: 'mail' })).code, 'invalid_input');
    assert.equal(opened.length, 1);
  });

  it('[HOST-51] texts are handed on as they are, with the plugin they are from', async () => {
    const { ui, asked } = eagerUi();
    const message = '<img src=x onerror=alert(1)>';
    await (await open({ ui })).call('ui.toast', { message });
    const [toast] = asked as { message: string; plugin: { manifest: { id: string } } }[];
    assert.deepEqual([toast?.message, toast?.plugin.manifest.id], [message, manifest.id]);
  });

  it('[HOST-52] closeModal is refused outside a modal', async () => {
    assert.equal((await (await open()).refused('ui.closeModal', { data: 1 })).code, 'unsupported');
  });

  it('[HOST-53] a size stays within the bounds of the view', async () => {
    const world = createWorld({ manifests: [manifest], grants });
    const panel = await world.open(manifest, {}, { onResize: (size) => size });
    assert.deepEqual(await panel.call('ui.resize', { height: 4000 }), { height: 600 });
    assert.deepEqual(await panel.call('ui.resize', { height: 20 }), { height: 20 });
  });

  it('[HOST-55] settings come with defaults and without secrets and strangers', async () => {
    const settings = { get: () => Promise.resolve({ apiKey: 'canary-key', undeclared: 'canary', region: 'us' }) };
    assert.deepEqual(await (await open({ settings })).call('settings.get'), { values: { region: 'us' } });
    assert.deepEqual(await (await open()).call('settings.get'), { values: { region: 'eu' } });
  });

  it('[HOST-42] a value that is too large is refused with limit and size', async () => {
    const error = await (await open()).refused('storage.set', { key: 'a', value: 'x'.repeat(65_536) });
    assert.equal(error.code, 'too_large');
    assert.deepEqual(error.details, { limit: 65_536, actual: 65_538 });
  });

  it('[HOST-42] a plugin may store so many keys', async () => {
    const panel = await open({ limits: { storageKeys: 2 } });
    for (const key of ['a', 'b', 'a']) await panel.call('storage.set', { key, value: 1 });
    assert.equal((await panel.refused('storage.set', { key: 'c', value: 1 })).code, 'too_large');
  });

  for (const key of ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'a/../b', ' ', '键', 'a'.repeat(200)]) {
    it(`[HOST-56] the key ${JSON.stringify(key.slice(0, 20))} is data`, async () => {
      const panel = await open();
      await panel.call('storage.set', { key, value: { polluted: true } });
      assert.deepEqual(await panel.call('storage.get', { key }), { value: { polluted: true } });
      assert.deepEqual(await panel.call('storage.list'), { keys: [key] });
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    });
  }

  it('[HOST-56] plugins do not see one another’s storage', async () => {
    const world = createWorld({ manifests: [manifest, other], grants });
    const [mine, theirs] = [await world.open(manifest), await world.open(other)];
    await mine.call('storage.set', { key: 'secret', value: 'mine' });
    assert.deepEqual(await theirs.call('storage.get', { key: 'secret' }), { value: null });
    assert.deepEqual(await theirs.call('storage.list'), { keys: [] });
    await theirs.call('storage.delete', { key: 'secret' });
    assert.deepEqual(await mine.call('storage.get', { key: 'secret' }), { value: 'mine' });
  });
});
