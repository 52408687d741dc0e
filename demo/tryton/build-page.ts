import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, defaultClientConditions, type InlineConfig } from 'vite';
import { minifyCss } from '../../tools/minify-css.ts';
import { ROOT } from '../../tools/root.ts';

const PAGE = join(ROOT, 'demo/tryton/page');
const GUARD = join(ROOT, 'packages/bridge/src/guard/guard-worker.ts');

/** What the script is told when it is built. */
export interface BuiltInWords {
  /** Address of the Crosswalk server beside Tryton. */
  beside: string;
  /** The database under Tryton, on which it depends how exact its versions are. */
  database: 'sqlite' | 'postgresql';
}

/** Builds what lies beside Tryton's index page: one script, one style sheet, and the worker that reads panels' messages. */
export async function buildTrytonPage(words: BuiltInWords): Promise<ReadonlyMap<string, string>> {
  const out = join(ROOT, '.cache/tryton');
  await bundle(join(PAGE, 'custom.ts'), 'custom.js', out, words);
  await bundle(GUARD, 'guard-worker.js', out, words);
  copyFileSync(join(PAGE, 'custom.css'), join(out, 'custom.css'));
  return new Map(['custom.js', 'custom.css', 'guard-worker.js'].map((name) => [name, join(out, name)]));
}

/** The client loads classic scripts, so a bundle is one function that calls itself. */
async function bundle(entry: string, fileName: string, outDir: string, words: BuiltInWords): Promise<void> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'error',
    plugins: [minifyCss()],
    resolve: { conditions: ['@crosswalk/source', ...defaultClientConditions] },
    define: { BESIDE: JSON.stringify(words.beside), TRYTON_DATABASE: JSON.stringify(words.database) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: true,
      lib: { entry, formats: ['iife'], name: 'CrosswalkInTryton', fileName: () => fileName },
      rolldownOptions: { output: { minify: true } },
    },
  };
  await build(config);
}
