import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, it } from 'node:test';
import { onBothDatabases } from '../../test/on-databases.ts';
import { type PartnerApi, startPartnerApi } from '../../test/partner-api.ts';
import { ADMIN, named, pathOf, type PluginWorld, startPluginWorld } from '../../test/plugin-world.ts';
import { PERSON, startApp } from '../../test/running-app.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { type Jobs, openJobs } from '../jobs/boss-queue.ts';
import { listRuns, readRun } from '../jobs/run-rows.ts';
import { OutgoingConnections } from '../proxy/outgoing-request.ts';
import { createKey, type KeyRing, openKeyRing } from '../secrets/key-ring.ts';
import { SecretStore } from '../secrets/secret-store.ts';
import type { IncomingMessage } from './incoming-webhooks.ts';
import { openWebhookWork } from './open-webhooks.ts';
import { type SignatureScheme, signMessage, verifySignature } from './signatures.ts';

const ID = 'com.example.hooks';

onBothDatabases('webhooks', (open, another) => {
  let world: PluginWorld;
  let partner: PartnerApi;
  let jobs: Jobs;
  let keys: KeyRing;
  let work: { close(): Promise<void> };
  const handled: IncomingMessage[] = [];
  let isPoisoned = (_message: IncomingMessage) => false;

  before(async () => {
    partner = await startPartnerApi('hooks.partner.test');
    jobs = await openJobs(open());
    keys = await openKeyRing({ text: createKey() });
    const origin = `https://hooks.partner.test:${partner.port}`;
    const network = {
      allowInternal: [origin],
      ca: partner.ca,
      resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    };
    world = await startPluginWorld(open(), await another(), { jobs, keys, network });
    const scopes = [{ scope: 'records.person.read:name', purpose: 'Follows names.' }];
    await world.install(named('hooks', { permissions: { required: scopes } }), ['records.person.read:name']);
    work = await openWebhookWork({
      database: open(),
      jobs,
      secrets: new SecretStore(keys),
      outgoing: new OutgoingConnections(network),
      describe: () => PERSON,
      handle: async (message, run) => {
        if (isPoisoned(message)) throw new Error('poison');
        await run.step('take', message.id, () => {
          handled.push(message);
          return Promise.resolve(true);
        });
      },
    });
  });
  after(async () => {
    await work.close();
    await world.close();
    await jobs.close();
    partner.close();
  });

  const add = async (body: object) => {
    const answer = await world.app.call('POST', pathOf(ID, '/webhooks'), body, ADMIN);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return Object(answer.body) as { id: string; secret: string; path: string };
  };
  const post = (path: string, body: string | Buffer, headers: Record<string, string>) =>
    fetch(world.app.url + path, { method: 'POST', headers, body: Buffer.from(body) });
  const signed = (secret: string, body: string, id = 'm-1', at = Date.now()) => signMessage(secret, { id, at, body });

  it('[WHK-1] a genuine message takes effect exactly once', async () => {
    const { path, secret } = await add({ direction: 'in', scheme: 'standard' });
    const body = '{"b":1, "a":2}';
    const headers = signed(secret, body);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(path, body, headers)));
    assert.ok(answers.every(({ status }) => status === 202));
    const told = await Promise.all(answers.map((answer) => answer.json()));
    assert.equal(told.filter(({ status }) => status === 'taken').length, 1);
    await waitUntil(() => handled.some(({ id }) => id === 'm-1'), 'the message is worked on');
    assert.equal(handled[0]?.body, body);
    await post(path, body, signed(secret, body, 'm-1', Date.now() + 5_000));
    await post(path, body, signed(secret, body, 'm-2'));
    await waitUntil(() => handled.some(({ id }) => id === 'm-2'), 'the next message');
    assert.equal(handled.filter(({ id }) => id === 'm-1').length, 1);
  });

  it('[WHK-1] a process that works on nothing takes messages for those that do', async () => {
    const taker = await openJobs(open(), { worker: false });
    const web = await startApp({ database: open(), jobs: taker, keys }, []);
    const { path, secret } = await add({ direction: 'in', scheme: 'standard' });
    const headers = signed(secret, '{}', 'm-taken');
    assert.equal((await fetch(web.url + path, { method: 'POST', headers, body: '{}' })).status, 202);
    await waitUntil(() => handled.some(({ id }) => id === 'm-taken'), 'the message is worked on elsewhere');
    await web.close();
    await taker.close();
  });

  it('[WHK-2] anything else has no effect and looks the same', async () => {
    const { id, path, secret } = await add({ direction: 'in', scheme: 'standard' });
    const body = '{"b":1, "a":2}';
    const good = signed(secret, body, 'm-3');
    const before = handled.length;
    const texts = new Set<string>();
    const forged: [string | Buffer, Record<string, string>, string?][] = [
      [body, {}],
      [body, { ...good, 'webhook-signature': '' }],
      [body, { ...good, 'webhook-signature': 'v1,AAAA' }],
      [body, { ...good, 'webhook-signature': good['webhook-signature']!.replace('v1,', 'v2,') }],
      ['{"a":2,"b":1}', good],
      [`${body} `, good],
      [body, { ...good, 'webhook-timestamp': String(Number(good['webhook-timestamp']) + 1) }],
      [body, { ...good, 'webhook-id': 'm-4' }],
      [body, signed(secret, body, 'm-3', Date.now() - 360_000)],
      [body, signed(secret, body, 'm-3', Date.now() + 360_000)],
      [body, { ...good, 'webhook-timestamp': '1e99' }],
      [body, signed('whsec_AAAA', body, 'm-3')],
      [body, good, '/hooks/hook_missing'],
      [body, good, '/hooks/__proto__'],
    ];
    for (const [sent, headers, address] of forged) {
      const answer = await post(address ?? path, sent, headers);
      assert.equal(answer.status, 401, JSON.stringify(headers));
      texts.add(await answer.text());
    }
    assert.equal(texts.size, 1);
    const large = Buffer.alloc(1_100_000, 'x');
    assert.equal((await post(path, large, good)).status, 413);
    const odd = Buffer.from([0xff, 0xfe]);
    const oddMark = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(Buffer.concat([Buffer.from(`m-5.${good['webhook-timestamp']}.`), odd]))
      .digest('base64');
    assert.equal(
      (await post(path, odd, { ...good, 'webhook-id': 'm-5', 'webhook-signature': `v1,${oddMark}` })).status,
      400,
    );
    assert.equal((await world.app.call('GET', `/hooks/${id}`)).status, 405);
    assert.equal(handled.length, before);
  });

  it('[WHK-3] the ways other systems sign are known', () => {
    const at = Date.now();
    const body = Buffer.from('[{"eventId":1}]');
    const [secret, url] = ['a-client-secret-of-some-length', 'https://crm.example/hooks/h?x=1'];
    const mark = (text: string, form: 'base64' | 'hex') => createHmac('sha256', secret).update(text).digest(form);
    const cases: [SignatureScheme, Record<string, string>][] = [
      [
        'hubspot-v3',
        {
          'x-hubspot-request-timestamp': String(at),
          'x-hubspot-signature-v3': mark(`POST${url}${body.toString()}${at}`, 'base64'),
        },
      ],
      [
        'twenty',
        {
          'x-twenty-webhook-timestamp': String(at),
          'x-twenty-webhook-signature': mark(`${at}:${body.toString()}`, 'hex'),
        },
      ],
    ];
    for (const [scheme, headers] of cases) {
      const message = { method: 'POST', url, headers: new Headers(headers), body };
      assert.match(verifySignature(scheme, secret, message) ?? '', /^[0-9a-f]{64}$/);
      assert.equal(verifySignature(scheme, secret, message, at + 301_000), undefined);
      assert.equal(verifySignature(scheme, `${secret}x`, message), undefined);
      assert.equal(verifySignature(scheme, secret, { ...message, body: Buffer.from('[]') }), undefined);
      assert.equal(verifySignature(scheme, secret, { ...message, headers: new Headers() }), undefined);
    }
  });

  it('[WHK-4] a message that always fails holds nothing up, and waits with its reason', async () => {
    const { path, secret } = await add({ direction: 'in', scheme: 'standard' });
    isPoisoned = ({ id }) => id === 'poison';
    for (const id of ['before', 'poison', 'behind']) await post(path, '{}', signed(secret, '{}', id));
    await waitUntil(
      () => handled.some(({ id }) => id === 'behind') && handled.some(({ id }) => id === 'before'),
      'the good ones',
    );
    const runs = async () =>
      JSON.stringify((await world.app.call('GET', '/api/jobs?queue=webhooks-in', undefined, ADMIN)).body);
    await waitUntil(async () => (await runs()).includes('poison'), 'its reason is shown');
    isPoisoned = () => false;
  });

  it('[WHK-5] changes go out signed, once for each webhook, cut to what the plugin may see', async () => {
    partner.arrived.length = 0;
    const { id, secret } = await add({
      direction: 'out',
      url: `https://hooks.partner.test:${partner.port}/in`,
      types: ['person'],
    });
    const { body: person } = await world.app.call('POST', '/api/records/person', {
      fields: { name: 'Ann', salary: 4_242 },
    });
    await waitUntil(() => partner.arrived.length > 0, 'the first delivery');
    await world.app.call('PATCH', `/api/records/person/${person.id}`, { fields: { salary: 777_777 } });
    await world.app.call('PATCH', `/api/records/person/${person.id}`, { fields: { name: 'Bea' } });
    await waitUntil(() => partner.arrived.some(({ body }) => body.includes('Bea')), 'the second delivery');
    assert.equal(partner.arrived.length, 2, 'a change of hidden fields is no change');
    for (const { body, headers } of partner.arrived) {
      assert.doesNotMatch(body, /salary|4242|777777|sequence/);
      const message = {
        method: 'POST',
        url: '',
        headers: new Headers(headers as Record<string, string>),
        body: Buffer.from(body),
      };
      assert.match(verifySignature('standard', secret, message) ?? '', /^msg_/);
    }
    const told = JSON.parse(partner.arrived[0]?.body ?? '{}') as { type: string; data: { kind: string } };
    assert.deepEqual([told.type, told.data.kind], ['record.created', 'created']);
    const { body: listed } = await world.app.call('GET', pathOf(ID, '/webhooks'), undefined, ADMIN);
    assert.doesNotMatch(JSON.stringify(listed), new RegExp(secret.slice(6, 20).replace(/[+/]/g, '.')));
    await world.app.call('DELETE', pathOf(ID, `/webhooks/${id}`), undefined, ADMIN);
  });

  /** What the runs that send gave, as text. */
  const results = async () => {
    const runs = await listRuns(open(), { queue: 'webhooks-out', limit: 100 });
    return JSON.stringify(await Promise.all(runs.map(({ id }) => readRun(open(), id))));
  };

  it('[WHK-6] a delivery that fails is tried again as the same message; one whose permission is gone is not sent', async () => {
    partner.arrived.length = 0;
    let failures = 1;
    partner.answer = (_request, response) => response.writeHead(failures-- > 0 ? 500 : 204).end();
    await add({
      direction: 'out',
      url: `https://hooks.partner.test:${partner.port}/in`,
      types: ['person'],
    });
    await world.app.call('POST', '/api/records/person', { fields: { name: 'Retry' } });
    await waitUntil(() => partner.arrived.length === 2, 'the second try');
    assert.equal(new Set(partner.arrived.map(({ headers }) => headers['webhook-id'])).size, 1);
    await world.app.call('PATCH', pathOf(ID, '/grant'), { takeBack: ['records.person.read'] }, ADMIN);
    await world.app.call('POST', '/api/records/person', { fields: { name: 'Unseen' } });
    await waitUntil(async () => (await results()).includes('may not see'), 'the delivery is dropped');
    await world.app.call('PATCH', pathOf(ID, '/grant'), { give: ['records.person.read:name'] }, ADMIN);
    partner.answer = (_request, response) => response.writeHead(500).end();
    await world.app.call('POST', '/api/records/person', { fields: { name: 'Removed' } });
    await waitUntil(() => partner.arrived.some(({ body }) => body.includes('Removed')), 'a first try');
    const tried = partner.arrived.length;
    await world.app.call('DELETE', pathOf(ID), undefined, ADMIN);
    await waitUntil(async () => (await results()).includes('not there any more'), 'what was queued is not sent');
    assert.equal(partner.arrived.length, tried);
  });
});
