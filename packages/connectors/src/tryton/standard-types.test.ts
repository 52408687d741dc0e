import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CrmRecord, Filter } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { fillTryton, SALES, TrytonDesk, VIEWER } from '../../test/fill-tryton.ts';
import { ADMIN, startTryton, type ThrowawayTryton, whySkipTryton } from '../../test/throwaway-tryton.ts';
import { createTrytonSource, fetchTransport, standardTypes, type TrytonSource } from './index.ts';

async function failure(call: Promise<unknown>): Promise<CrosswalkError> {
  const outcome = await call.then(
    (value) => new Error(`no failure: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof CrosswalkError, String(outcome));
  return outcome;
}

describe('parties, opportunities and notes of a real Tryton', { skip: whySkipTryton('sqlite') }, () => {
  const closers: (() => Promise<void>)[] = [];
  let tryton: ThrowawayTryton;
  let desk: TrytonDesk;
  let source: TrytonSource;
  let employee: number;
  let ada: CrmRecord;

  function open(login: { user: string; password: string }, types = standardTypes()): TrytonSource {
    const transport = fetchTransport({ url: tryton.url, ...login });
    closers.push(() => transport.close());
    return createTrytonSource({ transport, types, database: 'sqlite', pollMs: 50, compareMs: 100 });
  }

  before(async () => {
    tryton = await startTryton('sqlite', ['party', 'sale_opportunity']);
    desk = new TrytonDesk(tryton.url);
    closers.push(() => desk.transport.close());
    employee = await fillTryton(desk);
    source = open(ADMIN);
    ada = await source.create('person', {
      name: { full: 'Ada Lovelace' },
      email: 'ada@example.com',
      phone: '+44 20 7946 0958',
      address: { street: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH' },
      website: 'https://ada.example',
      wechat: { system: 'wechat', account: '', id: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' },
    });
  });
  after(async () => {
    for (const close of closers) await close();
    await tryton.remove();
  });

  it('[TRY-7] a person with all its contacts comes back as it was written, and stands in Tryton as its own clients write it', async () => {
    const { code, ...fields } = (await source.get('person', ada.id)).fields;
    assert.equal(typeof code, 'string');
    assert.deepEqual(fields, {
      name: { full: 'Ada Lovelace' },
      email: 'ada@example.com',
      phone: '+44 20 7946 0958',
      address: { street: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH' },
      website: 'https://ada.example',
      wechat: { system: 'wechat', account: '', id: 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M' },
    });
    const domain = [['party', '=', Number(ada.id)]];
    const rows = await desk.call(
      'party.contact_mechanism',
      'search_read',
      domain,
      0,
      null,
      [['id', 'ASC']],
      ['type', 'value', 'name'],
    );
    assert.ok(Array.isArray(rows));
    assert.deepEqual(
      rows.map(({ type, value }) => [type, value]),
      [
        ['email', 'ada@example.com'],
        ['phone', '+44 20 7946 0958'],
        ['website', 'https://ada.example'],
        ['other', 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M'],
      ],
    );
  });

  it('[TRY-7] one contact is changed, one emptied, and those the mapping does not know stay', async () => {
    const bob = await source.create('person', { name: { full: 'Bob' }, email: 'b@x.org', phone: '+1 555 0100' });
    const fax = { party: Number(bob.id), type: 'fax', value: '+1 555 0199' };
    await desk.create('party.contact_mechanism', fax);
    const changed = await source.update('person', bob.id, { email: 'bob@x.org', phone: null });
    assert.deepEqual([changed.fields['email'], changed.fields['phone']], ['bob@x.org', null]);
    const kept = await desk.call('party.contact_mechanism', 'search_count', [['party', '=', Number(bob.id)]]);
    assert.equal(kept, 2);
  });

  it('[TRY-7] a region or country that is not Tryton’s own is refused with its reason', async () => {
    const refused = await failure(source.update('person', ada.id, { address: { city: 'London', country: 'France' } }));
    assert.equal(refused.code, 'invalid_input');
    assert.deepEqual(refused.details.faults?.[0]?.path, 'fields.address');
    assert.match(refused.details.faults[0].fix ?? '', /in Tryton/);
  });

  it('[TRY-8] what a mapping loses is said with the field, the choices and labels come from Tryton', async () => {
    const person = await source.describe('person');
    const deal = await source.describe('deal');
    const lossOf = (key: string) => person.fields.find((field) => field.key === key)?.lossy ?? '';
    assert.match(lossOf('name'), /does not tell people from companies/);
    assert.match(lossOf('email'), /list of contact mechanisms/);
    assert.match(lossOf('wechat'), /Official Account/);
    const stage = deal.fields.find(({ key }) => key === 'stage');
    assert.deepEqual(stage?.options?.map(({ value }) => value).sort(), [
      'cancelled',
      'converted',
      'lead',
      'lost',
      'opportunity',
      'won',
    ]);
    assert.match(stage.lossy ?? '', /no pipelines/);
    assert.equal(deal.fields.find(({ key }) => key === 'amount')?.defaultCurrency, 'EUR');
  });

  it('[TRY-9] amounts are exact, in the currency of the company and in no other', async () => {
    const deal = await source.create('deal', {
      name: 'Engine',
      amount: { amount: '90071992547.10', currency: 'EUR' },
      company: { type: 'company', id: ada.id },
      startDate: '2026-02-28',
      probability: 25,
    });
    assert.deepEqual(deal.fields['amount'], { amount: '90071992547.10', currency: 'EUR' });
    assert.deepEqual(
      [deal.fields['person'], deal.fields['startDate'], deal.fields['probability']],
      [{ type: 'person', id: ada.id }, '2026-02-28', 25],
    );
    const foreign = await failure(source.update('deal', deal.id, { amount: { amount: '1', currency: 'USD' } }));
    assert.deepEqual([foreign.code, foreign.details.faults?.[0]?.expected], ['invalid_input', 'an amount in EUR']);
    const fine = await failure(source.update('deal', deal.id, { amount: { amount: '1.005', currency: 'EUR' } }));
    assert.equal(fine.code, 'invalid_input');
    assert.deepEqual((await source.get('deal', deal.id)).version, deal.version);
  });

  it('[TRY-10] a deal takes only steps its workflow has, and closes on the day it is lost', async () => {
    const deal = await source.create('deal', { name: 'Steps', company: { type: 'company', id: ada.id } });
    assert.equal(deal.fields['stage'], 'lead');
    const skipped = await failure(source.update('deal', deal.id, { stage: 'won' }));
    assert.deepEqual([skipped.code, skipped.details.faults?.[0]?.path], ['invalid_input', 'fields.stage']);
    await desk.call('sale.opportunity', 'write', [Number(deal.id)], { employee });
    const open = await source.update('deal', deal.id, { stage: 'opportunity', name: 'Steps on' });
    assert.deepEqual([open.fields['stage'], open.fields['name']], ['opportunity', 'Steps on']);
    const lost = await source.update('deal', deal.id, { stage: 'lost', lostReason: 'price' });
    assert.equal(lost.fields['closeDate'], new Date().toISOString().slice(0, 10));
  });

  it('[TRY-17] a list pages through values, names and empty ones, and is not sorted by what Tryton orders by labels', async () => {
    const company = { type: 'company', id: ada.id };
    const amounts = ['10.00', '9.50', null, '10.00', null, '-1.00'];
    const operations = amounts.map((amount, index) => ({
      kind: 'create' as const,
      type: 'deal',
      fields: { name: `Paged ${index}`, company, amount: amount === null ? null : { amount, currency: 'EUR' } },
    }));
    await source.batch(operations);
    const filter = { field: 'name', op: 'startsWith', value: 'paged' } as const;
    const seen: unknown[] = [];
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const sort = [{ field: 'amount', direction: 'desc' } as const];
      const page = await source.list('deal', { filter, sort, limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.records.map(({ fields }) => fields['name']));
      cursor = page.nextCursor;
    }
    assert.deepEqual(seen, ['Paged 0', 'Paged 3', 'Paged 1', 'Paged 5', 'Paged 2', 'Paged 4']);
    for (const field of ['stage', 'company']) {
      const refused = await failure(source.list('deal', { sort: [{ field, direction: 'asc' }] }));
      assert.equal(refused.code, 'invalid_input');
    }
  });

  it('[TRY-18] search and filters find by contacts, digits, parts of Chinese names and choices', async () => {
    const found = async (text: string) => (await source.search('person', text)).records.map(({ id }) => id);
    const wei = await source.create('person', { name: { full: '王张伟明' }, phone: '+86 138-1000-0042' });
    assert.deepEqual(await found('伟明'), [wei.id]);
    assert.deepEqual(await found('8613810'), [wei.id]);
    assert.deepEqual(await found('love ADA@EX'), [ada.id]);
    assert.deepEqual(await found('st james’s london'), [ada.id]);
    assert.deepEqual(await found('%'), await found(''));
    const where = async (filter: Filter) => (await source.list('person', { filter })).records.map(({ id }) => id);
    assert.deepEqual(await where({ field: 'email', op: 'eq', value: 'ada@example.com' }), [ada.id]);
    assert.deepEqual(await where({ field: 'phone', op: 'startsWith', value: '+86' }), [wei.id]);
    assert.equal((await where({ not: { field: 'email', op: 'empty', value: false } })).includes(wei.id), true);
  });

  it('[TRY-11] notes point at one record, whichever type it is', async () => {
    const note = await source.create('note', { body: 'Called', person: { type: 'person', id: ada.id } });
    assert.deepEqual([note.fields['person'], note.fields['deal']], [{ type: 'person', id: ada.id }, null]);
    const ofAda = { field: 'person', op: 'eq', value: ada.id } as const;
    assert.deepEqual(
      (await source.list('note', { filter: ofAda })).records.map(({ id }) => id),
      [note.id],
    );
    assert.deepEqual((await source.list('note', { filter: { field: 'deal', op: 'empty', value: false } })).records, []);
    const both = { body: 'x', person: { type: 'person', id: ada.id }, company: { type: 'company', id: '1' } };
    assert.match(
      (await failure(source.create('note', both))).details.faults?.[0]?.expected ?? '',
      /the same as person/,
    );
  });

  it('[TRY-12] deleting a person archives the party: it is gone here and still there in Tryton', async () => {
    const eve = await source.create('person', { name: { full: 'Eve Gone' } });
    await source.delete('person', eve.id, { ifVersion: eve.version });
    assert.equal((await failure(source.get('person', eve.id))).code, 'not_found');
    const domain = [
      ['id', '=', Number(eve.id)],
      ['active', '=', false],
    ];
    assert.equal(await desk.call('party.party', 'search_count', domain), 1);
  });

  it('[TRY-13] a rule tells people from companies where one’s own Tryton has something for it', async () => {
    const category = await desk.create('party.category', { name: 'Company' });
    const domain = [['categories', '=', category]];
    const createValues = { categories: [['add', [category]]] };
    const types = standardTypes({
      company: { domain, createValues },
      person: { domain: [['categories', '!=', category]] },
    });
    const ruled = open(ADMIN, types);
    const acme = await ruled.create('company', { name: 'Acme' });
    assert.deepEqual(
      (await ruled.list('company')).records.map(({ id }) => id),
      [acme.id],
    );
    assert.equal((await failure(ruled.get('company', ada.id))).code, 'not_found');
  });

  it('[TRY-14] rights are asked beforehand, for the type, its children and single columns', async () => {
    assert.deepEqual(await open(VIEWER).rights('deal'), { read: false, create: false, update: false, delete: false });
    assert.equal((await failure(open(VIEWER).list('deal'))).details.deniedBy, 'user');
    assert.equal((await open(SALES).rights('deal')).update, true);
    const fieldIds = await desk.call(
      'ir.model.field',
      'search',
      [
        ['model.model', '=', 'party.party'],
        ['name', '=', 'code'],
      ],
      0,
      null,
      null,
    );
    assert.ok(Array.isArray(fieldIds));
    await desk.create('ir.model.field.access', { field: fieldIds[0], perm_read: false, perm_write: false });
    const models = await desk.call('ir.model', 'search', [['model', '=', 'party.contact_mechanism']], 0, null, null);
    assert.ok(Array.isArray(models));
    await desk.create('ir.model.access', {
      model: models[0],
      perm_read: true,
      perm_write: false,
      perm_create: false,
      perm_delete: false,
    });
    const rights = await open(SALES).rights('person');
    assert.deepEqual(rights.fields, { email: 'read', phone: 'read', code: 'none', website: 'read', wechat: 'read' });
    const asSales = await open(SALES).get('person', ada.id);
    assert.equal('code' in asSales.fields, false);
    const refused = await failure(open(SALES).update('person', ada.id, { email: 'x@y.zz' }));
    assert.deepEqual([refused.code, refused.details.fields], ['permission_denied', ['email']]);
  });
});
