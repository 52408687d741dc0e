import type { CallOptions, RecordChange, RecordSource, WatchQuery } from '@crosswalk/model';
import { type ContractWorld, newLot, ofLot } from './contract-subject.ts';
import { expectEqual, expectTrue } from './expect.ts';

/** Rules about live changes. */
export function describeWatching(world: ContractWorld): void {
  const { it, people } = world;

  it('[SRC-21] a watcher gets changes in order, with the record and what changed', async () => {
    const lot = newLot();
    const watcher = await startWatching(world, { type: 'person', filter: ofLot(lot) });
    const [ann] = await people(lot, [{ score: 1 }]);
    const id = ann?.id ?? '';
    const changed = await world.source.update('person', id, { score: 2 });
    await world.source.delete('person', id);
    const [created, updated, deleted] = await watcher.take((change) => change.id === id, 3);
    watcher.stop();
    expectEqual([created?.kind, updated?.kind, deleted?.kind], ['created', 'updated', 'deleted']);
    expectEqual([updated?.changedFields, updated?.record], [['score'], changed]);
    expectEqual(deleted?.record, undefined, 'the record of a deletion');
  });

  it('[SRC-22] a watcher hears only of what it asked for', async () => {
    const lot = newLot();
    const [ann, bob] = await people(lot, [{ score: 1 }, { score: 1 }]);
    const watcher = await startWatching(world, { type: 'person', id: ann?.id ?? '' }, () =>
      touch(world.source, ann?.id ?? ''),
    );
    await world.source.update('person', bob?.id ?? '', { score: 5 });
    await world.source.create('company', { name: lot });
    await world.source.update('person', ann?.id ?? '', { score: 7 });
    await watcher.take((change) => change.record?.fields['score'] === 7, 1);
    watcher.stop();
    expectTrue(
      watcher.seen.every((change) => change.id === ann?.id && change.type === 'person'),
      'only changes of the one record',
    );
  });

  it('[SRC-23] a watcher resumes after a sequence without gap or repetition', async () => {
    if (world.source.capabilities.resumes !== true) return world.notOffered('SRC-23');
    const lot = newLot();
    const first = await startWatching(world, { type: 'person', filter: ofLot(lot) });
    await people(lot, [{}]);
    const [known] = await first.take((change) => change.record?.fields['lot'] === lot, 1);
    first.stop();
    const missed = await people(lot, [{}, {}, {}]);
    const resumed = watchFrom(world.source, { type: 'person', filter: ofLot(lot) }, { after: known?.sequence ?? '' });
    const changes = await resumed.take((change) => change.record?.fields['lot'] === lot, 3);
    resumed.stop();
    expectEqual(changes.map((change) => change.id).sort(), missed.map((record) => record.id).sort());
    expectEqual(
      resumed.seen.length,
      new Set(resumed.seen.map((change) => change.sequence)).size,
      'different sequences',
    );
  });

  it('[SRC-24] a stopped watch ends without an error, a stopped one never begins', async () => {
    const watcher = await startWatching(world, { type: 'person' });
    watcher.stop();
    await watcher.ended;
    const never = watchFrom(world.source, { type: 'person' }, { signal: AbortSignal.abort() });
    await never.ended;
    expectEqual(never.seen, []);
  });

  it('[SRC-25] writes that were refused or changed nothing are not changes', async () => {
    const lot = newLot();
    const [ann] = await people(lot, [{ score: 1 }]);
    const id = ann?.id ?? '';
    const watcher = await startWatching(world, { type: 'person', id }, () => touch(world.source, id));
    await world.source.update('person', id, { score: 1 });
    await world.source.update('person', id, { score: 1 }, { ifVersion: 'stale' }).catch(() => undefined);
    await world.source
      .batch([
        { kind: 'update', type: 'person', id, fields: { score: 99 } },
        { kind: 'delete', type: 'person', id: 'nobody' },
      ])
      .catch(() => undefined);
    await world.source.update('person', id, { score: 7 });
    await watcher.take((change) => change.record?.fields['score'] === 7, 1);
    watcher.stop();
    expectTrue(
      watcher.seen.every((change) => change.record?.fields['score'] !== 99),
      'nothing of the undone batch',
    );
    expectTrue(
      watcher.seen.every((change) => change.changedFields?.length !== 0),
      'no change without changed fields',
    );
  });
}

interface Watcher {
  readonly seen: RecordChange[];
  readonly ended: Promise<void>;
  take(isWanted: (change: RecordChange) => boolean, count: number): Promise<RecordChange[]>;
  stop(): void;
}

/**
 * Starts a watcher and makes changes until one arrives, because "from now on" begins somewhere between the call
 * and the first change of a source that is far away.
 */
async function startWatching(
  world: ContractWorld,
  query: WatchQuery,
  change?: () => Promise<unknown>,
): Promise<Watcher> {
  const lot = newLot();
  const watched = query.filter === undefined ? query : { ...query, filter: { or: [query.filter, ofLot(lot)] } };
  const watcher = watchFrom(world.source, watched, {});
  const begun = watcher.take(() => true, 1);
  while (watcher.seen.length === 0) {
    await (change ?? (() => world.people(lot, [{}])))();
    await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, 50))]);
  }
  return watcher;
}

let touches = 100;

function touch(source: RecordSource, id: string): Promise<unknown> {
  touches += 1;
  return source.update('person', id, { about: `touched ${touches}` });
}

function watchFrom(source: RecordSource, query: WatchQuery, options: CallOptions & { after?: string }): Watcher {
  const controller = new AbortController();
  const seen: RecordChange[] = [];
  let wake: () => void = () => undefined;
  const run = async () => {
    for await (const change of source.watch(query, { signal: controller.signal, ...options })) {
      seen.push(change);
      wake();
    }
  };
  const ended = run();
  const take = async (isWanted: (change: RecordChange) => boolean, count: number) => {
    for (;;) {
      const wanted = seen.filter(isWanted);
      if (wanted.length >= count) return wanted.slice(0, count);
      await Promise.race([
        ended.then(() => Promise.reject(new Error('the watch ended early'))),
        new Promise<void>((resolve) => (wake = resolve)),
      ]);
    }
  };
  return { seen, ended, take, stop: () => controller.abort() };
}
