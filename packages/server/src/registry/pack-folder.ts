import { CrosswalkError, type Fault, invalidInput, type Manifest } from '@crosswalk/protocol';
import { packPlugin, unpackPlugin } from './plugin-archive.ts';
import { offerFiles } from './plugin-offer.ts';
import { readFolder } from './read-folder.ts';

/** A folder as an archive, and what the installer will see in it. */
export interface PackedFolder {
  readonly archive: Uint8Array;
  readonly manifest: Manifest;
  /** Number of files. */
  readonly files: number;
}

/**
 * Packs the built folder of a plugin, or says everything that is wrong with it. What comes out was read back as the
 * installer reads it, so what the installer would refuse is refused here, where its author can mend it. The same files
 * always give the same bytes.
 */
export async function packFolder(folder: string, except?: string): Promise<PackedFolder> {
  const { files, faults } = await readFolder(folder, except);
  const offer = attempt(faults, () => offerFiles(files, 'folder'));
  const packed = attempt(offer.faults, () => {
    const archive = packPlugin(files);
    unpackPlugin(archive);
    return archive;
  });
  if (packed.faults.length > 0 || offer.result === undefined || packed.result === undefined)
    throw invalidInput([...packed.faults]);
  return { archive: packed.result, manifest: offer.result.manifest, files: files.size };
}

/** What work gives, or its faults after those there were before; other failures go their way. */
function attempt<T>(faults: readonly Fault[], work: () => T): { result?: T; faults: readonly Fault[] } {
  try {
    return { result: work(), faults };
  } catch (error) {
    if (!(error instanceof CrosswalkError) || error.details.faults === undefined) throw error;
    return { faults: [...faults, ...error.details.faults] };
  }
}
