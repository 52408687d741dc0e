import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, defaultClientConditions, type InlineConfig } from 'vite';
import { minifyCss } from '../../tools/minify-css.ts';
import { listFiles, ROOT } from '../../tools/root.ts';

/** Where the built pages lie. */
export interface BuiltPages {
  crm: string;
  panels: string;
}

const OUT = join(ROOT, '.cache/demo');
const PLUGINS = join(ROOT, 'demo/plugins');
const SOURCES = ['demo/crm', 'demo/plugins', 'demo/serve', 'packages'];

/** Builds the CRM's pages and the sample plugins' panels, unless nothing they are made of has changed. */
export async function buildPages(): Promise<BuiltPages> {
  const pages = { crm: join(OUT, 'crm'), panels: join(OUT, 'panels') };
  const stamp = stampOfSources();
  const stampFile = join(OUT, 'stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return pages;
  rmSync(OUT, { recursive: true, force: true });
  await build({
    ...SHARED,
    root: join(ROOT, 'demo/crm'),
    build: { outDir: pages.crm, cssTarget: CSS_TARGET, modulePreload: { polyfill: false } },
  });
  await buildPanels(pages.panels);
  writeFileSync(stampFile, stamp);
  return pages;
}

/** Browsers that know `light-dark()` themselves: what replaces it for older ones does not follow a `color-scheme` set by script. */
const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];

const SHARED: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  plugins: [minifyCss()],
  resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
};

/** One fingerprint of everything the pages are made of, by content: what a checkout does to file times must not matter. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  const isSource = (path: string) => !path.endsWith('.test.ts') && !path.endsWith('.md');
  for (const path of [...SOURCES.flatMap((folder) => listFiles(folder, isSource)), 'package-lock.json']) {
    hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

/** Plugins with sources are bundled; plain ones are served as they are, with the panel client as a file beside them. */
async function buildPanels(out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const plugins = readdirSync(PLUGINS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const bundled = plugins.map(({ name }) => name).filter((name) => existsSync(join(PLUGINS, name, 'src')));
  for (const { name } of plugins) cpSync(join(PLUGINS, name), join(out, name), { recursive: true, filter: isServed });
  const input = bundled.flatMap((name) => pagesOf(name));
  if (input.length > 0)
    await build({
      ...SHARED,
      root: PLUGINS,
      build: { outDir: out, cssTarget: CSS_TARGET, emptyOutDir: false, rolldownOptions: { input } },
    });
  await build({
    ...SHARED,
    build: {
      outDir: join(out, 'crosswalk'),
      emptyOutDir: false,
      lib: {
        entry: join(ROOT, 'packages/panel/src/index.ts'),
        formats: ['iife'],
        name: 'Crosswalk',
        fileName: () => 'panel.iife.js',
      },
    },
  });
}

function pagesOf(plugin: string): string[] {
  return readdirSync(join(PLUGINS, plugin))
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(PLUGINS, plugin, name));
}

function isServed(path: string): boolean {
  return !/[\\/](src|node_modules)$|\.(ts|md)$|[\\/]package\.json$/.test(path);
}
