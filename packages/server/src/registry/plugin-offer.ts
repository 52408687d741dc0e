import { createHash } from 'node:crypto';
import { type Fault, invalidInput, type Manifest, PageUrl, parseManifest } from '@crosswalk/protocol';
import type { PluginFiles } from './plugin-archive.ts';

/** A plugin as it comes in, checked: ready to be installed or to wait for an agreement. */
export interface PluginOffer {
  readonly manifest: Manifest;
  /** Folder its pages lie in, as a full address; absent when the server is to serve `files` itself. */
  readonly baseUrl?: string;
  readonly files?: PluginFiles;
  /** Where it came from, for the admin to read. */
  readonly source: string;
  /** A fingerprint of everything above: who agrees to it agrees to exactly this. */
  readonly digest: string;
}

const MANIFEST_FILE = 'crosswalk.json';
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** A plugin whose pages lie elsewhere, from its manifest and the folder they lie in; what is wrong with either is told at once. */
export function offerManifest(input: unknown, folder: string, source: string): PluginOffer {
  const { manifest, faults } = parseManifest(input);
  const all = [...findFolderFaults(folder), ...faults];
  if (manifest === undefined || all.length > 0) throw invalidInput(all);
  // Pages are named relative to it, so it ends with a slash.
  const baseUrl = folder.endsWith('/') ? folder : `${folder}/`;
  return { manifest, baseUrl, source, digest: digestOf([canonical(manifest), baseUrl]) };
}

/** A plugin with its pages, from an unpacked archive. Every file its manifest names must be there. */
export function offerFiles(files: PluginFiles, source: string): PluginOffer {
  const manifest = assertManifest(readManifest(files));
  const faults = findMissingFiles(manifest, files);
  if (faults.length > 0) throw invalidInput(faults);
  const parts = [...files]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .flatMap(([path, content]) => [path, content]);
  return { manifest, files, source, digest: digestOf(parts) };
}

function assertManifest(input: unknown): Manifest {
  const { manifest, faults } = parseManifest(input);
  if (manifest === undefined) throw invalidInput(faults);
  return manifest;
}

function findFolderFaults(folder: string): Fault[] {
  return PageUrl.safeParse(folder).success
    ? []
    : [
        {
          path: 'baseUrl',
          expected: 'the address of the folder the pages of the plugin lie in',
          fix: 'Enter an https address such as https://apps.example.com/radar/ (http://localhost:3000/ while developing). Without one, pack the plugin and install the archive.',
        },
      ];
}

function readManifest(files: PluginFiles): unknown {
  const content = files.get(MANIFEST_FILE);
  if (content === undefined)
    throw invalidInput([
      {
        path: MANIFEST_FILE,
        expected: 'to be in the archive',
        fix: 'Pack the folder that crosswalk.json lies in, not the one above.',
      },
    ]);
  return parseJsonFile(content);
}

/** JSON of unknown origin, for `parseManifest`. */
export function parseJsonFile(content: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(UTF8.decode(content));
    return value;
  } catch {
    throw invalidInput([
      {
        path: MANIFEST_FILE,
        expected: 'JSON in UTF-8',
        fix: 'Open it in an editor that checks JSON, and save it as UTF-8.',
      },
    ]);
  }
}

function findMissingFiles({ views, icon }: Manifest, files: PluginFiles): Fault[] {
  const named: [string, string][] = views.map(({ entry }, index) => [`views[${index}].entry`, entry]);
  if (icon !== undefined) named.push(['icon', icon]);
  return named.flatMap(([path, address]) => {
    const file = /^\.\/([^?#]*)/.exec(address)?.[1];
    const isThere = file === undefined || files.has(file);
    return isThere
      ? []
      : [
          {
            path,
            expected: `the file ${file.slice(0, 100)} in the archive`,
            fix: 'Build the plugin before packing it.',
          },
        ];
  });
}

/** The same text for the same data, whatever the order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)))
      : inner,
  );
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
