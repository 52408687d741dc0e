import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { init } from './index.ts';
import { FakeHost } from './host-connection.fake.ts';

async function start() {
  const host = new FakeHost();
  return { host, crm: await init({ connect: host.connect }) };
}

describe('context and events', () => {
  it('[PANEL-6] the context follows the host and is frozen', async () => {
    const { host, crm } = await start();
    const before = crm.context;
    host.emit('locale.changed', { locale: 'ar', direction: 'rtl', timeZone: 'Asia/Dubai' });
    host.emit('theme.changed', { scheme: 'dark', tokens: { '--cw-radius': '2px' } });
    host.emit('context.changed', { ...before, locale: 'ar', record: { type: 'person', id: '43' } });
    assert.equal(before.locale, 'en');
    assert.equal(crm.context.locale, 'ar');
    assert.deepEqual(crm.context.record, { type: 'person', id: '43' });
    assert.equal(Object.isFrozen(crm.context), true);
  });

  it('[PANEL-6] what the new context lacks is gone', async () => {
    const { host, crm } = await start();
    const context = { ...crm.context };
    delete context.record;
    host.emit('context.changed', context);
    assert.equal(crm.context.record, undefined);
  });

  it('[PANEL-6] listeners already see the new context', async () => {
    const { host, crm } = await start();
    const seen: string[] = [];
    crm.on('locale.changed', () => seen.push(crm.context.locale));
    host.emit('locale.changed', { locale: 'zh-CN' });
    assert.deepEqual(seen, ['zh-CN']);
  });

  it('[PANEL-7] on returns what stops it; one function added twice is two listeners', async () => {
    const { host, crm } = await start();
    const seen: unknown[] = [];
    const listener = (payload: unknown) => void seen.push(payload);
    const stop = crm.on('visibility.changed', listener);
    crm.on('visibility.changed', listener);
    host.emit('visibility.changed', { visible: false });
    stop();
    host.emit('visibility.changed', { visible: true });
    assert.deepEqual(seen, [{ visible: false }, { visible: false }, { visible: true }]);
  });

  it('[PANEL-7] events the protocol does not know reach nobody', async () => {
    const { host, crm } = await start();
    const before = crm.context;
    for (const name of ['constructor', '__proto__', 'welcome', 'toString']) host.emit(name, { locale: 'xx' });
    assert.equal(crm.context, before);
  });

  it('[PANEL-7] a listener that throws stops nobody else and is reported as uncaught', async (t) => {
    const { host, crm } = await start();
    const uncaught: unknown[] = [];
    t.mock.method(globalThis, 'queueMicrotask', (report: () => void) => {
      assert.throws(report, /broken listener/);
      uncaught.push('reported');
    });
    crm.on('app.activated', () => {
      throw new Error('broken listener');
    });
    crm.on('app.activated', () => uncaught.push('second'));
    host.emit('app.activated', {});
    assert.deepEqual(uncaught, ['reported', 'second']);
  });
});
