/** Builds the bench's pages with the product's own bundler, one file each, and serves them from two sites. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PANELS = ['raw-port', 'crosswalk-panel', 'penpal', 'comlink', 'birpc', 'post-robot'];
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(entry: string, virtual?: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@crosswalk/source', 'module', 'browser'] },
    plugins: virtual === undefined ? [] : [virtualEntry(entry, virtual)],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { input: entry, output: { format: 'es' } },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`Nothing was built of ${entry}.`);
  return chunk.code;
}

function virtualEntry(id: string, code: string) {
  return {
    name: 'virtual-entry',
    resolveId: (each: string) => (each === id ? id : null),
    load: (each: string) => (each === id ? code : null),
  };
}

function panelEntry(peer: string): string {
  return `import { panel } from ${JSON.stringify(here(`./peers/${peer}.ts`))};
import { start } from ${JSON.stringify(here('./measure.ts'))};
void start(() => panel.connect());`;
}

const page = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/${script}"></script>`;

/** The host page runs under the policy a strict CRM has. */
const HOST_POLICY =
  "default-src 'none'; script-src 'self'; worker-src 'self'; frame-src http://127.0.0.1:*; connect-src 'self'; require-trusted-types-for 'script'";

/** Serves files from memory on a free port of `hostname`. */
export async function serveFiles(
  hostname: string,
  files: ReadonlyMap<string, string>,
): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const body = files.get(path);
    const policy = path === '/' ? { 'content-security-policy': HOST_POLICY } : {};
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': type,
      'access-control-allow-origin': '*',
      ...policy,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://${hostname}:${port}`, server };
}

export async function buildPages(): Promise<{ host: Map<string, string>; panels: Map<string, string> }> {
  const host = new Map([
    ['/', page('host.js')],
    ['/host.js', await bundle(here('./host-page.ts'))],
    ['/guard-worker.js', await bundle(here('../../packages/bridge/src/guard/guard-worker.ts'))],
  ]);
  const panels = new Map<string, string>();
  for (const peer of PANELS) {
    panels.set(`/${peer}.html`, page(`${peer}.js`));
    panels.set(`/${peer}.js`, await bundle(`virtual:${peer}`, panelEntry(peer)));
  }
  panels.set('/hostile.html', page('hostile.js'));
  panels.set('/hostile.js', await bundle(here('../../packages/bridge/src/fixtures/hostile.ts')));
  return { host, panels };
}
