import { html as litHtml, type TemplateResult } from 'lit';

/**
 * The tag each element of this copy of the library is registered under, by its base name (`button` → `acme-button`).
 * Empty while everything has its usual `cw-` name.
 */
const customTags = new Map<string, string>();
let translated = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** Remembers that the element known as `cw-<name>` is registered as `tag`. Used by `define` only. */
export function rememberTag(name: string, tag: string): void {
  if (tag === tagFor(name)) return;
  customTags.set(name, tag);
  translated = new WeakMap();
}

/** The tag under which an element is registered, for `document.createElement`. */
export function tagFor(name: string): string {
  return customTags.get(name) ?? `cw-${name}`;
}

/**
 * Lit's `html` for templates that contain Crosswalk elements. They are written with the usual `cw-` prefix;
 * where a page registered them under other names, those are put in once per template.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  return litHtml(customTags.size === 0 ? strings : withCustomTags(strings), ...values);
}

function withCustomTags(strings: TemplateStringsArray): TemplateStringsArray {
  const known = translated.get(strings);
  if (known) return known;
  const renamed = Object.assign(strings.map(renameTags), { raw: strings.raw });
  translated.set(strings, renamed);
  return renamed;
}

function renameTags(markup: string): string {
  return markup.replace(/(<\/?)cw-([a-z-]+)/g, (_, open: string, name: string) => open + tagFor(name));
}
