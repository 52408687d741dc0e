import { stat, writeFile } from 'node:fs/promises';
import { packFolder } from '../registry/pack-folder.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './settings.ts';

/** `pack FOLDER --file FILE`: the built folder of a plugin as one file to install. */
export async function packCommand({ positionals, extras }: CommandLine): Promise<Record<string, unknown>> {
  const [, folder] = positionals;
  const file = extras.get('file');
  if (folder === undefined || file === undefined)
    throw new CommandError(
      'bad_option',
      'Name the folder crosswalk.json lies in and the archive: crosswalk-server pack dist --file my-plugin.tgz',
    );
  await assertFolder(folder);
  const { archive, manifest, files } = await packFolder(folder, file);
  await writeFile(file, archive).catch((cause: unknown) => {
    throw new CommandError('bad_file', `The file ${file} cannot be written. Correct --file.`, { cause });
  });
  return { file, plugin: manifest.id, version: manifest.version, files, bytes: archive.byteLength };
}

async function assertFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new CommandError('bad_file', `There is no folder ${folder}. Name the one crosswalk.json lies in.`);
}
