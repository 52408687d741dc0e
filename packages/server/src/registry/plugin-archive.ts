import { gunzipSync, gzipSync } from 'node:zlib';
import { CrosswalkError, type Fault, invalidInput } from '@crosswalk/protocol';

/**
 * A packed plugin: a gzipped tar of `crosswalk.json` and the built files of its panels, with forward slashes, without
 * links. Anything a tar can say beyond files and folders is refused.
 */

/** Files by path inside the plugin's folder. */
export type PluginFiles = ReadonlyMap<string, Uint8Array>;

/** What a packed plugin may have. */
export const ARCHIVE_LIMITS = {
  /** Bytes as it is sent. */
  packed: 10_485_760,
  /** Bytes of all files together. */
  unpacked: 52_428_800,
  files: 2_000,
  pathLength: 200,
} as const;

const BLOCK = 512;
/** Where gzip notes the system it ran on; without that the same files give the same bytes everywhere. */
const GZIP_SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;
/** Names no system keeps apart from devices, and bytes that are separators somewhere. */
const UNSAFE_PART = /^(\.{1,2}|con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
const SAFE_CHARACTERS = /^[A-Za-z0-9@_+,=()[\]{}!~$%&;#^'` .-]+$/;

/** Unpacks an archive in memory, or says everything that is wrong with it. Nothing is written anywhere. */
export function unpackPlugin(archive: Uint8Array): PluginFiles {
  assertFitting({ packed: archive.byteLength });
  const tar = gunzip(archive);
  const files = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  for (let offset = 0; offset + BLOCK <= tar.length;) {
    const header = tar.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    const entry = readHeader(header, tar.subarray(offset + BLOCK));
    faults.push(...checkEntry(entry, files));
    if (entry.kind === 'file') files.set(entry.path, entry.content);
    assertFitting({ files: files.size });
    if (faults.length >= 100) break;
    offset += BLOCK + Math.ceil(entry.size / BLOCK) * BLOCK;
  }
  if (faults.length > 0) throw invalidInput(faults);
  return files;
}

/** Refuses what is more than an archive may have. */
export function assertFitting({ files = 0, packed = 0, unpacked = 0 }): void {
  if (packed > ARCHIVE_LIMITS.packed) throw tooLarge(ARCHIVE_LIMITS.packed, packed);
  if (unpacked > ARCHIVE_LIMITS.unpacked) throw tooLarge(ARCHIVE_LIMITS.unpacked, unpacked);
  if (files > ARCHIVE_LIMITS.files)
    throw invalidInput([
      { path: '', expected: `at most ${ARCHIVE_LIMITS.files} files`, fix: 'Leave out what no page needs.' },
    ]);
}

/** Packs files as `unpackPlugin` reads them; the same files always give the same bytes. */
export function packPlugin(files: PluginFiles): Uint8Array {
  const faults = [...files.keys()].flatMap((path) => checkPath(path) ?? (splitPath(path) ? [] : unwritable(path)));
  if (faults.length > 0) throw invalidInput(faults);
  const blocks = [...files]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .flatMap(([path, content]) => [
      tarHeader(path, content.byteLength),
      content,
      Buffer.alloc((BLOCK - (content.byteLength % BLOCK)) % BLOCK),
    ]);
  const archive = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  archive[GZIP_SYSTEM] = UNKNOWN_SYSTEM;
  return archive;
}

interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  readonly content: Uint8Array;
}

function gunzip(archive: Uint8Array): Buffer {
  try {
    // Room for the headers beside the files; a bomb is stopped here, before it is unpacked.
    return gunzipSync(archive, { maxOutputLength: ARCHIVE_LIMITS.unpacked + ARCHIVE_LIMITS.files * 2 * BLOCK });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(ARCHIVE_LIMITS.unpacked, ARCHIVE_LIMITS.unpacked + 1);
    throw invalidInput([{ path: '', expected: 'a gzipped tar', fix: 'Pack the plugin with "crosswalk-server pack".' }]);
  }
}

function readHeader(header: Buffer, rest: Buffer): Entry {
  assertChecksum(header);
  const size = octal(header.subarray(124, 136));
  const [name, prefix] = [textOf(header.subarray(0, 100)), textOf(header.subarray(345, 500))];
  const isUstar = header.toString('latin1', 257, 262) === 'ustar';
  const path = (isUstar && prefix !== '' ? `${prefix}/${name}` : name).replace(/^\.\//, '').replace(/\/$/, '');
  const type = String.fromCharCode(header[156] ?? 0);
  const kind = type === '0' || type === '\0' ? 'file' : type === '5' ? 'folder' : 'other';
  if (size > rest.length) throw damaged();
  return { path, kind, size, content: Buffer.from(rest.subarray(0, size)) };
}

function checkEntry({ path, kind }: Entry, files: PluginFiles): Fault[] {
  if (kind === 'folder' && (path === '' || path === '.')) return [];
  if (kind === 'other')
    return [
      {
        path: shown(path),
        expected: 'files and folders only',
        fix: 'Leave out links and devices; pack with "crosswalk-server pack".',
      },
    ];
  const fault = checkPath(path);
  if (fault !== undefined) return [fault];
  const isTaken = kind === 'file' && [...files.keys()].some((other) => other.toLowerCase() === path.toLowerCase());
  return isTaken ? [{ path: shown(path), expected: 'a name no other file has, in any letter case' }] : [];
}

function checkPath(path: string): Fault | undefined {
  const parts = path.split('/');
  const isSafe =
    path.length <= ARCHIVE_LIMITS.pathLength &&
    parts.every((part) => SAFE_CHARACTERS.test(part) && !UNSAFE_PART.test(part) && !/^ |[ .]$/.test(part));
  return isSafe
    ? undefined
    : {
        path: shown(path),
        expected: 'a plain path inside the plugin, such as assets/panel.js',
        fix: 'Rename the file.',
      };
}

function shown(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}

function tarHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { folder, name } = splitPath(path) ?? { folder: '', name: path };
  header.write(name, 0, 100, 'latin1');
  header.write('0000644\0' + '0000000\0'.repeat(2), 100, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        0`, 124, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(folder, 345, 155, 'latin1');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** A path as the two fields of a header hold it; nothing where it has no slash at a fitting place. */
function splitPath(path: string): { folder: string; name: string } | undefined {
  if (path.length <= 100) return { folder: '', name: path };
  const cut = path.indexOf('/', path.length - 101);
  return cut > 0 && cut <= 155 ? { folder: path.slice(0, cut), name: path.slice(cut + 1) } : undefined;
}

function unwritable(path: string): Fault[] {
  return [{ path: shown(path), expected: 'a name a tar can hold: at most 100 characters', fix: 'Shorten the name.' }];
}

function assertChecksum(header: Buffer): void {
  if (octal(header.subarray(148, 156)) !== checksum(header)) throw damaged();
}

/** The sum of a header's bytes, its own place read as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

function octal(bytes: Buffer): number {
  const text = textOf(bytes).trim();
  if (!/^[0-7]{1,11}$/.test(text)) throw damaged();
  return Number.parseInt(text, 8);
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
}

function damaged(): CrosswalkError {
  return invalidInput([
    { path: '', expected: 'a whole tar', fix: 'Pack the plugin again with "crosswalk-server pack".' },
  ]);
}

function tooLarge(limit: number, actual: number): CrosswalkError {
  return new CrosswalkError('too_large', `The plugin is too large: at most ${limit} bytes.`, {
    details: { limit, actual },
  });
}
