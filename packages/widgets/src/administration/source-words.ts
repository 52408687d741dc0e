import type { LocaleController } from '@crosswalk/elements';
import type { AdminTextKey } from './texts/admin-texts.ts';

/** Where a plugin came from: an address is named as it is, a file by its kind. */
export function sourceWords(source: string, words: LocaleController<AdminTextKey>): string {
  if (source === 'archive') return words.text('sourceArchive');
  return source === 'file' ? words.text('sourceManifest') : source;
}
