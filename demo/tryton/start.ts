/** `npm run demo:tryton`: the sample plugins inside Tryton's own web client, everything set up from nothing. */
import { mkdirSync } from 'node:fs';
import { serve } from '@crosswalk/server';
import { buildPages } from '../serve/build-pages.ts';
import { installSamples, readPlugins } from '../serve/installed-plugins.ts';
import { StartError } from '../serve/options.ts';
import { panelHeaders } from '../serve/page-headers.ts';
import { staticFiles } from '../serve/static-files.ts';
import { openServiceBeside, signIn } from './beside.ts';
import { buildTrytonPage } from './build-page.ts';
import { installTryton } from './install.ts';
import { readTrytonOptions, TRYTON_HELP, type TrytonOptions } from './options.ts';
import { LOGINS, seedTryton } from './seed.ts';
import { startTrytond } from './trytond.ts';

type Close = () => Promise<unknown>;

const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const options = readTrytonOptions(process.argv.slice(2));
  if (!options) {
    say(TRYTON_HELP);
    return;
  }
  const closers: Close[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
  try {
    await start(options, closers);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: TrytonOptions, closers: Close[]): Promise<void> {
  const { port, data, databaseUri, parties } = options;
  const sites = { crm: `http://localhost:${port}`, panels: `http://127.0.0.1:${port + 2}` };
  const beside = `http://localhost:${port + 1}`;
  mkdirSync(data, { recursive: true });
  installTryton(say);
  say('building the pages');
  const pages = await buildPages();
  const files = await buildTrytonPage({ beside, database: databaseUri === undefined ? 'sqlite' : 'postgresql' });
  const { password } = LOGINS.admin;
  const tryton = await startTrytond({ port, folder: data, databaseUri, password, beside: files, say });
  closers.push(() => tryton.stop());
  await seedTryton(tryton.url, parties, say);
  const panels = await serve(staticFiles({ folder: pages.panels, headers: panelHeaders(sites) }), {
    port: port + 2,
    hostname: '127.0.0.1',
  });
  closers.push(() => panels.close());
  await startBeside({ data, url: tryton.url, origin: beside, port: port + 1, panels: sites.panels }, closers);
  say(`\nTryton  ${tryton.origin}/#crm`);
  for (const { login, password: word, may } of Object.values(LOGINS))
    say(`  ${login.padEnd(7)} ${word.padEnd(17)} may do ${may}`);
  say('Open a party or an opportunity: the panels stand beside it.\nStop with Ctrl+C.');
}

/** The server beside Tryton, with the sample plugins in its registry. */
async function startBeside(
  options: { data: string; url: string; origin: string; port: number; panels: string },
  closers: Close[],
): Promise<void> {
  const { app, database } = await openServiceBeside(options.data, options.url);
  closers.push(
    () => database.close(),
    () => app.close(),
  );
  const plugins = readPlugins(options.panels, { withMischief: false });
  const { login, password } = LOGINS.admin;
  const authorization = await signIn(options.url, login, password);
  await installSamples((request) => app.handle(request), options.origin, plugins, { authorization });
  const server = await serve(app.handle, { port: options.port, hostname: 'localhost' });
  closers.push(() => server.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
