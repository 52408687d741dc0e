/** Formats kept at once; a page uses some dozen, but a record may name any currency. */
const MOST_KEPT = 200;

/** Makes each format once: making one costs as much as writing a hundred values with it. */
function kept<Options, Format>(
  make: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  const formats = new Map<string, Format>();
  return (locale, options) => {
    const key = locale + JSON.stringify(options);
    const known = formats.get(key);
    if (known !== undefined) return known;
    if (formats.size >= MOST_KEPT) formats.clear();
    const made = make(locale, options);
    formats.set(key, made);
    return made;
  };
}

/** How numbers are written in a language. */
export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

/** How moments are written in a language. */
export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** How lists are written in a language. */
export const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));
