import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from './root.ts';

/** Where `recordModules` leaves what it saw of one bundle, by the name of its file. */
export const moduleRecord = (owner: string, fileName: string): string => `.cache/modules/${owner}/${fileName}.json`;

/** Writes down how many bytes each module adds to a bundle, so that a broken size budget can name the cause. */
export function recordModules(): Plugin {
  return {
    name: 'crosswalk-record-modules',
    writeBundle(options, bundle) {
      const owner = relative(join(ROOT, 'packages'), options.dir ?? '').split(/[\\/]/)[0] ?? '';
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const sizes = Object.entries(output.modules).map(([id, module]) => [relative(ROOT, id), module.renderedLength]);
        const path = join(ROOT, moduleRecord(owner, output.fileName));
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, JSON.stringify(Object.fromEntries(sizes)));
      }
    },
  };
}
