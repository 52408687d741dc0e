/** What the compiler promises authors. The functions never run; each `@ts-expect-error` fails the build when it is wrong. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { CrmRecord, JsonValue } from '@crosswalk/model';
import { type Crosswalk, init } from './index.ts';
import { FakeHost, welcomeOf } from './host-connection.fake.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles only when the value has exactly this type. */
const isExactly =
  <Expected>() =>
  <Actual>(value: Equal<Actual, Expected> extends true ? Actual : never): Actual =>
    value;

export async function argumentsAreTyped(crm: Crosswalk): Promise<void> {
  await crm.records.list('person', { sort: [{ field: 'name', direction: 'asc' }], limit: 10 } as const);
  await crm.records.update('person', '1', { tags: ['a'] }, { ifVersion: 'v1', signal: AbortSignal.timeout(1) });
  // @ts-expect-error -- an operator that does not exist
  await crm.records.list('person', { filter: { field: 'name', op: 'like', value: 'A' } });
  // @ts-expect-error -- a misspelled option
  await crm.records.list('person', { limits: 10 });
  // @ts-expect-error -- a function is not data
  await crm.storage.set('key', () => 1);
  // @ts-expect-error -- an id is text
  await crm.nav.openRecord({ type: 'person', id: 42 });
  // @ts-expect-error -- an event that does not exist
  crm.on('record.exploded', () => undefined);
}

export async function resultsAreTyped(crm: Crosswalk): Promise<void> {
  const page = await crm.records.list('person');
  isExactly<CrmRecord[]>()(page.records);
  const { confirmed } = await crm.ui.confirm({ title: 'Sure?' });
  isExactly<boolean>()(confirmed);
  const answer = await crm.ui.openModal('editor');
  isExactly<'submitted' | 'closed'>()(answer.status);
  isExactly<JsonValue | undefined>()(answer.data);
  crm.on('theme.changed', ({ scheme }) => isExactly<'light' | 'dark'>()(scheme));
  crm.on('record.changed', ({ kind }) => isExactly<'created' | 'updated' | 'deleted'>()(kind));
  for await (const record of crm.records.stream('deal')) isExactly<CrmRecord>()(record);
}

export async function optionalOperationsAskFirst(crm: Crosswalk): Promise<void> {
  // @ts-expect-error -- not every CRM has a server
  await crm.http.request({ template: 'send' });
  if (crm.supports('http.request')) {
    const { status } = await crm.http.request({ template: 'send' });
    isExactly<number>()(status);
    // @ts-expect-error -- one yes is not a yes to everything
    await crm.auth.getSessionToken();
  } else {
    await crm.records.get('person', '1');
  }
  if (!crm.supports('records.search')) await crm.records.list('person');
  // @ts-expect-error -- a misspelled operation
  crm.supports('records.serach');
}

export async function requiredOperationsNeedNoQuestion(): Promise<void> {
  const crm = await init({ requires: ['http.request', 'auth.getSessionToken'] });
  await crm.http.request({ template: 'send' });
  await crm.auth.getSessionToken();
  // @ts-expect-error -- it was not required
  await crm.sync.status();
}

it('[PANEL-4] methods the types hide are there and say why they cannot be used', async () => {
  const crm = await init({ connect: new FakeHost(welcomeOf([])).connect });
  const request: unknown = crm.http.request;
  assert.ok(typeof request === 'function');
  await assert.rejects(Promise.resolve(Reflect.apply(request, undefined, [{ template: 'send' }])), {
    code: 'unsupported',
  });
});
