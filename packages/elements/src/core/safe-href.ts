const SAFE_PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * A URL that is safe to put into `href`, else `undefined`: only web pages, mail and telephone.
 * Whatever the spelling, `javascript:`, `data:` and the like never reach the page.
 */
export function safeHref(url: string | undefined): string | undefined {
  if (url === undefined || url === '') return undefined;
  try {
    return SAFE_PROTOCOLS.has(new URL(url, document.baseURI).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
