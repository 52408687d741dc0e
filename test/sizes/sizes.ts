import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parseJson, readPackages } from '../../tools/packages.ts';
import { moduleRecord } from '../../tools/record-modules.ts';
import { ROOT } from '../../tools/root.ts';
import { BUDGETS } from './budgets.ts';

/** The size of one file a page can load, in bytes. */
interface Size {
  readonly file: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  readonly budget: number | null;
  /** What the product wants, where that is less than the budget. */
  readonly goal: number | null;
}

const REPORT = 'docs/sizes';
/** How far a reported size may be from the real one: compilers and compressors differ a little between machines. */
const TOLERANCE = 0.02;

/** Compares every CDN bundle with its budget and the committed report. Needs `vite build`. */
export function checkSizes(): string[] {
  const sizes = measureSizes();
  console.log(table(sizes));
  const missing = BUDGETS.filter(({ file }) => !sizes.some((size) => size.file === file));
  return [
    ...missing.map(({ file }) => `${file}: has a budget but was not built`),
    ...sizes.filter(isOver).map((size) => `${size.file}: over its budget; its largest modules:\n${largest(size.file)}`),
    ...(isReportStale(sizes) ? [`${REPORT}.md: sizes changed; run npm run generate and commit the difference`] : []),
  ];
}

/** Writes the sizes for the README and for comparison. Needs `vite build`. */
export function writeSizes(): void {
  const sizes = measureSizes();
  writeFileSync(join(ROOT, `${REPORT}.json`), `${JSON.stringify(sizes, null, 2)}\n`);
  const intro = '# Sizes\n\nOne file each, minified, everything it needs inside. Written by `npm run generate`.\n';
  writeFileSync(join(ROOT, `${REPORT}.md`), `${intro}\n${table(sizes)}\n`);
}

function measureSizes(): Size[] {
  return readPackages().flatMap(({ folder }) => {
    const cdn = `${folder}/dist/cdn`;
    if (!existsSync(join(ROOT, cdn))) return [];
    const files = readdirSync(join(ROOT, cdn)).filter((file) => file.endsWith('.js'));
    return files.sort().map((file) => measure(`${cdn}/${file}`));
  });
}

function measure(file: string): Size {
  const content = readFileSync(join(ROOT, file));
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const { bytes: budget = null, goal = null } = BUDGETS.find((entry) => entry.file === file) ?? {};
  return { file, minified: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli, budget, goal };
}

function isOver({ brotli, budget }: Size): boolean {
  return budget !== null && brotli > budget;
}

function isReportStale(sizes: readonly Size[]): boolean {
  const path = `${REPORT}.json`;
  if (!existsSync(join(ROOT, path))) return true;
  const reported = new Map(parseJson<readonly Size[]>(path).map((size) => [size.file, size.brotli]));
  const isOff = ({ file, brotli }: Size): boolean =>
    Math.abs((reported.get(file) ?? Infinity) - brotli) > brotli * TOLERANCE;
  return reported.size !== sizes.length || sizes.some(isOff);
}

function table(sizes: readonly Size[]): string {
  const rows = sizes.map(({ file, minified, gzip, brotli, budget, goal }) =>
    [file, ...[minified, gzip, brotli, budget, goal].map(kilobytes)].join(' | '),
  );
  const head = ['file | minified | gzip | brotli | budget | goal', '--- | ---: | ---: | ---: | ---: | ---:'];
  return [...head, ...rows].map((row) => `| ${row} |`).join('\n');
}

function largest(file: string): string {
  const path = moduleRecord(file.split('/')[1] ?? '', basename(file));
  if (!existsSync(join(ROOT, path))) return '  (not recorded)';
  return Object.entries(parseJson<Record<string, number>>(path))
    .sort(([, a], [, b]) => b - a)
    .slice(0, 15)
    .map(([module, bytes]) => `  ${kilobytes(bytes).padStart(8)}  ${module}`)
    .join('\n');
}

function kilobytes(bytes: number | null): string {
  return bytes === null ? '–' : `${(bytes / 1024).toFixed(1)} KB`;
}
