import type { View } from '@crosswalk/protocol';
import type { InstalledPlugin } from './collaborators/plugins.ts';

/** One of a manifest's texts in the reader's language, else as the author wrote it first. */
export function translated({ manifest }: InstalledPlugin, key: string, standard: string, locale: string): string {
  const languages = new Map(Object.entries(manifest.translations ?? {}));
  const texts = languages.get(locale) ?? languages.get(locale.split('-')[0] ?? '');
  return texts && Object.hasOwn(texts, key) ? (texts[key] ?? standard) : standard;
}

/** The title of a view in the reader's language. */
export function translatedView(plugin: InstalledPlugin, view: View, locale: string): string {
  return translated(plugin, `views.${view.id}.title`, view.title, locale);
}
