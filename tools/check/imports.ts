import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { readPackages, parseReferences, type Package } from '../packages.ts';
import { ROOT, listFiles } from '../root.ts';

/** The level of each package: imports point from a higher number to a lower one, never sideways, never up. */
const LEVELS = new Map<string, number>([
  ['model', 0],
  ['protocol', 1],
  ['elements', 1],
  ['sync', 1],
  ['automation', 1],
  ['insights', 1],
  ['bridge', 2],
  ['connectors', 2],
  ['host', 3],
  ['panel', 3],
  ['widgets', 4],
  ['server', 4],
  ['testing', 5],
  ['cli', 5],
]);

/** Libraries that only some packages may use, so that the others stay small and free of them. */
const RESERVED: readonly { readonly library: RegExp; readonly allowed: RegExp }[] = [
  { library: /^penpal$/, allowed: /^packages\/bridge\/src\// },
  { library: /^(lit|@lit\/.*)$/, allowed: /^packages\/(elements|widgets)\/src\// },
  { library: /^zod$/, allowed: /^packages\/model\/src\/zod\.ts$/ },
];

/** Tests and what they stand on may use packages of any level, and are not published. */
const isForTests = (path: string): boolean => /\.(test|fake)\.ts$|\/fixtures\//.test(path);

/** Finds imports that break the import direction, reach past a package's exports, or are not declared. */
export function checkImports(): string[] {
  const packages = new Map(readPackages().map((entry) => [entry.name, entry]));
  return [
    ...checkRootReferences(packages),
    ...[...packages.values()].flatMap((owner) => checkPackage(owner, packages)),
  ];
}

function checkRootReferences(packages: ReadonlyMap<string, Package>): string[] {
  const referred = new Set(parseReferences('tsconfig.json'));
  return [...packages.values()]
    .filter(({ folder }) => !referred.has(folder))
    .map(({ folder }) => `tsconfig.json: lacks a reference to ${folder}`);
}

function checkPackage(owner: Package, packages: ReadonlyMap<string, Package>): string[] {
  const sources = listFiles(`${owner.folder}/src`, (path) => path.endsWith('.ts') && !isForTests(path));
  const imports = sources.flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })));
  const problems = imports.flatMap(({ file, specifier }) =>
    problemsOf(file, specifier, owner, packages).map((problem) => `${file}: imports "${specifier}": ${problem}`),
  );
  return [
    ...(LEVELS.has(owner.name) ? [] : [`${owner.folder}: has no level in tools/check/imports.ts`]),
    ...problems,
  ].concat(checkDeclarations(owner, new Set(imports.map(({ specifier }) => libraryOf(specifier)))));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
}

function problemsOf(file: string, specifier: string, owner: Package, packages: ReadonlyMap<string, Package>): string[] {
  if (specifier.startsWith('.')) {
    const target = posix.join(dirname(file), specifier);
    return target.startsWith(`${owner.folder}/src/`) ? [] : ['a relative import stays inside its package'];
  }
  if (specifier.startsWith('node:')) return [];
  const library = libraryOf(specifier);
  const reserved = RESERVED.filter((rule) => rule.library.test(library) && !rule.allowed.test(file));
  return [
    ...reserved.map(({ allowed }) => `only ${allowed.source} may`),
    ...(owner.dependencies.has(library) ? [] : ['not in the dependencies of its package.json']),
    ...(specifier.startsWith('@crosswalk/') ? directionProblems(specifier, owner, packages) : []),
  ];
}

function directionProblems(specifier: string, owner: Package, packages: ReadonlyMap<string, Package>): string[] {
  const target = packages.get(specifier.split('/')[1] ?? '');
  if (target === undefined) return ['there is no such package'];
  const isExported = target.entries.some((entry) => entry.specifier === specifier);
  const isBelow = (LEVELS.get(target.name) ?? Infinity) < (LEVELS.get(owner.name) ?? -Infinity);
  return [
    ...(isExported ? [] : ['not one of its exports']),
    ...(isBelow ? [] : [`${owner.name} may import only from lower levels`]),
  ];
}

function checkDeclarations(owner: Package, used: ReadonlySet<string>): string[] {
  const siblings = [...owner.dependencies].filter((name) => name.startsWith('@crosswalk/'));
  const expected = new Set(siblings.map((name) => name.replace('@crosswalk/', '')));
  return [
    ...[...owner.dependencies].filter((name) => !used.has(name)).map((name) => `the dependency "${name}" is not used`),
    ...[...expected]
      .filter((name) => !owner.references.has(name))
      .map((name) => `tsconfig.json lacks a reference to ${name}`),
    ...[...owner.references]
      .filter((name) => !expected.has(name))
      .map((name) => `tsconfig.json refers to ${name} without need`),
  ].map((problem) => `${owner.folder}: ${problem}`);
}

/** `@lit/context` of `@lit/context/x.js`, `zod` of `zod/mini`. */
function libraryOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
