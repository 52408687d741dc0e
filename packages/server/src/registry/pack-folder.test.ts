import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CrosswalkError } from '@crosswalk/protocol';
import { SAMPLE } from '../../test/sample-plugin.ts';
import { packFolder } from './pack-folder.ts';
import { ARCHIVE_LIMITS, unpackPlugin } from './plugin-archive.ts';
import { offerFiles } from './plugin-offer.ts';

describe('packing a folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'crosswalk-pack-'));
  after(() => rmSync(root, { recursive: true, force: true }));

  const folderOf = (name: string, files: Record<string, string>) => {
    const folder = join(root, name);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return folder;
  };
  const faultsOf = async (folder: string) => {
    const error: unknown = await packFolder(folder).then(
      () => assert.fail('it was packed'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof CrosswalkError && error.code === 'invalid_input', String(error));
    return error.details.faults ?? [];
  };
  const manifest = JSON.stringify(SAMPLE);

  it('[ARC-5] what is packed is what the installer takes, the same bytes each time, also of another folder', async () => {
    const long = `${'folder-'.repeat(12)}/${'x'.repeat(90)}.js`;
    const files = { 'crosswalk.json': manifest, 'panel.html': '<p>Mail</p>', 'assets/a b.js': '1', [long]: '2' };
    const folder = folderOf('whole', { ...files, '.env': 'SECRET=1', 'node_modules/a/index.js': '3' });
    const packed = await packFolder(folder);
    const unpacked = unpackPlugin(packed.archive);
    assert.deepEqual([...unpacked.keys()].sort(), Object.keys(files).sort(), 'dot files and node_modules stay out');
    assert.equal(Buffer.from(unpacked.get(long) ?? []).toString(), '2');
    assert.equal(offerFiles(unpacked, 'archive').manifest.id, SAMPLE.id);
    const archive = join(folder, 'mail.tgz');
    writeFileSync(archive, packed.archive);
    assert.deepEqual((await packFolder(folder, archive)).archive, packed.archive, 'without the archive itself');
    const copy = folderOf('copy', Object.fromEntries(Object.entries(files).reverse()));
    assert.deepEqual((await packFolder(copy)).archive, packed.archive);
  });

  it('[ARC-5] what the installer would refuse is refused, with every fault told and a way to mend each', async () => {
    const folder = folderOf('wrong', {
      'crosswalk.json': JSON.stringify({ ...SAMPLE, id: 'Wrong', version: 'x' }),
      'ünï.js': '',
      [`${'y'.repeat(120)}.js`]: '',
    });
    symlinkSync('/etc/passwd', join(folder, 'secrets'));
    const faults = await faultsOf(folder);
    assert.deepEqual(faults.map(({ path }) => path.slice(0, 10)).sort(), [
      '?n?.js',
      'id',
      'secrets',
      'version',
      'y'.repeat(10),
    ]);
    assert.ok(faults.every(({ fix }) => fix !== undefined));
    const [missing] = await faultsOf(folderOf('unbuilt', { 'crosswalk.json': manifest }));
    assert.deepEqual([missing?.path, missing?.fix], ['views[0].entry', 'Build the plugin before packing it.']);
    const [none] = await faultsOf(folderOf('none', { 'panel.html': '' }));
    assert.match(none?.fix ?? '', /the folder that crosswalk\.json lies in/);
    const many = Object.fromEntries(Array.from({ length: ARCHIVE_LIMITS.files + 1 }, (_, index) => [`f${index}`, '']));
    assert.match((await faultsOf(folderOf('many', many)))[0]?.expected ?? '', /at most 2000 files/);
  });
});
