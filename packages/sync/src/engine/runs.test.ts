import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listItems, readItem, receiveChanges, retryItem, runSync, SyncError, type SyncChange } from '../index.ts';
import { Crash, personSync, SyncLab } from '../fixtures/sync-lab.ts';

const ada = { email: 'ada@x', name: 'Ada', score: '10' };

describe('runs', () => {
  it('[SYN-3] the same page three times, late, or with a record twice, changes nothing more than once', async () => {
    const lab = new SyncLab(personSync());
    const id = lab.system('a').add(ada);
    const old: SyncChange = { kind: 'record', record: (await lab.system('a').get([id]))[0]! };
    await lab.run();
    lab.system('a').edit(id, { name: 'Ada L' });
    await lab.run();
    for (let time = 0; time < 3; time += 1) await receiveChanges(lab.parts, 'a', [old, old]);
    await lab.run();
    assert.deepEqual(
      lab
        .system('b')
        .listed()
        .map(({ name }) => name),
      ['Ada L'],
    );
    assert.equal(lab.system('b').writes.length, 2);
  });

  it('[SYN-5] a system that spells values its own way is left alone', async () => {
    const lab = new SyncLab(personSync());
    lab.system('b').spell = (fields) => ({ ...fields, name: JSON.stringify(fields['name']).toUpperCase() });
    const id = lab.system('a').add(ada);
    for (let run = 0; run < 3; run += 1) await lab.run(true);
    assert.equal(lab.system('b').writes.length, 1);
    assert.equal(lab.system('a').writes.length, 0);
    assert.equal(lab.system('a').records.get(id)?.fields['name'], 'Ada');
  });

  it('[SYN-6] a run that was cut off goes on with the next page; an expired cursor reads everything', async () => {
    const lab = new SyncLab(personSync());
    for (let index = 0; index < 9; index += 1) lab.system('a').add({ email: `${index}@x` });
    const cursors: (string | undefined)[] = [];
    const a = lab.system('a');
    const changes = a.changes.bind(a);
    a.changes = (cursor) => {
      cursors.push(cursor);
      if (cursors.length === 3) throw new Crash();
      return changes(cursor);
    };
    await assert.rejects(lab.run(), Crash);
    await lab.run();
    assert.deepEqual(cursors, [undefined, 'all:a3:9', 'all:a6:9', 'all:a6:9']);
    a.changes = async (cursor) =>
      cursor === undefined ? changes(cursor) : { changes: [], cursor, more: false, expired: true };
    a.pageSize = 100;
    a.add({ email: 'later@x' });
    await lab.run();
    assert.equal(lab.system('b').records.size, 10);
  });

  it('[SYN-7] a change that comes between reading and writing is not overwritten', async () => {
    const lab = new SyncLab(personSync());
    const inA = lab.system('a').add(ada);
    await lab.run();
    const [inB = ''] = lab.system('b').records.keys();
    lab.system('a').edit(inA, { name: 'from A' });
    const b = lab.system('b');
    const write = b.write.bind(b);
    b.write = (writes) => {
      b.write = write;
      b.edit(inB, { name: 'later from B', city: 'Bern' });
      return write(writes);
    };
    await lab.run();
    for (const name of ['a', 'b'])
      assert.deepEqual(
        lab
          .system(name)
          .listed()
          .map((fields) => [fields['name'], fields['city']]),
        [['later from B', 'Bern']],
      );
  });

  it('[SYN-8] a refused record is kept with its reason, the others go on, and it can be retried', async () => {
    const lab = new SyncLab(personSync());
    const id = lab.system('a').add(ada);
    lab.system('a').add({ email: 'bob@x' });
    lab.system('b').refuse = (write) =>
      write.kind === 'create' && write.fields['email'] === 'ada@x' ? 'No Adas here.' : undefined;
    const report = await lab.run();
    assert.deepEqual([report.systems['b']?.created, report.systems['b']?.refused], [1, 1]);
    const [failed] = await listItems(lab.parts, 'failed');
    assert.deepEqual(failed?.troubles, [
      { about: 'target', system: 'b', code: 'invalid_input', message: 'No Adas here.' },
    ]);
    lab.system('b').refuse = () => undefined;
    await lab.run();
    assert.equal(lab.system('b').records.size, 1, 'not tried again by itself');
    await retryItem(lab.parts, (await readItem(lab.parts, { system: 'a', id }))!.id);
    await lab.run();
    assert.equal(lab.system('b').records.size, 2);
  });

  it('[SYN-9] of two runs at once the later goes on, and nothing is doubled', async () => {
    const lab = new SyncLab(personSync());
    for (let index = 0; index < 7; index += 1) lab.system('a').add({ email: `${index}@x` });
    const results = await Promise.allSettled([lab.run(), lab.run()]);
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    assert.deepEqual(
      refused.map((error) => error instanceof SyncError && error.code),
      ['conflict'],
    );
    await lab.run();
    assert.equal(lab.system('b').records.size, 7);
  });

  it('[SYN-10] a system that keeps changing what it is given is given up on', async () => {
    const lab = new SyncLab(personSync());
    const id = lab.system('a').add(ada);
    await lab.run();
    lab.system('a').edit(id, { name: 'other' });
    const b = lab.system('b');
    b.write = async (writes) =>
      writes.map(() => ({ status: 'refused', code: 'conflict', message: 'Somebody was here.' }));
    await lab.run();
    const [failed] = await listItems(lab.parts, 'failed');
    assert.match(failed?.troubles[0]?.message ?? '', /^b takes what is written/);
  });

  it('[SYN-11] a target follows: what is changed there is put back, and its own records stay', async () => {
    const mappings = ['email', 'name', 'city', 'score'].map((field) => ({ field, from: field }));
    const lab = new SyncLab(
      personSync({
        systems: [
          { name: 'a', role: 'source', fields: mappings },
          { name: 'b', role: 'target', fields: mappings },
        ],
      }),
    );
    lab.system('a').add(ada);
    const own = lab.system('b').add({ email: 'own@x', name: 'Own' });
    const known = lab.system('b').add({ email: 'ada@x', name: 'Lovelace' });
    await lab.run();
    assert.equal(lab.system('b').records.get(known)?.fields['name'], 'Ada');
    lab.system('b').edit(known, { name: 'Changed' });
    await lab.run();
    assert.equal(lab.system('b').records.get(known)?.fields['name'], 'Ada');
    assert.equal(lab.system('b').records.get(own)?.fields['name'], 'Own');
    assert.equal(lab.system('a').writes.length, 0);
    assert.equal(lab.system('b').records.size, 2);
  });

  it('[SYN-12] a definition that cannot work is refused with every fault', async () => {
    const lab = new SyncLab(
      personSync({
        fields: [{ key: 'email', type: 'text', rule: { kind: 'mean' } }],
        identity: { ids: ['nothing'] },
        deletions: { do: 'flag', flagField: 'email' },
      }),
    );
    await assert.rejects(lab.run(), (error: Error) => {
      for (const part of ['fields[0].rule', 'there is no "name"', 'there is no "nothing"', 'deletions.flagField'])
        assert.ok(error.message.includes(part), part);
      return error instanceof SyncError && error.code === 'invalid_input';
    });
    const empty = { ...lab.parts, definition: personSync(), systems: new Map() };
    await assert.rejects(runSync(empty), /no system "a" was given/);
  });

  it('[SYN-13] a stopped run rejects with cancelled and is resumed', async () => {
    const lab = new SyncLab(personSync());
    for (let index = 0; index < 9; index += 1) lab.system('a').add({ email: `${index}@x` });
    const stop = new AbortController();
    const stopped = runSync(lab.parts, { signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(stopped, (error: Error) => error instanceof SyncError && error.code === 'cancelled');
    assert.equal(lab.system('b').records.size, 0);
    await lab.run();
    assert.equal(lab.system('b').records.size, 9);
  });
});
