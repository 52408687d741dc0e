import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { SAMPLE } from '../../test/sample-plugin.ts';
import { ARCHIVE_LIMITS, packPlugin, unpackPlugin } from './plugin-archive.ts';
import { offerFiles } from './plugin-offer.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** A tar of one entry that no honest tool would write. */
function tarOf(path: string, { type = '0', size = 0, content = Buffer.alloc(0) } = {}): Uint8Array {
  const header = Buffer.alloc(512);
  header.write(path, 0, 100, 'latin1');
  header.write('0000644\0' + '0000000\0'.repeat(2), 100, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        ${type}`, 124, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return gzipSync(Buffer.concat([header, content, Buffer.alloc(1_024)]));
}

describe('packed plugins', () => {
  it('[ARC-1] what is packed and unpacked is the same, byte for byte', () => {
    const part = fc.stringMatching(/^[a-z0-9_]{1,30}$/).filter((name) => !/^(con|prn|aux|nul|com\d|lpt\d)$/.test(name));
    const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.dictionary(path, fc.uint8Array({ maxLength: 1_500 })), (files) => {
        const packed = packPlugin(new Map(Object.entries(files)));
        assert.deepEqual(
          Object.fromEntries([...unpackPlugin(packed)].map(([name, bytes]) => [name, Uint8Array.from(bytes)])),
          { ...files },
        );
        assert.deepEqual(packPlugin(new Map(Object.entries(files).reverse())), packed);
      }),
    );
  });

  it('[ARC-1] an archive of the system’s tar is read too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'crosswalk-tar-'));
    try {
      mkdirSync(join(folder, 'plugin/assets'), { recursive: true });
      writeFileSync(join(folder, 'plugin/crosswalk.json'), '{}');
      writeFileSync(join(folder, 'plugin/assets/panel.js'), 'alert(1)');
      execFileSync('tar', ['-czf', 'plugin.tar.gz', '-C', 'plugin', '.'], { cwd: folder });
      const archive = execFileSync('cat', [join(folder, 'plugin.tar.gz')]);
      assert.deepEqual([...unpackPlugin(archive).keys()].sort(), ['assets/panel.js', 'crosswalk.json']);
      symlinkSync('/etc/passwd', join(folder, 'plugin/secrets'));
      execFileSync('tar', ['-czf', 'linked.tar.gz', '-C', 'plugin', '.'], { cwd: folder });
      assert.throws(() => unpackPlugin(execFileSync('cat', [join(folder, 'linked.tar.gz')])), {
        code: 'invalid_input',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('[ARC-2] paths out of the plugin, links, devices and names that clash are refused', () => {
    const paths = [
      '../evil',
      'a/../../evil',
      '/etc/passwd',
      'a//b',
      'a/./b',
      '..',
      'C:\\evil',
      'a\\..\\b',
      'NUL',
      'com1.txt',
      'a/aux.js',
      'trailing.',
      'trailing ',
      '',
      'new\nline',
      'tab\t',
      'ünï',
      'x'.repeat(201).slice(0, 100),
    ];
    for (const path of paths.slice(0, -1))
      assert.throws(() => unpackPlugin(tarOf(path)), { code: 'invalid_input' }, path);
    for (const type of ['1', '2', '3', '4', '6', '7', 'x', 'g', 'L', 'K'])
      assert.throws(() => unpackPlugin(tarOf('file', { type })), { code: 'invalid_input' }, type);
    const clash = new Map([
      ['a.js', text('1')],
      ['A.js', text('2')],
    ]);
    assert.throws(() => unpackPlugin(packPlugin(clash)), { code: 'invalid_input' });
  });

  it('[ARC-3] bombs, damage and too many files cost no more than a refusal', () => {
    const bomb = gzipSync(Buffer.alloc(ARCHIVE_LIMITS.unpacked + 4_000_000));
    assert.throws(() => unpackPlugin(bomb), { code: 'too_large' });
    assert.throws(() => unpackPlugin(new Uint8Array(ARCHIVE_LIMITS.packed + 1)), { code: 'too_large' });
    const many = new Map(Array.from({ length: ARCHIVE_LIMITS.files + 1 }, (_, number) => [`f${number}`, text('')]));
    assert.throws(() => unpackPlugin(packPlugin(many)), { code: 'invalid_input' });
    assert.throws(() => unpackPlugin(tarOf('a', { size: 5_000 })), { code: 'invalid_input' });
    const whole = packPlugin(new Map([['a', text('x'.repeat(900))]]));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        for (const bytes of [noise, gzipSync(noise)]) {
          try {
            unpackPlugin(bytes);
          } catch (error) {
            assert.equal(Object(error).code, 'invalid_input');
          }
        }
      }),
    );
    assert.throws(() => unpackPlugin(whole.subarray(0, whole.length - 10)), { code: 'invalid_input' });
  });

  it('[ARC-4] an archive without a manifest, or without a file its manifest names, says so', () => {
    const manifest = text(JSON.stringify(SAMPLE));
    assert.throws(() => offerFiles(new Map([['other.json', manifest]]), 'archive'), /crosswalk\.json/);
    assert.throws(() => offerFiles(new Map([['crosswalk.json', manifest]]), 'archive'), /views\[0\]\.entry/);
    assert.throws(() => offerFiles(new Map([['crosswalk.json', text('{')]]), 'archive'), { code: 'invalid_input' });
    const files = new Map([
      ['crosswalk.json', manifest],
      ['panel.html', text('<p>')],
    ]);
    const { digest } = offerFiles(files, 'archive');
    assert.equal(offerFiles(new Map([...files].reverse()), 'other').digest, digest);
    assert.notEqual(offerFiles(new Map([...files, ['panel.html', text('<b>')]]), 'archive').digest, digest);
  });
});
