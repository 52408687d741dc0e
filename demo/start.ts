import { join } from 'node:path';
import {
  type App,
  AddressUnavailable,
  createApp,
  createPanelSite,
  type Database,
  FolderUnavailable,
  type KeyRingOptions,
  makeFolder,
  openDatabase,
  openKeyRing,
  type RequestHandler,
  serve,
} from '@crosswalk/server';
import { loadDemo } from './data/index.ts';
import { openBackgroundWork } from './serve/background-work.ts';
import { buildPages } from './serve/build-pages.ts';
import { writeDownMessages } from './serve/incoming-messages.ts';
import { installSamples, readPlugins } from './serve/installed-plugins.ts';
import { HELP, readOptions, StartError, type StartOptions } from './serve/options.ts';
import { crmHeaders, panelHeaders, type Sites } from './serve/page-headers.ts';
import { registeredOrigins } from './serve/plugin-origins.ts';
import { staticFiles } from './serve/static-files.ts';
import { identify, rightsOf } from './serve/users.ts';

/** Closes what was opened, the last first. */
type Close = () => Promise<void>;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!options) {
    console.log(HELP);
    return;
  }
  const closers: Close[] = [];
  try {
    await start(options, closers);
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
  const stop = () => void closeAll(closers).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Ports first: a taken one is said before the pages are built and the database is filled. */
async function start(options: StartOptions, closers: Close[]): Promise<void> {
  const sites: Sites = { crm: `http://localhost:${options.port}`, panels: `http://127.0.0.1:${options.panelPort}` };
  const gates = { crm: new Gate(), panels: new Gate() };
  closers.push(await listen(gates.crm.handle, options.port, 'localhost', '--port'));
  closers.push(await listen(gates.panels.handle, options.panelPort, '127.0.0.1', '--panel-port'));
  // The bundler works in threads of its own while the database is filled in this one. What is wrong with the database is
  // said without waiting for the pages.
  const building = buildPages();
  building.catch(() => undefined);
  const { app, database } = await openApp(options, sites, closers);
  const pages = await building;
  gates.panels.open(panelHandler(database, sites, staticFiles({ folder: pages.panels, headers: panelHeaders(sites) })));
  // A plugin that is installed later may be shown by the next page that is opened.
  const headers = async () => crmHeaders(sites, await registeredOrigins((request) => app.handle(request), sites.crm));
  gates.crm.open(crmHandler(app, staticFiles({ folder: pages.crm, headers, fallback: '/index.html' })));
  console.log(`Harbour CRM  ${sites.crm}\npanels       ${sites.panels}\nStop with Ctrl+C.`);
}

/** The database with the demo's records in it, the API on it, the sample plugins in its registry, and the work that waits. */
async function openApp(
  options: StartOptions,
  sites: Sites,
  closers: Close[],
): Promise<{ app: App; database: Database }> {
  const database = await openDatabase(
    options.databaseUrl === undefined ? { folder: options.data } : { url: options.databaseUrl },
  );
  closers.push(() => database.close());
  await loadDemo(database);
  const keys = await openKeyRing(await keySource(options));
  const background = await openBackgroundWork(database, keys);
  closers.push(() => background.close());
  const { jobs } = background;
  const app = await createApp({ database, jobs, identify, rights: rightsOf, keys, panelOrigin: sites.panels });
  closers.push(() => app.close());
  const api: RequestHandler = (request) => app.handle(request);
  await installSamples(api, sites.crm, readPlugins(sites.panels, options));
  await background.work(writeDownMessages(api, sites.crm));
  return { app, database };
}

/** The panels' site: the sample plugins as they were built, and those that were installed as an archive. */
function panelHandler(database: Database, { crm, panels }: Sites, samples: RequestHandler): RequestHandler {
  const packed = createPanelSite({ database, origin: panels, crmOrigins: [crm] });
  // Only what was installed lies under the id of a plugin, which has dots.
  return (request) => (/^\/[^/]*\.[^/]*\//.test(new URL(request.url).pathname) ? packed(request) : samples(request));
}

/** Where the key for plugins' secrets is: in the environment, else in a file beside the records, made at the first start. */
async function keySource({ data }: StartOptions): Promise<KeyRingOptions> {
  const { CROSSWALK_SECRET_KEY: text, CROSSWALK_SECRET_KEY_FILE: file } = process.env;
  if (file !== undefined) return { text, file };
  await makeFolder(data);
  return { text, file: join(data, 'secret-key'), create: true };
}

/** The CRM's own site: its API and its pages. */
function crmHandler(app: App, pages: RequestHandler): RequestHandler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (/^\/(api|hooks|\.well-known)\//.test(pathname)) return app.handle(request);
    return pages(request);
  };
}

/** Holds requests that arrive while the demo is still starting. */
class Gate {
  #open!: (handler: RequestHandler) => void;
  readonly #handler = new Promise<RequestHandler>((resolve) => (this.#open = resolve));

  open(handler: RequestHandler): void {
    this.#open(handler);
  }

  readonly handle: RequestHandler = async (request) => (await this.#handler)(request);
}

async function listen(handle: RequestHandler, port: number, hostname: string, flag: string): Promise<Close> {
  try {
    const server = await serve(handle, { port, hostname });
    return () => server.close();
  } catch (error) {
    if (!(error instanceof AddressUnavailable)) throw error;
    throw new StartError(
      `Port ${port} of ${hostname} cannot be used. Stop the program that uses it, or choose another with ${flag}.`,
    );
  }
}

async function closeAll(closers: Close[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (expected(error) ?? error) : error);
  // The bundler may still be at work; nobody waits for it.
  process.exit(1);
});

/** What is said of a failure that whoever starts the demo can mend. */
function expected(error: Error): string | undefined {
  if (error instanceof FolderUnavailable) return `${error.message} The folder is chosen with --data.`;
  return error instanceof StartError ? error.message : undefined;
}
