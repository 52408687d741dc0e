import { listFiles } from '../../tools/root.ts';
import { runBrowserSuite } from './browser-suite.ts';
import { runNodeSuite } from './node-suite.ts';
import { runStorySuite } from './story-suite.ts';
import { NONE, closingLine, sum, type Totals } from './totals.ts';

type Suite = (files: readonly string[], flags: ReadonlySet<string>) => Promise<Totals>;

const isTest = (path: string): boolean => path.endsWith('.test.ts');
const isBrowserTest = (path: string): boolean => path.endsWith('.browser.test.ts');
const isEndToEndTest = (path: string): boolean => path.startsWith('test/e2e/') && isTest(path);
const isNodeTest = (path: string): boolean => isTest(path) && !isBrowserTest(path) && !isEndToEndTest(path);

const everyFile = (accept: (path: string) => boolean): string[] =>
  ['packages', 'demo', 'bench', 'test', 'tools'].flatMap((folder) => listFiles(folder, accept));

const SUITES = new Map<string, Suite>([
  // Three at a time on any machine: many wait more than they work.
  ['node', (files) => runNodeSuite(files.length > 0 ? files : everyFile(isNodeTest), 3)],
  [
    'browser',
    (files, flags) =>
      runBrowserSuite(files.length > 0 ? files : everyFile(isBrowserTest), { watch: flags.has('--watch') }),
  ],
  // One at a time: each starts servers and a browser.
  ['e2e', (files) => runNodeSuite(files.length > 0 ? files : everyFile(isEndToEndTest), 1)],
  ['stories', (names) => runStorySuite(names)],
]);

async function runSuite(name: string, files: readonly string[], flags: ReadonlySet<string>): Promise<Totals> {
  const suite = SUITES.get(name);
  if (suite === undefined) throw new Error(`There is no suite "${name}"; there are: ${[...SUITES.keys()].join(', ')}`);
  console.log(`\n── ${name} ──`);
  try {
    return await suite(files, flags);
  } catch (error) {
    console.error(error);
    return { ...NONE, failed: 1 };
  }
}

const [only, ...rest] = process.argv.slice(2);
const files = rest.filter((argument) => !argument.startsWith('--'));
const flags = new Set(rest.filter((argument) => argument.startsWith('--')));
const parts: Totals[] = [];
for (const name of only === undefined ? SUITES.keys() : [only]) parts.push(await runSuite(name, files, flags));
const totals = sum(parts);
console.log(`\n${closingLine(totals)}`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
