import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './root.ts';

/** One line of a package's `exports` that leads to a module: what is imported, and the source behind it. */
export interface Entry {
  /** As written in `exports`: `.` or `./define`. */
  readonly subpath: string;
  /** As somebody imports it: `@crosswalk/widgets/define`. */
  readonly specifier: string;
  /** From the root of the repository: `packages/widgets/src/define.ts`. */
  readonly source: string;
  /** From the root of the repository: `packages/widgets/dist/define.d.ts`. */
  readonly types: string;
}

/** A published package, as its package.json describes it. */
export interface Package {
  /** `widgets`, the name of its folder. */
  readonly name: string;
  readonly folder: string;
  readonly entries: readonly Entry[];
  readonly dependencies: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}

interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}

interface PackageJson {
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Reads every package of the repository, so that no tool keeps a list of its own. */
export function readPackages(): Package[] {
  return readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readPackage(entry.name));
}

function readPackage(name: string): Package {
  const folder = `packages/${name}`;
  const manifest = parseJson<PackageJson>(`${folder}/package.json`);
  const entries = Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) => {
    const source = typeof target === 'string' ? undefined : target['@crosswalk/source'];
    const types = typeof target === 'string' ? undefined : target['types'];
    if (source === undefined || types === undefined) return [];
    const specifier = `@crosswalk/${name}${subpath.slice(1)}`;
    return [{ subpath, specifier, source: join(folder, source), types: join(folder, types) }];
  });
  return {
    name,
    folder,
    entries,
    dependencies: new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })),
    references: new Set(parseReferences(`${folder}/tsconfig.json`).map((path) => path.replace('../', ''))),
  };
}

/** The projects a tsconfig.json refers to, as it writes them. */
export function parseReferences(path: string): string[] {
  const { config } = ts.parseConfigFileTextToJson(path, readFileSync(join(ROOT, path), 'utf8')) as { config: TsConfig };
  return config.references?.map((reference) => reference.path) ?? [];
}

/** Reads a JSON file of the repository whose shape the tools that use it rely on. */
export function parseJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Shape;
}
