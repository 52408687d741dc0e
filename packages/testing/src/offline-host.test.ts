import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createRecordSource, init } from '@crosswalk/panel';
import {
  CONTRACT_DESCRIPTIONS,
  createOfflineHost,
  describeRecordSourceContract,
  describeType,
  makeRecord,
  type OfflineHostOptions,
} from './index.ts';

const VIEWS = [
  {
    id: 'card',
    title: 'Card',
    location: 'crm.record.sidebar',
    entry: './card.html',
    size: { height: 100, maxHeight: 300 },
  },
  { id: 'edit', title: 'Edit', location: 'app.modal', entry: './edit.html', size: { height: 100 } },
];

function manifestOf(scopes: readonly string[], parts: object = {}) {
  return {
    manifestVersion: 1,
    id: 'com.example.card',
    version: '1.0.0',
    name: 'Card',
    description: 'A plugin under test.',
    author: { name: 'Tests' },
    defaultLocale: 'en',
    engines: { host: '^1.0' },
    views: VIEWS,
    permissions: { required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })) },
    ...parts,
  };
}

const PERSON = describeType('person', [
  { key: 'name', type: 'text', required: true },
  { key: 'email', type: 'email' },
  { key: 'salary', type: 'integer' },
]);
const ADA = makeRecord({ type: 'person', id: 'ada', fields: { name: 'Ada', email: 'ada@example.com', salary: 9 } });
const record = { type: 'person', id: 'ada' };
const SCOPES = ['records.person.read:name,email', 'records.person.update:email', 'ui.modal', 'storage'];

async function start(options: Partial<OfflineHostOptions> = {}) {
  const offline = createOfflineHost({ manifest: manifestOf(SCOPES), objects: [PERSON], records: [ADA], ...options });
  return { offline, crm: await init({ connect: offline.connect({ view: 'card', record }) }) };
}

describe('offline host', () => {
  it('[OFF-1] a panel reads and changes records with the permissions of its manifest', async () => {
    const { offline, crm } = await start();
    const person = await crm.records.get('person', 'ada');
    assert.deepEqual(person.fields, { name: 'Ada', email: 'ada@example.com' });
    await crm.records.update('person', 'ada', { email: 'a@example.com' }, { ifVersion: person.version });
    await assert.rejects(
      crm.records.update('person', 'ada', { email: 'b@example.com' }, { ifVersion: person.version }),
      {
        code: 'conflict',
      },
    );
    await assert.rejects(crm.records.update('person', 'ada', { name: 'Eve' }), {
      code: 'permission_denied',
      details: { scope: 'records.person.update', deniedBy: 'manifest', fields: ['name'] },
    });
    assert.deepEqual(offline.failures, []);
    offline.destroy();
  });

  it('[OFF-2] every call is in the audit', async () => {
    const { offline, crm } = await start();
    await crm.records.get('person', 'ada');
    await assert.rejects(crm.records.delete('person', 'ada'), { code: 'permission_denied' });
    const calls = offline.audit().map(({ operation, outcome }) => [operation, outcome]);
    assert.deepEqual(calls, [
      ['records.delete', 'permission_denied'],
      ['records.get', 'ok'],
    ]);
    offline.destroy();
  });

  it('[OFF-3] the test answers for the user, and sees what panels did to the page', async () => {
    const answers = {
      confirm: () => true,
      modal: (_view: string, input: unknown) => ({ echoed: JSON.stringify(input) }),
    };
    const { offline, crm } = await start({ answers });
    await crm.ui.toast('Saved', { tone: 'positive' });
    assert.deepEqual(await crm.ui.confirm({ title: 'Sure?' }), { confirmed: true });
    assert.deepEqual(await crm.ui.openModal('edit', { input: 1 }), { status: 'submitted', data: { echoed: '1' } });
    offline.answers.confirm = () => false;
    assert.deepEqual(await crm.ui.confirm({ title: 'Still?' }), { confirmed: false });
    assert.deepEqual(await crm.ui.resize({ height: 900 }), { height: 300 });
    assert.deepEqual(offline.events, [
      { kind: 'toast', message: 'Saved', tone: 'positive' },
      { kind: 'confirm', title: 'Sure?' },
      { kind: 'modal', view: 'edit' },
      { kind: 'confirm', title: 'Still?' },
      { kind: 'resize', height: 300 },
    ]);
    offline.destroy();
  });

  it('[OFF-4] context and events follow the page', async () => {
    const { offline, crm } = await start({ environment: { locale: 'zh-CN' } });
    assert.equal(crm.context.locale, 'zh-CN');
    const changed = new Promise((resolve) => crm.on('locale.changed', resolve));
    offline.setEnvironment({ locale: 'ar', direction: 'rtl' });
    assert.deepEqual(await changed, { locale: 'ar', direction: 'rtl', timeZone: 'UTC' });
    const moved = new Promise((resolve) => crm.on('context.changed', resolve));
    offline.show({ record: { type: 'person', id: 'eve' } });
    await moved;
    assert.deepEqual(crm.context.record, { type: 'person', id: 'eve' });
    offline.destroy();
  });

  it('[OFF-5] optional permissions are asked for, given back, and gone at once', async () => {
    const optional = [{ scope: 'records.person.read:salary', purpose: 'Shows what they earn.' }];
    const manifest = { ...manifestOf([]), permissions: { required: [], optional } };
    const { offline, crm } = await start({
      manifest,
      granted: ['records.person.read:salary'],
      answers: { consent: (scopes) => scopes },
    });
    await assert.rejects(crm.records.get('person', 'ada', { fields: ['salary'] }), { code: 'permission_denied' });
    assert.deepEqual(await crm.permissions.request(['records.person.read:salary']), {
      granted: ['records.person.read:salary'],
      missing: [],
    });
    assert.deepEqual((await crm.records.get('person', 'ada')).fields, { salary: 9 });
    await crm.permissions.revoke(['records.person.read:salary']);
    await assert.rejects(crm.records.get('person', 'ada'), { code: 'permission_denied' });
    offline.destroy();
  });

  it('[OFF-6] saving asks the panels that registered', async () => {
    const { offline, crm } = await start({ manifest: manifestOf(SCOPES, { events: ['record.beforeSave'] }) });
    await crm.hooks.beforeSave(({ fields }) => (fields['name'] === '' ? 'A person needs a name.' : undefined));
    const verdict = await offline.beforeSave({ type: 'person', id: 'ada', fields: { name: '' } });
    assert.deepEqual(verdict.objections, [
      { plugin: 'com.example.card', name: 'Card', message: 'A person needs a name.' },
    ]);
    assert.equal((await offline.beforeSave({ type: 'person', fields: { name: 'Ada' } })).allowed, true);
    offline.destroy();
  });

  it('[OFF-7] two plugins exchange an intent', async () => {
    const asker = { ...manifestOf(['intents.raise:note.write']), intents: { raises: ['note.write'] } };
    const writer = {
      ...manifestOf(['intents.handle:note.write']),
      id: 'com.example.writer',
      intents: { handles: ['note.write'] },
    };
    const { offline, crm } = await start({ manifest: asker, others: [writer] });
    const other = await init({ connect: offline.connect({ plugin: 'com.example.writer', view: 'card', record }) });
    await other.intents.handle('note.write', (data, { from }) => ({ wrote: data ?? null, from }));
    assert.deepEqual(await crm.intents.raise('note.write', 'hello'), { wrote: 'hello', from: 'com.example.card' });
    offline.destroy();
  });

  it('[OFF-8] a manifest with faults is refused with every fault and its fix', () => {
    assert.throws(
      () => createOfflineHost({ manifest: { ...manifestOf(['records.*']), id: 'Not An Id' } }),
      (error: Error) =>
        /- id: .*reverse-domain/.test(error.message) && /permissions\.required\[0\]\.scope/.test(error.message),
    );
  });

  it('[OFF-9] a view that may not open says why', async () => {
    const offline = createOfflineHost({ manifest: manifestOf(SCOPES), granted: [], objects: [PERSON] });
    await assert.rejects(init({ connect: offline.connect({ view: 'card', record }) }), /lacks a permission.*ui\.modal/);
    await assert.rejects(init({ connect: offline.connect({ view: 'nowhere' }) }), { code: 'not_found' });
    offline.destroy();
  });
});

const EVERYTHING = ['person', 'company'].flatMap((type) =>
  ['read', 'create', 'update', 'delete'].map((verb) => `records.${type}.${verb}`),
);

describeRecordSourceContract(
  'panel client over the offline host',
  async () => {
    const limits = {
      bridge: { callsPerSecond: 10_000, inFlight: 1_000, streams: 100 },
      batchWrites: { atOnce: 10_000, perSecond: 10_000 },
    };
    const offline = createOfflineHost({ manifest: manifestOf(EVERYTHING), objects: CONTRACT_DESCRIPTIONS, limits });
    const crm = await init({ connect: offline.connect({ view: 'card', record }) });
    const source = createRecordSource(crm, { types: ['person', 'company'] });
    return { source, unknownNames: 'denied', close: () => offline.destroy() };
  },
  { describe, before, after, it },
);
