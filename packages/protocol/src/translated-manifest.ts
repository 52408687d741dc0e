import type { Manifest, Setting, View } from './manifest.ts';

/** One of a manifest's texts in the reader's language, else as the author wrote it first. */
export function manifestText(
  { translations }: Pick<Manifest, 'translations'>,
  { key, standard, locale }: { key: string; standard: string; locale: string },
): string {
  const languages = new Map(Object.entries(translations ?? {}));
  const texts = languages.get(locale) ?? languages.get(locale.split('-')[0] ?? '');
  return texts && Object.hasOwn(texts, key) ? texts[key] || standard : standard;
}

/** The title of a view in the reader's language. */
export function viewTitle(manifest: Pick<Manifest, 'translations'>, { id, title }: View, locale: string): string {
  return manifestText(manifest, { key: `views.${id}.title`, standard: title, locale });
}

/** A manifest with all its texts in the reader's language, for whoever shows a plugin: what it does is as it was. */
export function translatedManifest(manifest: Manifest, locale: string): Manifest {
  const say = (key: string, standard: string) => manifestText(manifest, { key, standard, locale });
  const { required, optional } = manifest.permissions;
  const purposes = (requests: typeof required) =>
    requests.map((request) => ({ ...request, purpose: say(`purposes.${request.scope}`, request.purpose) }));
  return {
    ...manifest,
    name: say('name', manifest.name),
    description: say('description', manifest.description),
    views: manifest.views.map((view) => ({ ...view, title: viewTitle(manifest, view, locale) })),
    permissions: { required: purposes(required), ...(optional && { optional: purposes(optional) }) },
    ...(manifest.settings && { settings: manifest.settings.map((setting) => translatedSetting(setting, say)) }),
  };
}

function translatedSetting(setting: Setting, say: (key: string, standard: string) => string): Setting {
  const { name, label, help, options } = setting;
  const at = `settings.${name}`;
  return {
    ...setting,
    label: say(`${at}.label`, label),
    ...(help !== undefined && { help: say(`${at}.help`, help) }),
    ...(options && {
      options: options.map((option) => ({ ...option, label: say(`${at}.options.${option.value}`, option.label) })),
    }),
  };
}
