import { basename, extname, join } from 'node:path';
import { defaultClientConditions, defineConfig, type EnvironmentOptions, type Plugin } from 'vite';
import { minifyCss } from './tools/minify-css.ts';
import { readPackages, type Entry, type Package } from './tools/packages.ts';
import { recordModules } from './tools/record-modules.ts';
import { ROOT } from './tools/root.ts';

/**
 * The packages a page can load without a build step, and in which formats. `tsc -b` already writes the ES modules and
 * types of every package; this adds minified files with everything they need inside.
 */
const BUNDLED = new Map<string, readonly Format[]>([
  ['panel', ['es', 'iife']],
  ['host', ['es']],
  ['elements', ['es']],
  ['widgets', ['es']],
]);

type Format = 'es' | 'iife';

const PAGE_ENTRY = 'virtual:page/';

/** A page that loads one file wants its elements registered; a package keeps that apart in its `define` entry. */
function pageEntries(): Plugin {
  return {
    name: 'crosswalk-page-entries',
    // Vite makes a path of the name of an entry, so it arrives with the root in front.
    resolveId: (id) => (id.includes(PAGE_ENTRY) ? id.slice(id.indexOf(PAGE_ENTRY)) : undefined),
    load(id) {
      if (!id.startsWith(PAGE_ENTRY)) return undefined;
      const specifier = id.slice(PAGE_ENTRY.length);
      return `export * from '${specifier}';\nimport '${specifier}/define';`;
    },
  };
}

/** One file for the package itself, and one for each further entry, such as a worker. */
function bundlesOf(owner: Package): [string, EnvironmentOptions][] {
  const hasDefine = owner.entries.some(({ subpath }) => subpath === './define');
  return owner.entries
    .filter(({ subpath }) => subpath !== './define')
    .flatMap((entry) => {
      const isMain = entry.subpath === '.';
      const input = isMain && hasDefine ? PAGE_ENTRY + entry.specifier : join(ROOT, entry.source);
      const name = isMain ? owner.name : nameOf(entry);
      return (BUNDLED.get(owner.name) ?? []).map((format) => bundle(owner, { name, input, format }));
    });
}

function nameOf(entry: Entry): string {
  return basename(entry.source, extname(entry.source));
}

function bundle(
  owner: Package,
  options: { name: string; input: string; format: Format; folder?: string },
): [string, EnvironmentOptions] {
  const { name, input, format, folder = 'dist/cdn' } = options;
  const fileName = format === 'es' ? `${name}.js` : `${name}.${format}.js`;
  return [
    `${owner.name}_${folder}_${name}_${format}`.replaceAll(/[-/]/g, '_'),
    {
      consumer: 'client',
      resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
      build: {
        outDir: join(ROOT, owner.folder, folder),
        emptyOutDir: false,
        sourcemap: true,
        minify: true,
        target: 'es2022',
        lib: { entry: input, formats: [format], name: 'Crosswalk', fileName: () => fileName },
        rolldownOptions: { output: { minify: true, codeSplitting: false } },
      },
    },
  ];
}

/** The host looks for its worker beside itself, as a module and as one file; a worker has to be one file either way. */
function guardWorkersOf(owner: Package): [string, EnvironmentOptions][] {
  const input = join(ROOT, 'packages/bridge/src/guard/guard-worker.ts');
  const folders = owner.name === 'host' ? ['dist', 'dist/cdn'] : [];
  return folders.map((folder) => bundle(owner, { name: 'guard-worker', input, format: 'es', folder }));
}

const environments = readPackages().flatMap((owner) => [...bundlesOf(owner), ...guardWorkersOf(owner)]);

export default defineConfig({
  logLevel: 'warn',
  plugins: [pageEntries(), minifyCss(), recordModules()],
  environments: Object.fromEntries(environments),
  builder: {
    async buildApp(builder) {
      for (const [name] of environments) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
