import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askBeforeSave } from './before-save.ts';
import { createWorld, manifestOf, type WorldOptions } from './fixtures/host-world.fake.ts';

const raises = 'intents.raise:message.compose';
const handles = 'intents.handle:message.compose';
const permissions = (...scopes: string[]) => ({
  required: scopes.map((scope) => ({ scope, purpose: 'For the test.' })),
});
const asker = manifestOf({
  id: 'com.example.asker',
  permissions: permissions(raises, handles),
  intents: { raises: ['message.compose'], handles: ['message.compose'] },
});
const doer = manifestOf({
  id: 'com.example.doer',
  permissions: permissions(handles, raises),
  intents: { handles: ['message.compose'], raises: ['message.compose'] },
});
const second = { ...doer, id: 'com.example.second' };
const all = [raises, handles];
const grants = { [asker.id]: { admin: all }, [doer.id]: { admin: all }, [second.id]: { admin: all } };
const worldOf = (options: WorldOptions = {}) => createWorld({ manifests: [asker, doer], grants, ...options });
const compose = { name: 'message.compose', data: { to: 'ada@example.com' } };

describe('intents', () => {
  it('[HOST-60] an intent reaches the other plugin, which learns who asked', async () => {
    const world = worldOf();
    const [from, to] = [await world.open(asker), await world.open(doer)];
    await to.call('intents.register', { name: 'message.compose' });
    const delivered: unknown[] = [];
    to.answer = (name, input) => {
      delivered.push([name, input]);
      return { data: { sent: true } };
    };
    assert.deepEqual(await from.call('intents.raise', compose), { data: { sent: true } });
    assert.deepEqual(delivered, [['intents.deliver', { ...compose, from: asker.id }]]);
  });

  it('[HOST-60] the plugin that asks is never asked itself, and who lacks the grant is not either', async () => {
    const alone = worldOf({ manifests: [asker] });
    const self = await alone.open(asker);
    await self.call('intents.register', { name: 'message.compose' });
    assert.equal((await self.refused('intents.raise', compose)).code, 'not_found');
    const ungranted = worldOf({ grants: { [asker.id]: { admin: all } } });
    const from = await ungranted.open(asker);
    const to = await ungranted.open(doer);
    assert.equal((await to.refused('intents.register', { name: 'message.compose' })).code, 'permission_denied');
    assert.equal((await from.refused('intents.raise', compose)).code, 'not_found');
  });

  it('[HOST-61] when several can, the user chooses', async () => {
    const asked: number[] = [];
    const ui = {
      choose: ({ options }: { options: readonly unknown[] }) => {
        asked.push(options.length);
        return Promise.resolve(1);
      },
    };
    const world = worldOf({ manifests: [asker, doer, second], ui });
    const from = await world.open(asker);
    for (const each of [doer, second]) {
      const panel = await world.open(each);
      await panel.call('intents.register', { name: 'message.compose' });
      panel.answer = () => ({ data: each.id });
    }
    assert.deepEqual(await from.call('intents.raise', compose), { data: second.id });
    assert.deepEqual(asked, [2]);
  });

  for (const [title, answer] of [
    ['null', null],
    ['another shape', { ok: 1 }],
    ['a record of broken parts', { data: undefined, extra: [] }],
  ] as const) {
    it(`[HOST-62] an answer that is ${title} is not handed on`, async () => {
      const world = worldOf();
      const [from, to] = [await world.open(asker), await world.open(doer)];
      await to.call('intents.register', { name: 'message.compose' });
      to.answer = () => answer;
      assert.equal((await from.refused('intents.raise', compose)).code, 'host_error');
    });
  }

  it('[HOST-62] a handler that does not answer ends in a timeout', async () => {
    const world = worldOf({ limits: { intentMs: 30 } });
    const [from, to] = [await world.open(asker), await world.open(doer)];
    await to.call('intents.register', { name: 'message.compose' });
    assert.equal((await from.refused('intents.raise', compose)).code, 'timeout');
  });

  it('[HOST-62] plugins cannot ask one another without end', async () => {
    const world = worldOf();
    const [one, two] = [await world.open(asker), await world.open(doer)];
    for (const panel of [one, two]) await panel.call('intents.register', { name: 'message.compose' });
    let calls = 0;
    const pass = (next: typeof one) => async () => {
      calls += 1;
      await next.call('intents.raise', compose);
      return {};
    };
    one.answer = pass(one);
    two.answer = pass(two);
    await one.refused('intents.raise', compose);
    assert.ok(calls <= 3, `${calls} calls`);
  });
});

describe('record.beforeSave', () => {
  const guard = manifestOf({
    id: 'com.example.guard',
    events: ['record.beforeSave'],
    permissions: permissions('records.person.read:name'),
  });
  const guardGrants = { [guard.id]: { admin: ['records.person.read:name'] } };
  const request = { type: 'person', id: 'p1', fields: { name: 'Ada', salary: 1 }, changed: ['name', 'salary'] };
  const guardWorld = () => createWorld({ manifests: [guard], grants: guardGrants, limits: { beforeSaveMs: 40 } });

  it('[HOST-65] a panel may object', async () => {
    const world = guardWorld();
    const panel = await world.open(guard);
    await panel.call('hooks.register', { event: 'record.beforeSave' });
    panel.answer = () => ({ allow: false, message: 'Name\u001b[31m is too short' });
    assert.deepEqual(await askBeforeSave(world.parts, request), {
      allowed: false,
      objections: [{ plugin: guard.id, name: 'One', message: 'Name [31m is too short' }],
      silent: [],
    });
  });

  it('[HOST-65] silence and nonsense do not hold up a save', async () => {
    for (const answer of [
      () => new Promise(() => undefined),
      () => null,
      () => ({ allow: 'no' }),
      () => Promise.reject(new Error('x')),
    ]) {
      const world = guardWorld();
      const panel = await world.open(guard);
      await panel.call('hooks.register', { event: 'record.beforeSave' });
      panel.answer = answer;
      assert.deepEqual(await askBeforeSave(world.parts, request), {
        allowed: true,
        objections: [],
        silent: [guard.id],
      });
    }
  });

  it('[HOST-65] only panels whose manifest names the event may register', async () => {
    const plain = manifestOf({ permissions: permissions() });
    assert.equal(
      (
        await (
          await createWorld({ manifests: [plain] }).open(plain)
        ).refused('hooks.register', { event: 'record.beforeSave' })
      ).code,
      'permission_denied',
    );
  });

  it('[HOST-27] a panel sees only fields it may read, and is not asked about others', async () => {
    const world = guardWorld();
    const panel = await world.open(guard);
    await panel.call('hooks.register', { event: 'record.beforeSave' });
    const seen: unknown[] = [];
    panel.answer = (_name, input) => {
      seen.push(input);
      return { allow: true };
    };
    await askBeforeSave(world.parts, request);
    await askBeforeSave(world.parts, { ...request, changed: ['salary'] });
    assert.deepEqual(seen, [{ type: 'person', id: 'p1', fields: { name: 'Ada' }, changed: ['name'] }]);
  });
});
