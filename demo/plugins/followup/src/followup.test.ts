import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { init } from '@crosswalk/panel';
import { createOfflineHost, makeRecord } from '@crosswalk/testing';
import { DEMO_DESCRIPTIONS } from '../../../data/descriptions.ts';
import { objectionTo } from './objection.ts';
import { readPreferences, writePreferences } from './preferences.ts';
import { readTaskRights } from './task-rights.ts';
import { finishTask, parsePlan, planTask, readOpenTasks, workdayIn } from './tasks.ts';

const manifest: unknown = JSON.parse(await readFile(new URL('../crosswalk.json', import.meta.url), 'utf8'));
const person = { type: 'person', id: 'ada' };

async function start() {
  const records = [makeRecord({ ...person, fields: { name: { full: 'Ada Lovelace' } } })];
  const offline = createOfflineHost({ manifest, objects: DEMO_DESCRIPTIONS, records, settings: { defaultDays: 5 } });
  return { offline, crm: await init({ connect: offline.connect({ view: 'sidebar', record: person }) }) };
}

describe('the Follow-up plugin', () => {
  it('plans a task, lists it and ticks it off with the permissions of its manifest', async () => {
    const { offline, crm } = await start();
    await planTask(crm, person, { what: 'Call', when: '2026-12-01' });
    const [task] = await readOpenTasks(crm, { person, limit: 5 });
    assert.equal(task?.fields['name'], 'Call');
    await finishTask(crm, task);
    await assert.rejects(finishTask(crm, task), { code: 'conflict' });
    assert.deepEqual(await readOpenTasks(crm, { person, limit: 5 }), []);
    offline.destroy();
  });

  it('[SAMPLE-8] knows before it offers anything what the user may do, and follows what is taken back', async () => {
    const reader = { read: true, create: false, update: false, delete: false };
    const options = { manifest, objects: DEMO_DESCRIPTIONS, records: [makeRecord({ ...person, fields: {} })] };
    const offline = createOfflineHost({ ...options, rights: () => reader });
    const viewer = await init({ connect: offline.connect({ view: 'sidebar', record: person }) });
    assert.deepEqual(await readTaskRights(viewer), { plan: false, finish: false });
    offline.destroy();
    const { offline: full, crm } = await start();
    assert.deepEqual(await readTaskRights(crm), { plan: true, finish: true });
    await full.host.revoke('com.example.followup', ['records.task.update:status']);
    assert.deepEqual(await readTaskRights(crm), { plan: true, finish: false });
    full.destroy();
  });

  it('takes the admin’s default until the user chose one', async () => {
    const { offline, crm } = await start();
    assert.deepEqual(await readPreferences(crm), { defaultDays: 5, guard: true });
    await writePreferences(crm, { defaultDays: 2, guard: false });
    assert.deepEqual(await readPreferences(crm), { defaultDays: 2, guard: false });
    offline.destroy();
  });

  it('objects to what was changed, not to old mistakes', () => {
    assert.equal(objectionTo({ email: 'test@example.com' }, ['email'])?.text, 'placeholderEmail');
    assert.equal(objectionTo({ email: 'test@example.com' }, ['phone']), undefined);
    assert.equal(objectionTo({ email: 'testa@example.com' }, ['email']), undefined);
    assert.equal(objectionTo({ stage: 'customer', company: null }, ['stage'])?.text, 'customerNeedsCompany');
    assert.equal(objectionTo({ stage: 'customer', company: { type: 'company', id: '1' } }, ['stage']), undefined);
  });

  it('believes nothing another plugin hands over', () => {
    assert.deepEqual(parsePlan({ what: 'Call', when: '2026-12-01', more: 1 }), { what: 'Call', when: '2026-12-01' });
    for (const wrong of [null, undefined, 1, 'x', [], { what: 1, when: 'tomorrow' }])
      assert.deepEqual(parsePlan(wrong), {});
  });

  it('suggests no weekend', () => {
    assert.equal(workdayIn(1, new Date(2026, 10, 20)), '2026-11-23');
    assert.equal(workdayIn(2, new Date(2026, 10, 20)), '2026-11-23');
    assert.equal(workdayIn(3, new Date(2026, 10, 20)), '2026-11-23');
    assert.equal(workdayIn(4, new Date(2026, 10, 20)), '2026-11-24');
  });
});
