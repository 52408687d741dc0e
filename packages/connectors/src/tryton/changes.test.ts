import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CrmRecord, RecordChange } from '@crosswalk/model';
import { TrytonDesk } from '../../test/fill-tryton.ts';
import { ADMIN, startTryton, type ThrowawayTryton, whySkipTryton } from '../../test/throwaway-tryton.ts';
import { createTrytonSource, fetchTransport, type TrytonSource, type TrytonTransport } from './index.ts';

/** Counts the calls that go out. */
class Counted implements TrytonTransport {
  calls = 0;
  constructor(readonly inner: Required<TrytonTransport>) {}

  call(...call: Parameters<TrytonTransport['call']>): Promise<unknown> {
    this.calls += 1;
    return this.inner.call(...call);
  }
}

const kindsOf = (changes: readonly RecordChange[]) => new Map(changes.map(({ id, kind }) => [id, kind]));

describe('changes of a real Tryton', { skip: whySkipTryton('sqlite') }, () => {
  let tryton: ThrowawayTryton;
  let desk: TrytonDesk;
  let counted: Counted;
  let source: TrytonSource;
  let people: CrmRecord[];

  before(async () => {
    tryton = await startTryton('sqlite', ['party', 'sale_opportunity']);
    desk = new TrytonDesk(tryton.url);
    await desk.refresh();
    counted = new Counted(fetchTransport({ url: tryton.url, ...ADMIN }));
    source = createTrytonSource({ transport: counted, database: 'sqlite', pollMs: 50, compareMs: 100 });
    const operations = Array.from({ length: 12 }, (_, index) => ({
      kind: 'create' as const,
      type: 'person',
      fields: { name: { full: `Person ${index}` }, email: `p${index}@x.org`, phone: `+1 555 01${index}` },
    }));
    people = (await source.batch(operations)).flatMap((record) => record ?? []);
  });
  after(async () => {
    await counted.inner.close();
    await desk.transport.close();
    await tryton.remove();
  });

  const idAt = (index: number) => people[index]?.id ?? '';

  async function channelsOf(person: string, type: string): Promise<unknown> {
    const domain = [
      ['party', '=', Number(person)],
      ['type', '=', type],
    ];
    return desk.call('party.contact_mechanism', 'search', domain, 0, null, null);
  }

  it('[TRY-15] everything that happened since a cursor is told once, in at most five calls', async () => {
    const { cursor, changes: none } = await source.changesSince('person');
    assert.deepEqual(none, []);
    const fresh = await desk.create('party.party', { name: 'Fresh' });
    await desk.call('party.party', 'write', [Number(idAt(0))], { name: 'Renamed' });
    await desk.call('party.contact_mechanism', 'write', await channelsOf(idAt(1), 'email'), { value: 'new@x.org' });
    await desk.create('party.contact_mechanism', { party: Number(idAt(2)), type: 'website', value: 'https://x.org' });
    await desk.call('party.contact_mechanism', 'delete', await channelsOf(idAt(3), 'phone'));
    await desk.call('party.party', 'write', [Number(idAt(4))], { active: false });
    await desk.call('party.party', 'delete', [Number(idAt(5))]);
    const before = counted.calls;
    const page = await source.changesSince('person', cursor);
    assert.ok(counted.calls - before <= 5, `${counted.calls - before} calls`);
    assert.deepEqual(
      kindsOf(page.changes),
      new Map([
        ...page.changes.map(({ id }) => [id, 'nothing else'] as const),
        [String(fresh), 'created'],
        [idAt(0), 'updated'],
        [idAt(1), 'updated'],
        [idAt(2), 'updated'],
        [idAt(3), 'updated'],
        [idAt(4), 'deleted'],
        [idAt(5), 'deleted'],
      ]),
    );
    assert.equal(page.changes.length, 7);
    assert.equal(page.changes.find(({ id }) => id === idAt(1))?.record?.fields['email'], 'new@x.org');
    assert.deepEqual((await source.changesSince('person', page.cursor)).changes, [], 'nothing twice');
  });

  it('[TRY-15] a cursor that was not given here is refused', async () => {
    for (const cursor of ['', 'made up', '{}', '[1]', '[1,0,[],"1-5","ab"]']) {
      await assert.rejects(source.changesSince('person', cursor), { code: 'invalid_input' });
    }
  });

  it('[TRY-15] a watcher sees what others do, also to children, and hears of archived records', async () => {
    const stop = new AbortController();
    const seen: RecordChange[] = [];
    const watching = (async () => {
      for await (const change of source.watch({ type: 'person' }, { signal: stop.signal })) seen.push(change);
    })();
    const until = async (isThere: (change: RecordChange) => boolean, act: () => Promise<unknown>) => {
      while (!seen.some(isThere)) {
        await act();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    let number = 0;
    await until(
      ({ record }) => JSON.stringify(record?.fields['email'] ?? null).includes('watched'),
      async () => {
        number += 1;
        await desk.call('party.contact_mechanism', 'write', await channelsOf(idAt(6), 'email'), {
          value: `watched${number}@x.org`,
        });
      },
    );
    await desk.call('party.party', 'write', [Number(idAt(7))], { active: false });
    await until(
      ({ id, kind }) => id === idAt(7) && kind === 'deleted',
      async () => undefined,
    );
    stop.abort();
    await watching;
  });
});
