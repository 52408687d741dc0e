import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { RequestHandler } from '@crosswalk/server';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

type FileHeaders = Readonly<Record<string, string>>;

/** What a folder of built pages is served with. */
export interface StaticOptions {
  folder: string;
  headers: FileHeaders | (() => Promise<FileHeaders>);
  /** Page for addresses that are no file, for pages with addresses of their own. */
  fallback?: string;
}

/** Serves the files of a folder, and nothing outside it. */
export function staticFiles({ folder, headers: given, fallback }: StaticOptions): RequestHandler {
  return async (request) => {
    const headers = typeof given === 'function' ? await given() : given;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
    const path = filePath(new URL(request.url).pathname);
    const found = path === undefined ? undefined : await read(folder, path);
    const shown = found ?? (fallback === undefined ? undefined : await read(folder, fallback));
    if (!shown)
      return new Response('Not found', {
        status: 404,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      });
    const body = request.method === 'HEAD' ? null : new Uint8Array(shown.body);
    return new Response(body, {
      headers: { ...headers, 'content-type': shown.type, 'cache-control': cacheControl(path) },
    });
  };
}

/** The file an address asks for; nothing when it leads out of the folder or is no valid address. */
function filePath(pathname: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(pathname)).replaceAll(sep, '/');
    const isInside = path.startsWith('/') && !path.includes('\0') && !path.split('/').includes('..');
    return isInside && extname(path) !== '' ? path : undefined;
  } catch {
    return undefined;
  }
}

async function read(folder: string, path: string): Promise<{ body: Buffer; type: string } | undefined> {
  const type = TYPES.get(extname(path));
  if (type === undefined) return undefined;
  try {
    return { body: await readFile(join(folder, path)), type };
  } catch {
    return undefined;
  }
}

/** Names of built files carry a hash of their content, so a browser may keep them; pages must be asked for each time. */
function cacheControl(path: string | undefined): string {
  return path?.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
