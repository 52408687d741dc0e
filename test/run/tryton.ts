/** `npm run test:tryton`: everything that is tried on a real Tryton. The first run prepares databases, which takes minutes. */
import { listFiles } from '../../tools/root.ts';
import { runNodeSuite } from './node-suite.ts';
import { closingLine } from './totals.ts';

process.env['TRYTON'] = '1';
const isTrytonTest = (path: string): boolean => /tryton\/[\w-]+\.test\.ts$|e2e\/tryton\.test\.ts$/.test(path);
const files = ['packages/connectors', 'test/e2e'].flatMap((folder) => listFiles(folder, isTrytonTest));
const totals = await runNodeSuite(files, 1);
console.log(`\n${closingLine(totals)}`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
