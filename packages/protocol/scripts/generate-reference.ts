/**
 * Writes `docs/permissions.md` and `docs/events.md` from the operations table, the scopes and the events, so that the
 * reference cannot say anything else than the code. The sentences are the doc comments of the operations.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import {
  CHECKED_OPERATIONS,
  type CheckedOperation,
  PANEL_EVENTS,
  type PanelEvent,
  type PanelRequestName,
  SIMPLE_SCOPES,
  type SimpleScope,
} from '../src/index.ts';

const OPERATIONS_FOLDER = new URL('../src/operations/', import.meta.url);

const SCOPE_WORDS: Record<SimpleScope, string> = {
  storage: 'Keep values of its own in the CRM.',
  'ui.modal': 'Open dialogs over the page: questions, its own modal views, choosing a record.',
  'nav.external': 'Open web pages in a new tab, each time after the user agreed.',
  'behaviour.track': 'Note what the user does, where they consented to it.',
  'insights.read': 'Ask classifiers about records.',
  'automation.run': 'Run automation rules of the CRM.',
  'sync.run': 'See and start synchronisations.',
};

const EVENT_WORDS: Record<PanelEvent, [when: string, payload: string]> = {
  'app.activated': ['the panel can be seen again, or is there for the first time', '`null`'],
  'app.deactivated': ['the panel is hidden, behind another tab for example', '`null`'],
  'app.destroy': ['the panel is about to be taken away; the last thing it hears', '`null`'],
  'context.changed': [
    'the panel is shown for another record or selection, at another density or deep link',
    'the whole context, as in `crm.context`',
  ],
  'record.changed': [
    'the record it is shown for changed, in fields the plugin may read',
    '`{ kind, type, id, changedFields?, record?, at, sequence }`',
  ],
  'theme.changed': ['the page changed its look', '`{ scheme, tokens? }`'],
  'locale.changed': ['the page changed its language', '`{ locale, direction, timeZone }`'],
  'settings.changed': ['the admin changed the plugin’s settings', '`{ values }`, without secure ones'],
  'permissions.changed': ['something was granted or taken back', '`{ granted, missing }`'],
  'visibility.changed': ['the panel came into view or left it', '`{ visible }`'],
};

const REQUEST_WORDS: Record<PanelRequestName, [method: string, words: string]> = {
  'intents.deliver': [
    '`crm.intents.handle(name, fn)`',
    'Another plugin raised an intent this plugin’s manifest handles. `fn` gets the data and `{ from, signal }`; what it returns is the answer.',
  ],
  'hooks.beforeSave': [
    '`crm.hooks.beforeSave(fn)`',
    'A record is about to be saved in the page. `fn` gets `{ type, id?, fields, changed }`, cut to fields the plugin may read. Text that it returns is the objection the user sees; anything else lets the save pass. All panels together have two seconds.',
  ],
};

/** The sentence above each operation in its source. */
function readSentences(): ReadonlyMap<string, string> {
  const files = readdirSync(OPERATIONS_FOLDER).filter((name) => name !== 'index.ts');
  const sources = files.map((name) => readFileSync(new URL(name, OPERATIONS_FOLDER), 'utf8'));
  const found = sources.flatMap((source) => [
    ...source.matchAll(/\/\*\* ([^\n]*?) \*\/\n {2}'([\w.]+)': operation\(/g),
  ]);
  return new Map(found.map(([, sentence = '', name = '']) => [name, sentence]));
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
}

function operationRow(name: string, operation: CheckedOperation, sentence = ''): string[] {
  const notes = [
    ...(operation.interactive ? ['waits for the user'] : []),
    ...(operation.stream ? ['stream'] : []),
    ...(operation.over === undefined ? [] : [`once for each of \`${operation.over}\``]),
  ];
  return [`\`${name}\``, operation.scope === null ? 'none' : `\`${operation.scope}\``, notes.join(', '), sentence];
}

const sentences = readSentences();
const operations = [...CHECKED_OPERATIONS].map(([name, operation]) =>
  operationRow(name, operation, sentences.get(name)),
);

const permissions = `<!-- Written by packages/protocol/scripts/generate-reference.ts (npm run generate). Do not edit. -->

# Permissions

A plugin may do what three agree to: its **manifest** asks for it, the **admin** granted it, and the **user** has the
right and, for optional scopes, agreed. This holds for each operation, each object type and each field. A refusal is
\`permission_denied\` with \`details: { scope, deniedBy: 'manifest' | 'admin' | 'user', fields? }\`: the first of the three
that says no.

## Scopes

\`records.<type>.<read|create|update|delete>[:field,…]\` is a verb on an object type, narrowed to fields; without fields it
is every field. There are no wild cards: what cannot be listed cannot be agreed to. Each scope in a manifest has a
\`purpose\`, one sentence that the user is shown.

${table(
  ['scope', 'lets a plugin'],
  [
    ['`records.<type>.read[:fields]`', 'Read these fields; filter, sort and search by them; hear of their changes.'],
    ['`records.<type>.create[:fields]`', 'Make records with these fields.'],
    ['`records.<type>.update[:fields]`', 'Change these fields.'],
    ['`records.<type>.delete`', 'Delete records.'],
    ['`http.<template>`', 'Have the server make a request the manifest declares, with its secrets filled in there.'],
    ['`intents.raise:<name>`', 'Ask other plugins to do something.'],
    ['`intents.handle:<name>`', 'Do it when other plugins ask.'],
    ...SIMPLE_SCOPES.map((scope) => [`\`${scope}\``, SCOPE_WORDS[scope]]),
  ],
)}

## Operations

Everything a panel can ask. Names in braces are arguments of the call: reading a person needs \`records.person.read\`.

${table(['operation', 'scope', '', ''], operations)}
`;

const events = `<!-- Written by packages/protocol/scripts/generate-reference.ts (npm run generate). Do not edit. -->

# Events

\`const stop = crm.on(event, listener)\`. They need no scope, and nothing in them is more than the plugin may read.

${table(
  ['event', 'when', 'the listener gets'],
  PANEL_EVENTS.map((event) => [`\`${event}\``, ...EVENT_WORDS[event]]),
)}

## What the host asks of a panel

Each has a time limit, and the answer is checked.

${table(
  ['request', 'answered with', ''],
  Object.entries(REQUEST_WORDS).map(([name, words]) => [`\`${name}\``, ...words]),
)}

`;

for (const [name, text] of Object.entries({ permissions, events })) {
  const file = new URL(`../../../docs/${name}.md`, import.meta.url);
  await writeFile(file, await format(text, { parser: 'markdown', printWidth: 120, singleQuote: true }));
}
