import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readPackages, type Entry, type Package } from '../packages.ts';
import { ROOT } from '../root.ts';

/** What a package exports, as a page to review, and the exports that do not say what they are for. */
interface Surface {
  readonly report: string;
  readonly undocumented: readonly string[];
}

const reportPath = (owner: Package): string => `${owner.folder}/api.md`;

/** Compares the committed reports of each public surface with what the packages export now. Needs `tsc -b`. */
export function checkSurface(): string[] {
  return readPackages().flatMap((owner) => {
    const { report, undocumented } = describeSurface(owner);
    const path = reportPath(owner);
    const committed = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '';
    const isStale = committed !== report;
    return [
      ...undocumented.map((name) => `${owner.folder}: the export ${name} has no comment that says what it is for`),
      ...(isStale ? [`${path}: the public surface changed; run npm run generate and commit the difference`] : []),
    ];
  });
}

/** Writes the report of each public surface. Needs `tsc -b`. */
export function writeSurface(): void {
  for (const owner of readPackages()) writeFileSync(join(ROOT, reportPath(owner)), describeSurface(owner).report);
}

function describeSurface(owner: Package): Surface {
  const files = owner.entries.map((entry) => join(ROOT, entry.types));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    skipLibCheck: true,
    types: [],
  });
  const sections = owner.entries.map((entry) => describeEntry(program, owner, entry));
  const heading = `# Public surface of @crosswalk/${owner.name}\n\nWritten by \`npm run generate\`. Do not edit.\n`;
  return {
    report: sortMembers([heading, ...sections.map((section) => section.report)].join('\n')),
    undocumented: sections.flatMap((section) => section.undocumented),
  };
}

/** One member of a union, as far as its order may differ: a literal, a name, an import, a `typeof`. */
const MEMBER = String.raw`(?:"[^"]*"|(?:typeof )?import\("[^"]+"\)\.[\w.]+(?:<[^<>]*>)?|typeof \w+|[\w.]+)`;
const UNION = new RegExp(`${MEMBER}(?: \\| ${MEMBER})+`, 'g');
const ENUM_MEMBERS = /(?:^ +\w+: "\w+";\n){2,}/gm;

/**
 * The compiler writes members of unions and enum schemas in the order in which it first met their types, which depends
 * on what it compiled before. Sorted, a report is the same after a clean build and after a hundred small ones.
 */
function sortMembers(report: string): string {
  return report
    .replace(ENUM_MEMBERS, (members) => `${members.trimEnd().split('\n').sort().join('\n')}\n`)
    .replace(UNION, (members) => members.split(' | ').sort().join(' | '));
}

function describeEntry(program: ts.Program, owner: Package, entry: Entry): Surface {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(join(ROOT, entry.types));
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  const items = exported
    .map((symbol) => ({ name: symbol.name, symbol: followAlias(checker, symbol) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, symbol }) => ({ name, symbol, origin: originOf(symbol, owner) }));
  const declared = items.map(({ name, symbol, origin }) =>
    origin === undefined ? declarationsOf(symbol) : `// ${name}: re-exported from ${origin}`,
  );
  return {
    report: `## ${entry.specifier}\n\n\`\`\`ts\n${declared.join('\n')}\n\`\`\`\n`,
    undocumented: items
      .filter(({ symbol, origin }) => origin === undefined && symbol.getDocumentationComment(checker).length === 0)
      .map(({ name }) => name),
  };
}

function followAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The package a symbol was declared in, if that is another one. */
function originOf(symbol: ts.Symbol, owner: Package): string | undefined {
  const path = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  if (path.includes(`/${owner.folder}/`)) return undefined;
  return /packages\/([^/]+)\/dist/.exec(path)?.[1] ?? /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

function declarationsOf(symbol: ts.Symbol): string {
  const printer = ts.createPrinter({ removeComments: true });
  return (symbol.declarations ?? [])
    .map((declaration) => {
      const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
      return printer.printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile());
    })
    .join('\n');
}
