import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CHECKED_OPERATIONS, CHECKED_REQUESTS } from '@crosswalk/protocol';
import { type Crosswalk, init } from './index.ts';
import { FakeHost } from './host-connection.fake.ts';

const SERVER = [
  'http.request',
  'auth.getSessionToken',
  'auth.getConnection',
  'auth.connect',
  'auth.disconnect',
  'behaviour.track',
  'insights.predict',
  'insights.feedback',
  'automation.run',
  'sync.status',
  'sync.start',
] as const;

/** One call of every method. */
function callEverything(crm: Crosswalk & Awaited<ReturnType<typeof initWithServer>>): unknown[] {
  const fields = { name: 'Ada' };
  crm.log.info('hello', { a: 1 });
  return [
    crm.records.get('person', '1'),
    crm.records.getMany('person', ['1', '2']),
    crm.records.list('person'),
    crm.records.search('person', 'Ada', { limit: 5 }),
    crm.records.create('person', fields),
    crm.records.update('person', '1', fields),
    crm.records.delete('person', '1', { ifVersion: 'v1' }),
    crm.records.batch([{ kind: 'create', type: 'person', fields }]),
    crm.records.watch({ type: 'person' }).next(),
    crm.objects.describe('person'),
    crm.ui.toast('Saved', { tone: 'positive' }),
    crm.ui.confirm({ title: 'Sure?' }),
    crm.ui.openModal('editor', { input: { id: 1 } }),
    crm.ui.closeModal({ id: 1 }),
    crm.ui.resize({ height: 100 }),
    crm.ui.pickRecord({ types: ['person'] }),
    crm.ui.announce('Saved', { politeness: 'polite' }),
    crm.ui.setBadge('3'),
    crm.nav.openRecord({ type: 'person', id: '1', target: 'new' }),
    crm.nav.open('https://example.com'),
    crm.nav.setDeepLink('tab=2'),
    crm.settings.get(),
    crm.storage.get('key'),
    crm.storage.set('key', { deep: [1] }),
    crm.storage.delete('key'),
    crm.storage.list('k'),
    crm.permissions.query(),
    crm.permissions.request(['storage']),
    crm.permissions.revoke(['storage']),
    crm.permissions.can('storage'),
    crm.intents.raise('message.compose', { to: 'x' }),
    crm.intents.handle('message.compose', () => undefined),
    crm.hooks.beforeSave(() => undefined),
    crm.http.request({ template: 'send', params: { to: 'x' } }),
    crm.auth.getSessionToken(),
    crm.auth.getConnection('google'),
    crm.auth.connect('google'),
    crm.auth.disconnect('google'),
    crm.behaviour.track('opened'),
    crm.insights.predict('churn', { type: 'person', id: '1' }),
    crm.insights.feedback('i1', 'right'),
    crm.automation.run('rule', { a: 1 }),
    crm.sync.status(),
    crm.sync.start('s1'),
  ];
}

function initWithServer(host: FakeHost) {
  return init({ connect: host.connect, requires: SERVER });
}

describe('operations', () => {
  it('[PANEL-8] every operation of the table but the focus hand-over has a method, whose arguments pass the check', async () => {
    const host = new FakeHost().on('records.watch', () => [{}]);
    await Promise.all(callEverything(await initWithServer(host)));
    const seen = new Set(host.calls.map(({ name }) => name));
    assert.deepEqual(
      [...CHECKED_OPERATIONS.keys()].filter((name) => !seen.has(name)),
      ['ui.leaveFocus'],
    );
    for (const { name, input } of host.calls) assert.equal(CHECKED_OPERATIONS.get(name)?.arguments(input), null, name);
  });

  it('[PANEL-13] what waits for a person has no time limit, everything else has', async () => {
    const host = new FakeHost().on('records.watch', () => [{}]);
    await Promise.all(callEverything(await initWithServer(host)));
    const waiting = host.calls.filter(({ options }) => options.timeoutMs === Infinity).map(({ name }) => name);
    const interactive = [...CHECKED_OPERATIONS].filter(([, { interactive }]) => interactive).map(([name]) => name);
    assert.deepEqual(waiting.sort(), interactive.sort());
  });

  it('[PANEL-14] a log line that cannot be written fails nothing', async () => {
    const host = new FakeHost().on('log.write', () => Promise.reject(new Error('full')));
    const crm = await init({ connect: host.connect });
    crm.log.error('lost');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      host.calls.map(({ input }) => input),
      [{ level: 'error', message: 'lost' }],
    );
  });
});

describe('requests of the host', () => {
  const attempt = { type: 'person', fields: { name: '' }, changed: ['name'] };

  it('[PANEL-15] text from a beforeSave handler objects, anything else lets the save pass', async () => {
    const host = new FakeHost();
    const crm = await init({ connect: host.connect });
    await crm.hooks.beforeSave(({ fields }) => (fields['name'] === '' ? 'A person needs a name.' : undefined));
    const answers = [
      await host.request('hooks.beforeSave', attempt),
      await host.request('hooks.beforeSave', { ...attempt, fields: { name: 'A' } }),
    ];
    assert.deepEqual(answers, [{ allow: false, message: 'A person needs a name.' }, { allow: true }]);
    for (const answer of answers) assert.equal(CHECKED_REQUESTS.get('hooks.beforeSave')?.result(answer), null);
    assert.deepEqual(host.calls[0]?.input, { event: 'record.beforeSave' });
  });

  it('[PANEL-16] an intent reaches the function that handles it, with its sender', async () => {
    const host = new FakeHost();
    const crm = await init({ connect: host.connect });
    await crm.intents.handle('followup.plan', (data, { from }) => ({ data: data ?? null, from }));
    const answer = await host.request('intents.deliver', { name: 'followup.plan', data: 1, from: 'com.example.radar' });
    assert.deepEqual(answer, { data: { data: 1, from: 'com.example.radar' } });
    assert.deepEqual(host.calls[0]?.input, { name: 'followup.plan' });
  });

  it('[PANEL-16] what nobody handles is unsupported', async () => {
    const host = new FakeHost();
    const crm = await init({ connect: host.connect });
    await assert.rejects(host.request('hooks.beforeSave', attempt), { code: 'unsupported' });
    await assert.rejects(host.request('constructor', {}), { code: 'unsupported' });
    await crm.intents.handle('a', () => undefined);
    await assert.rejects(host.request('intents.deliver', { name: 'toString', from: 'x' }), { code: 'unsupported' });
    assert.deepEqual(await host.request('intents.deliver', { name: 'a', from: 'x' }), {});
  });
});
