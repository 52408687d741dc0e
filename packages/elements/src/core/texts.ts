/** A text in the forms a number needs; which form is right is decided by `Intl.PluralRules`. */
export type PluralText = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };
/** One translation: every key with its text. `{name}` stands for a value. */
export type Translation<Key extends string> = Readonly<Record<Key, string | PluralText>>;
/** Values for the placeholders of a text. `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;

/** All languages of one package's texts. An embedder adds a language, or changes single texts, with `add`. */
export class TextCatalog<Key extends string> extends EventTarget {
  readonly #fallback: Translation<Key>;
  readonly #languages = new Map<string, Partial<Translation<Key>>>();

  /** @param english the complete texts, used where another language lacks one */
  constructor(english: Translation<Key>, others: Readonly<Record<string, Translation<Key>>> = {}) {
    super();
    this.#fallback = english;
    for (const [locale, texts] of Object.entries(others)) this.#languages.set(locale.toLowerCase(), texts);
  }

  /** Adds texts of a language (`de`, `pt-BR`, also `en`); what was there under the same keys is replaced. Open elements follow. */
  add(locale: string, texts: Partial<Translation<Key>>): void {
    const name = locale.toLowerCase();
    this.#languages.set(name, { ...this.#languages.get(name), ...texts });
    this.dispatchEvent(new Event('change'));
  }

  /** One text in a locale, its placeholders filled and its numbers written as that locale writes them. */
  text(locale: string, key: Key, values: TextValues = {}): string {
    const found = this.#find(locale, key);
    const pattern = typeof found === 'string' ? found : pluralForm(found, locale, values.count);
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined
        ? whole
        : typeof value === 'number'
          ? new Intl.NumberFormat(locale).format(value)
          : value;
    });
  }

  #find(locale: string, key: Key): string | PluralText {
    for (let name = locale.toLowerCase(); name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
      const text = this.#languages.get(name)?.[key] ?? this.#regional(name)?.[key];
      if (text !== undefined) return text;
    }
    return this.#fallback[key];
  }

  /** `zh` and `zh-TW` readers are better served by `zh-CN` than by English. */
  #regional(language: string): Partial<Translation<Key>> | undefined {
    if (language.includes('-')) return undefined;
    for (const [name, texts] of this.#languages) if (name.startsWith(`${language}-`)) return texts;
    return undefined;
  }
}

function pluralForm(text: PluralText, locale: string, count: string | number | undefined): string {
  const form = new Intl.PluralRules(locale).select(Number(count ?? 0));
  return text[form] ?? text.other;
}
