import type { SourceCapabilities } from '@crosswalk/model';
import type { SystemReport, Verdict } from './run-contract.ts';

const MARKS: Readonly<Record<Verdict, string>> = { kept: '✓', 'not offered': '–', broken: '✗' };

/** What a source may offer beyond reading and writing one record, in words for people. */
const OFFERS: readonly [keyof SourceCapabilities, string][] = [
  ['getMany', 'read several records in one call'],
  ['search', 'search'],
  ['searchesFields', 'search only in fields the reader may see'],
  ['totals', 'count what a list matches'],
  ['batch', 'batches that take effect as a whole'],
  ['optimisticConcurrency', 'versions checked without a window'],
  ['watch', 'watch changes'],
  ['resumes', 'resume a watch without a gap'],
];

const HEAD = `# Which system keeps what

Written by \`npm run compatibility\`, which runs the contract of sources (\`describeRecordSourceContract\`) over each system.
✓ offered and kept · – not offered, and said so in the capabilities · ✗ broken

The bridge stands on memory here, and keeps what the source behind it keeps. Tryton is a real one, with Debian's packages.
`;

const NOTES = `
## What the table cannot show of Tryton

- Each call is a transaction of its own. A batch holds only creations, only changes, or only deletions, of one type; where deleting archives, deletions and changes go together. Any other batch is \`unsupported\` before anything is sent.
- Text is ordered by the rules of its database, and records equal to a sort by their number. A filter that compares texts by order, or looks into contacts, is asked as far as Tryton can be asked and then decided record by record: right, and slower.
- Links and choices cannot be sorted by: Tryton orders them by the names and labels they show, in the language of the user.
- Tryton has no log of changes: a watcher asks every few seconds. Several changes between two looks are told as one, and changes by others without the names of the fields. What is written through the same source is told at once.
- A source counts totals when it is asked to (\`totals: true\`); it costs a call for each page.
- On SQLite versions are exact to the second; use PostgreSQL where several people write.
`;

/** The page: what each system offers, and which rules it keeps. */
export function tableOf(reports: readonly SystemReport[], spec: string): string {
  const names = reports.map(({ name }) => name);
  const offers = OFFERS.map(([key, words]) => [words, ...reports.map((report) => offered(report, key))]);
  const rules = [...new Set(reports.flatMap(({ verdicts }) => [...verdicts.keys()]))].sort(byNumber);
  const kept = rules.map((rule) => [
    `**${rule}** ${wordsOf(spec, rule)}`,
    ...reports.map(({ verdicts }) => MARKS[verdicts.get(rule) ?? 'broken']),
  ]);
  return `${HEAD}\n## Operations\n\n${rows(['', ...names], offers)}\n\n## Guarantees\n\n${rows(['', ...names], kept)}\n${NOTES}`;
}

function offered({ capabilities }: SystemReport, key: keyof SourceCapabilities): string {
  if (capabilities[key] !== true) return '–';
  return key === 'batch' && capabilities.batchesOneKind === true ? '✓ of one kind' : '✓';
}

/** The first sentence of a rule. */
function wordsOf(spec: string, rule: string): string {
  const line = spec.split('\n').find((one) => one.startsWith(`- **${rule}** `)) ?? '';
  return line
    .slice(`- **${rule}** `.length)
    .replace(/(?<=\.) [A-Z].*$/, '')
    .replaceAll('|', '\\|');
}

function byNumber(left: string, right: string): number {
  return Number(left.replace(/\D/g, '')) - Number(right.replace(/\D/g, ''));
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : ':-:'))), ...body.map(line)].join('\n');
}
