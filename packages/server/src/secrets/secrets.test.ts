import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { onBothDatabases } from '../../test/on-databases.ts';
import { sql } from '../database/sql.ts';
import { createKey, type KeyRing, KeyUnavailable, openKeyRing } from './key-ring.ts';
import { seal, unseal } from './sealed-text.ts';
import { SecretStore } from './secret-store.ts';

const ringOf = (...lines: string[]): Promise<KeyRing> => openKeyRing({ text: lines.join('\n') });
const SECRET = 'sk-live-Ünïcödé-4242';

describe('keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-keys-'));
  after(() => rmSync(folder, { recursive: true }));

  it('[SEC-1] come from text or from a file, which is made for its owner only', async () => {
    const file = join(folder, 'made');
    const made = await openKeyRing({ file, create: true });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual((await openKeyRing({ file, create: true })).current, made.current);
    assert.equal((await openKeyRing({})).current, undefined);
    assert.equal((await openKeyRing({ text: Buffer.alloc(32, 7).toString('base64') })).current?.bytes.length, 32);
    const [one, two] = [createKey(), createKey()];
    const ring = await ringOf('# the new one', one, '', two);
    assert.equal(ring.current?.id, one.split(':')[0]);
    assert.ok(ring.find(two.split(':')[0] ?? ''));
  });

  it('[SEC-2] that cannot be used are named with how to mend it, and never repeated', async () => {
    const file = join(folder, 'wrong');
    writeFileSync(file, 'not-a-key-at-all-but-a-secret');
    const key = createKey();
    const wrong = [
      { file: join(folder, 'missing') },
      { file },
      { text: 'AAAA' },
      { text: `${key},${key}` },
      { text: '#' },
    ];
    for (const options of wrong) {
      await assert.rejects(openKeyRing(options), (error: Error) => {
        assert.ok(error instanceof KeyUnavailable);
        assert.match(error.message, /new-key|its own name/);
        assert.doesNotMatch(error.message, /not-a-key-at-all|AAAA/);
        return true;
      });
    }
  });

  it('[SEC-3] open only what they sealed, whole, and where it belongs', async () => {
    const { current } = await ringOf(createKey());
    const { current: other } = await ringOf(createKey());
    assert.ok(current && other);
    const sealed = seal(current, 'a', SECRET);
    assert.equal(unseal(current, 'a', sealed), SECRET);
    assert.notEqual(seal(current, 'a', SECRET), sealed);
    assert.equal(unseal(current, 'b', sealed), undefined);
    assert.equal(unseal(other, 'a', sealed), undefined);
    assert.equal(unseal(current, 'a', ''), undefined);
    const bytes = Buffer.from(sealed, 'base64');
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(unseal(current, 'a', changed.toString('base64')), undefined);
    }
  });
});

onBothDatabases('secrets', (open) => {
  const name = { owner: 'com.example.mail', name: 'setting:token' };

  it('[SEC-3] are sealed in the database, and open in their own place only', async () => {
    const store = new SecretStore(await ringOf(createKey()));
    await store.write(open(), name, SECRET, 'ada');
    assert.equal(await store.read(open(), name), SECRET);
    assert.equal(await store.read(open(), { ...name, name: 'setting:other' }), undefined);
    const rows = JSON.stringify(await open().query(sql`select * from secret`));
    for (const form of [SECRET, Buffer.from(SECRET).toString('base64'), Buffer.from(SECRET).toString('hex')])
      assert.ok(!rows.includes(form));
    await open().query(sql`
      insert into secret (owner, name, key_id, sealed, updated_by)
      select 'com.example.thief', name, key_id, sealed, updated_by from secret`);
    await assert.rejects(store.read(open(), { ...name, owner: 'com.example.thief' }), { code: 'unsupported' });
    await open().query(sql`delete from secret where owner = 'com.example.thief'`);
    assert.deepEqual(
      (await store.list(open(), name.owner, 'setting:')).map((notice) => Object.keys(notice).sort()),
      [['name', 'updatedAt', 'updatedBy']],
    );
  });

  it('[SEC-4] are sealed anew with a new key, while the old one still opens what is left', async () => {
    const [old, fresh] = [createKey(), createKey()];
    const before = new SecretStore(await ringOf(old));
    for (let number = 0; number < 250; number += 1)
      await before.write(
        open(),
        { owner: 'com.example.many', name: `setting:s${number}` },
        `${SECRET}${number}`,
        'ada',
      );
    await open().query(sql`delete from secret where owner <> 'com.example.many'`);
    const both = new SecretStore(await ringOf(fresh, old));
    assert.equal(await both.read(open(), { owner: 'com.example.many', name: 'setting:s7' }), `${SECRET}7`);
    const results = await Promise.all([both.rotate(open()), both.rotate(open())]);
    assert.equal(results[0].rotated + results[1].rotated, 250);
    assert.equal((await both.rotate(open())).rotated, 0);
    const after = new SecretStore(await ringOf(fresh));
    assert.equal(await after.read(open(), { owner: 'com.example.many', name: 'setting:s249' }), `${SECRET}249`);
  });

  it('[SEC-2] say which key is missing or wrong, and how to mend it', async () => {
    const one = createKey();
    await new SecretStore(await ringOf(one)).write(open(), name, SECRET, 'ada');
    const keyName = one.split(':')[0] ?? '';
    const wrong = `${keyName}:${createKey().split(':')[1] ?? ''}`;
    for (const [keys, message] of [
      [createKey(), new RegExp(`key ${keyName}, which this server was not given`)],
      [wrong, new RegExp(`does not open with the key ${keyName}`)],
    ] as const) {
      const store = new SecretStore(await ringOf(keys));
      await assert.rejects(store.read(open(), name), { code: 'unsupported', message });
    }
    const keyless = new SecretStore(await openKeyRing({}));
    await assert.rejects(keyless.write(open(), name, SECRET, 'ada'), { code: 'unsupported', message: /new-key/ });
    await assert.rejects(keyless.rotate(open()), { code: 'unsupported' });
  });
});
