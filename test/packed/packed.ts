import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseJson, readPackages, type Package } from '../../tools/packages.ts';
import { ROOT } from '../../tools/root.ts';

/**
 * Packs every package as it would be published, unpacks the tarballs beside nothing but the dependencies they declare,
 * and uses every export from there: commands and modules in Node, types under both module resolutions in use. Needs `tsc -b`.
 */
export function checkPacked(): string[] {
  const packages = readPackages();
  const project = mkdtempSync(join(tmpdir(), 'crosswalk-packed-'));
  try {
    unpackAll(packages, project);
    linkOutsideDependencies(packages, project);
    return [checkReadmes, checkCommands, checkModules, checkTypes].flatMap((check) => check(packages, project));
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function unpackAll(packages: readonly Package[], project: string): void {
  const tarballs = join(project, 'tarballs');
  mkdirSync(tarballs);
  const workspaces = packages.flatMap(({ folder }) => ['--workspace', folder]);
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs, ...workspaces], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const tarball of readdirSync(tarballs)) {
    const name = /^crosswalk-(.+)-\d+\.\d+\.\d+\.tgz$/.exec(tarball)?.[1] ?? tarball;
    const destination = join(project, 'node_modules/@crosswalk', name);
    mkdirSync(destination, { recursive: true });
    execFileSync('tar', ['-xzf', join(tarballs, tarball), '-C', destination, '--strip-components=1']);
  }
}

/** Stands in for `npm install`: links what the packages declare, and what that declares in turn. */
function linkOutsideDependencies(packages: readonly Package[], project: string): void {
  const waiting = packages
    .flatMap(({ dependencies }) => [...dependencies])
    .filter((name) => !name.startsWith('@crosswalk/'));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const link = join(project, 'node_modules', name);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'junction');
    const { dependencies } = parseJson<{ dependencies?: Record<string, string> }>(`node_modules/${name}/package.json`);
    waiting.push(...Object.keys(dependencies ?? {}));
  }
}

/** The README is the page a registry shows. */
function checkReadmes(packages: readonly Package[], project: string): string[] {
  return packages
    .filter(({ name }) => !existsSync(join(project, 'node_modules/@crosswalk', name, 'README.md')))
    .map(({ folder }) => `${folder}: has no README.md`);
}

/** A command must start from what was packed, and say how it is used. */
function checkCommands(packages: readonly Package[], project: string): string[] {
  return packages.flatMap(({ name, folder }) => {
    const { bin = {} } = parseJson<{ bin?: Record<string, string> }>(`${folder}/package.json`);
    return Object.entries(bin).flatMap(([command, file]) => {
      const path = join(project, 'node_modules/@crosswalk', name, file);
      const { stdout, stderr } = spawnSync(process.execPath, [path, '--help'], { cwd: project, encoding: 'utf8' });
      return stdout.startsWith(`Usage: ${command}`)
        ? []
        : [`${folder}: ${command} --help says ${stderr.slice(0, 200)}`];
    });
  });
}

/** Main entries must load without a page, so that servers can render around them; the others must be there. */
function checkModules(packages: readonly Package[], project: string): string[] {
  const entries = packages.flatMap((owner) => owner.entries.map((entry) => ({ owner, ...entry })));
  const lines = entries.map(({ owner, specifier, subpath }) =>
    subpath === '.' || !runsInBrowserOnly(owner)
      ? `await attempt('${specifier}', () => import('${specifier}'));`
      : `await attempt('${specifier}', () => access(new URL(import.meta.resolve('${specifier}'))));`,
  );
  const script = `import { access } from 'node:fs/promises';
async function attempt(specifier, use) {
  try { await use(); } catch (error) { console.log(specifier + ': ' + error.message.split('\\n')[0]); }
}
${lines.join('\n')}
process.exit();`;
  writeFileSync(join(project, 'consumer.mjs'), script);
  return runNode(project, ['consumer.mjs']);
}

function runsInBrowserOnly({ name }: Package): boolean {
  return !['model', 'protocol', 'connectors', 'server', 'testing', 'cli'].includes(name);
}

function checkTypes(packages: readonly Package[], project: string): string[] {
  const specifiers = packages.flatMap(({ entries }) => entries.map(({ specifier }) => specifier));
  const imports = specifiers.map((specifier, index) => `import * as entry${index} from '${specifier}';`);
  const uses = specifiers.map((_, index) => `void entry${index};`);
  writeFileSync(join(project, 'consumer.ts'), [...imports, ...uses].join('\n'));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  return [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ].flatMap(([module = '', moduleResolution = '']) => {
    const compilerOptions = {
      module,
      moduleResolution,
      noEmit: true,
      strict: true,
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      // Once is enough to see that every declaration file of ours is sound.
      skipLibCheck: moduleResolution !== 'nodenext',
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    return runNode(project, [compiler, '-p', '.']).map((problem) => `types under ${moduleResolution}: ${problem}`);
  });
}

function runNode(project: string, programArguments: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, programArguments, { cwd: project, encoding: 'utf8', env: {} });
  return `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
}
