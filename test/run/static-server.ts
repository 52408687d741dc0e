import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { listen } from './second-origin.ts';

const CONTENT_TYPES = new Map([
  ['.css', 'text/css'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
]);

/** A folder of built files as a page would load them. */
export interface StaticServer {
  readonly origin: string;
  close(): void;
}

/** Serves a folder on a free port of this machine. */
export async function serveFolder(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    sendFile(join(folder, normalize(decodeURIComponent(pathname))), response);
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function sendFile(path: string, response: ServerResponse): void {
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': CONTENT_TYPES.get(extname(path)) ?? 'application/octet-stream' });
  createReadStream(path)
    .on('error', (error) => response.destroy(error))
    .pipe(response);
}
