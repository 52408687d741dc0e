import type { Manifest } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import type { RequestHandler } from '../http/node-listener.ts';
import { readFile, readPlugin } from './plugin-table.ts';

/** What the site of hosted panels is made of. */
export interface PanelSiteOptions {
  database: Database;
  /** Its own address, as pages name it. Another site than the CRM's: cookies and storage of the two must never meet. */
  origin: string;
  /** Origins of the CRMs that may show the panels. */
  crmOrigins: readonly string[];
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['woff', 'font/woff'],
  ['wasm', 'application/wasm'],
]);

/**
 * Serves the files of plugins that were installed as an archive, at `/<plugin>/<digest>/<path>`. Because the pages come
 * from here, their policy is ours: a panel loads nothing but its own files and reaches only what its manifest lists.
 */
export function createPanelSite({ database, origin, crmOrigins }: PanelSiteOptions): RequestHandler {
  const site = origin.replace(/\/$/, '');
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const [, plugin = '', digest = '', ...parts] = new URL(request.url).pathname.split('/');
    const path = decodePath(parts.join('/'));
    const type = TYPES.get(path?.split('.').at(-1)?.toLowerCase() ?? '');
    if (path === undefined || type === undefined) return notFound();
    const [row, content] = await Promise.all([
      readPlugin(database, plugin),
      readFile(database, { plugin, digest, path }),
    ]);
    // Files of a version that nobody agreed to yet are there, but not served.
    if (row === undefined || content === undefined || row.isDisabled || row.digest !== digest) return notFound();
    const headers = { ...panelHeaders(row.manifest, `${site}/${plugin}/${digest}/`, crmOrigins), 'content-type': type };
    return new Response(new Uint8Array(content), { headers });
  };
}

/** A panel runs in a sandboxed frame of no origin: its scripts need CORS, and `'self'` matches nothing there. */
function panelHeaders({ network = {} }: Manifest, own: string, crmOrigins: readonly string[]): Record<string, string> {
  const { connect = [], images = [], frames = [] } = network;
  return {
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${own}`,
      `style-src ${own}`,
      `font-src ${own}`,
      `img-src ${[own, 'data:', ...images].join(' ')}`,
      `connect-src ${[own, ...connect].join(' ')}`,
      `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${crmOrigins.length === 0 ? "'none'" : crmOrigins.join(' ')}`,
    ].join('; '),
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // The address names the content, so it never changes; but a plugin that was removed must not live on in a cache for long.
    'cache-control': 'public, max-age=300',
  };
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function notFound(): Response {
  return new Response('not found', {
    status: 404,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
  });
}
