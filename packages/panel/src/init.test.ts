import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CrosswalkError, init } from './index.ts';
import { FakeHost, welcomeOf } from './host-connection.fake.ts';

const isCode = (code: string, step?: string) => (error: unknown) =>
  error instanceof CrosswalkError && error.code === code && error.details.step === step;

describe('init', () => {
  it('[PANEL-1] each call makes a client of its own', async () => {
    const [first, second] = await Promise.all([new FakeHost(), new FakeHost()].map(({ connect }) => init({ connect })));
    assert.notEqual(first, second);
    first?.destroy();
    await assert.rejects(async () => first?.settings.get(), isCode('disconnected'));
    await second?.settings.get();
  });

  it('[PANEL-2] gives the bridge five seconds unless told otherwise', async () => {
    const seen: unknown[] = [];
    const host = new FakeHost();
    const connect = (options: unknown) => (seen.push(options), host.connect());
    await init({ connect });
    await init({ connect, timeoutMs: 200, hostOrigins: ['https://crm.example'] });
    assert.deepEqual(seen, [
      { protocol: '1.0', timeoutMs: 5_000 },
      { protocol: '1.0', timeoutMs: 200, hostOrigins: ['https://crm.example'] },
    ]);
  });

  it('[PANEL-2] names the step that failed', async () => {
    const failed = new CrosswalkError('disconnected', 'not opened by a host', { details: { step: 'invitation' } });
    await assert.rejects(init({ connect: () => Promise.reject(failed) }), isCode('disconnected', 'invitation'));
    const speechless = new FakeHost(null);
    await assert.rejects(init({ connect: speechless.connect }), isCode('disconnected', 'welcome'));
    assert.equal(speechless.isClosed, true);
  });

  it('[PANEL-3] refuses a host that lacks what the panel requires', async () => {
    const host = new FakeHost(welcomeOf(['records.get']));
    await assert.rejects(
      init({ connect: host.connect, requires: ['http.request'] }),
      isCode('unsupported', 'requires'),
    );
    assert.equal(host.isClosed, true);
  });

  it('[PANEL-4] an operation the host lacks is refused without asking', async () => {
    const host = new FakeHost(welcomeOf(['records.get']));
    const crm = await init({ connect: host.connect });
    assert.equal(crm.supports('records.get'), true);
    assert.equal(crm.supports('records.search'), false);
    assert.deepEqual([...crm.capabilities], ['records.get']);
    await assert.rejects(crm.records.search('person', 'Ada'), isCode('unsupported'));
    await assert.rejects(async () => {
      for await (const change of crm.records.watch({ type: 'person' })) assert.fail(change.id);
    }, isCode('unsupported'));
    assert.deepEqual(host.calls, []);
  });

  it('[PANEL-5] keeps to the limits the host names', async () => {
    const welcome = welcomeOf([]);
    const host = new FakeHost(welcome);
    await init({ connect: host.connect });
    assert.deepEqual(host.limits, welcome.limits);
  });
});
