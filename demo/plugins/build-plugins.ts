import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, type Manifest } from '@crosswalk/protocol';
import { build, defaultClientConditions, type InlineConfig } from 'vite';
import { ROOT } from '../../tools/root.ts';

/** A sample plugin, ready to be served: its folder of files and its manifest as its author wrote it. */
export interface BuiltPlugin {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

const SOURCE = join(ROOT, 'demo/plugins');
/** Where the client for script elements is put beside plugins without a build step. */
const CLIENT = 'crosswalk.iife.js';

/**
 * Makes the sample plugins as their authors would ship them, into `target/<name>/`. A folder with a package.json is built
 * by Vite, every HTML file in it a page; a folder without one is plain files, copied as they are with the client beside them.
 */
export async function buildPlugins(target: string, names: readonly string[]): Promise<BuiltPlugin[]> {
  return Promise.all(names.map((name) => buildPlugin(name, join(target, name))));
}

/** The plugins the demo installs; `mischief` is for tests and for those who ask for it. */
export const SAMPLE_PLUGINS = ['followup', 'radar'] as const;

async function buildPlugin(name: string, folder: string): Promise<BuiltPlugin> {
  const source = join(SOURCE, name);
  if (existsSync(join(source, 'package.json'))) await build(await pagesOf(source, folder));
  else await copyPlain(source, folder);
  const result = parseManifest(JSON.parse(await readFile(join(source, 'crosswalk.json'), 'utf8')));
  if (!result.manifest) throw new Error(`The manifest of ${name} is not valid: ${JSON.stringify(result.faults)}`);
  return { name, folder, manifest: result.manifest };
}

const common = {
  configFile: false,
  logLevel: 'warn',
  resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
} as const satisfies InlineConfig;

async function pagesOf(source: string, folder: string): Promise<InlineConfig> {
  const pages = (await readdir(source)).filter((file) => file.endsWith('.html')).map((file) => join(source, file));
  const rolldownOptions = { input: pages };
  // Relative addresses: the plugin does not know where it will be served from.
  return {
    ...common,
    root: source,
    base: './',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', rolldownOptions },
  };
}

async function copyPlain(source: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(source, folder, { recursive: true });
  await writeFile(join(folder, CLIENT), await buildClient());
}

let client: Promise<string> | undefined;

/** The same file that `npm run build` publishes, made from source once. */
function buildClient(): Promise<string> {
  return (client ??= build({
    ...common,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(ROOT, 'packages/panel/src/index.ts'), name: 'Crosswalk', formats: ['iife'] },
    },
  }).then(codeOf));
}

function codeOf(result: Awaited<ReturnType<typeof build>>): string {
  const outputs = Array.isArray(result)
    ? result.flatMap(({ output }) => output)
    : 'output' in result
      ? result.output
      : [];
  const chunk = outputs.find((each) => each.type === 'chunk');
  if (chunk === undefined) throw new Error('The panel client was not built.');
  return chunk.code;
}
