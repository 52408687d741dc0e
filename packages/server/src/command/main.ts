#!/usr/bin/env node
import { CrosswalkError } from '@crosswalk/protocol';
import { FolderUnavailable } from '../database/folder-lock.ts';
import { SchemaUnfit } from '../database/migrate.ts';
import { describeError, logFrom, logJson } from '../observe/log.ts';
import { createKey, KeyUnavailable } from '../secrets/key-ring.ts';
import { AddressUnavailable } from '../serve.ts';
import { CommandError } from './command-error.ts';
import {
  backUpCommand,
  eraseCommand,
  exportAuditCommand,
  restoreCommand,
  rotateSecrets,
  verifyAudit,
} from './data-commands.ts';
import { packCommand } from './pack-command.ts';
import { type Role, startService } from './serve-command.ts';
import { type CommandLine, describeSettings, readCommandLine } from './settings.ts';

interface Command {
  readonly help: string;
  /** Whether a folder follows its name. */
  readonly takesFolder?: boolean;
  readonly run: (line: CommandLine) => Promise<object | undefined>;
}

const COMMANDS = new Map<string, Command>([
  [
    'start',
    {
      help: 'answers requests and works on jobs, in one process (the default)',
      run: (line) => runService('both', line),
    },
  ],
  ['serve', { help: 'only answers requests', run: (line) => runService('serve', line) }],
  ['worker', { help: 'only works on jobs; needs DATABASE_URL', run: (line) => runService('worker', line) }],
  ['back-up', { help: '--file FILE  writes everything, of one moment, to a file', run: backUpCommand }],
  ['restore', { help: '--file FILE  fills an empty database from such a file, embedded or not', run: restoreCommand }],
  ['audit verify', { help: '[--file EXPORT] [--expect HASH]  checks the chain of the audit', run: verifyAudit }],
  ['audit export', { help: '[--file FILE]  writes the chain as lines of JSON', run: exportAuditCommand }],
  ['erase', { help: '--type TYPE --id ID, or --user ID  erases a person everywhere', run: eraseCommand }],
  ['rotate-secrets', { help: 'seals all secrets anew with the first key', run: rotateSecrets }],
  [
    'pack',
    { help: 'FOLDER --file FILE  checks a plugin and packs it for installing', takesFolder: true, run: packCommand },
  ],
  ['new-key', { help: 'makes a key for secrets', run: printKey }],
]);

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    console.log(help());
    return;
  }
  const line = readCommandLine(args, process.env);
  const name = line.positionals.join(' ') || 'start';
  const command = COMMANDS.get(name) ?? findWithFolder(line);
  if (command === undefined)
    throw new CommandError('bad_option', `There is no command "${name}". See crosswalk-server --help.`);
  const done = await command.run(line);
  if (done !== undefined) console.log(JSON.stringify(done));
}

function findWithFolder({ positionals: [name = '', , ...more] }: CommandLine): Command | undefined {
  const command = COMMANDS.get(name);
  return command?.takesFolder === true && more.length === 0 ? command : undefined;
}

/** Runs until told to stop, and then ends in good order; told twice, at once. */
async function runService(role: Role, { settings }: CommandLine): Promise<undefined> {
  const log = logFrom(settings.logLevel, logJson);
  const stop = await startService(role, settings, log);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        log({ level: 'info', event: 'stopping', signal });
        resolve();
      });
  });
  const hurry = () => process.exit(1);
  process.on('SIGTERM', hurry).on('SIGINT', hurry);
  await stop();
  log({ level: 'info', event: 'stopped' });
  return undefined;
}

async function printKey(): Promise<undefined> {
  console.log(createKey());
  return undefined;
}

function help(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  const commands = [...COMMANDS].map(([name, { help: text }]) => `  ${name.padEnd(width)}  ${text}`);
  return `Usage: crosswalk-server [COMMAND] [SETTINGS]

Commands:
${commands.join('\n')}

Settings, as flags or in the environment:
${describeSettings()}`;
}

/** The code and message of a failure its user can mend; everything else is a bug. */
function explain(error: unknown): { code: string; message: string } | undefined {
  if (error instanceof CommandError || error instanceof CrosswalkError) return error;
  if (error instanceof FolderUnavailable) return { code: 'folder_unavailable', message: error.message };
  if (error instanceof AddressUnavailable) return { code: 'address_unavailable', message: error.message };
  if (error instanceof SchemaUnfit) return { code: 'database_unfit', message: error.message };
  if (error instanceof KeyUnavailable) return { code: 'key_unavailable', message: error.message };
  return undefined;
}

/** Everything that is wrong with an input, a line for each. */
function faultsOf(error: unknown): string[] {
  const { faults = [] } = error instanceof CrosswalkError ? error.details : {};
  return faults.map(
    ({ path, expected, fix }) =>
      `  ${path || '(as a whole)'}: expected ${expected}.${fix === undefined ? '' : ` ${fix}`}`,
  );
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const known = explain(error);
    if (known === undefined) logJson({ level: 'error', event: 'failed', ...describeError(error) });
    else console.error([`${known.code}: ${known.message}`, ...faultsOf(error)].join('\n'));
    process.exit(1);
  },
);
