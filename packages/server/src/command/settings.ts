import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LEVELS, type LogLine } from '../observe/log.ts';
import { CommandError } from './command-error.ts';

/** How one setting is written, and what it means. Flags come before the environment. */
interface Setting {
  readonly flag: string;
  readonly variable: string;
  readonly value: string;
  readonly help: string;
}

/** Every setting of the command: what `--help` shows and what `docs/operate.md` lists. */
export const SETTINGS = {
  databaseUrl: {
    flag: 'database-url',
    variable: 'DATABASE_URL',
    value: 'URL',
    help: 'a PostgreSQL 15 or later, as postgres://user@host/name; else an embedded database in the data folder',
  },
  data: {
    flag: 'data',
    variable: 'CROSSWALK_DATA',
    value: 'FOLDER',
    help: 'where the embedded database is kept (crosswalk-data)',
  },
  port: { flag: 'port', variable: 'PORT', value: 'NUMBER', help: 'where to listen (8080)' },
  host: {
    flag: 'host',
    variable: 'HOST',
    value: 'ADDRESS',
    help: 'on which address to listen (127.0.0.1: this machine only)',
  },
  setup: {
    flag: 'setup',
    variable: 'CROSSWALK_SETUP',
    value: 'FILE',
    help: 'a module whose default export says who users are, what they may do, and which types and jobs there are',
  },
  allowedOrigins: {
    flag: 'allowed-origins',
    variable: 'CROSSWALK_ALLOWED_ORIGINS',
    value: 'LIST',
    help: 'other origins whose pages may use the server, with commas between them',
  },
  secretKey: {
    flag: 'secret-key-file',
    variable: 'CROSSWALK_SECRET_KEY_FILE',
    value: 'FILE',
    help: 'the keys secrets are sealed with, as new-key makes them; CROSSWALK_SECRET_KEY may hold them itself',
  },
  issuer: {
    flag: 'issuer',
    variable: 'CROSSWALK_ISSUER',
    value: 'ORIGIN',
    help: 'the address users know this server by: session tokens name it, and other companies send users back to it',
  },
  panelOrigin: {
    flag: 'panel-origin',
    variable: 'CROSSWALK_PANEL_ORIGIN',
    value: 'ORIGIN',
    help: 'the address of the panels of packed plugins: another site than the CRM (on this machine only: made up)',
  },
  panelPort: {
    flag: 'panel-port',
    variable: 'CROSSWALK_PANEL_PORT',
    value: 'NUMBER',
    help: 'where the site of the panels listens (8081; any free one on this machine only)',
  },
  metricsToken: {
    flag: 'metrics-token',
    variable: 'CROSSWALK_METRICS_TOKEN',
    value: 'TEXT',
    help: 'who sends it sees /metrics; without it only a server of this machine alone shows them',
  },
  auditDays: {
    flag: 'audit-days',
    variable: 'CROSSWALK_AUDIT_DAYS',
    value: 'NUMBER',
    help: 'drops audit entries that are older (kept for ever)',
  },
  logLevel: {
    flag: 'log-level',
    variable: 'CROSSWALK_LOG_LEVEL',
    value: 'LEVEL',
    help: 'the least that is logged: info (every request), warn or error (info)',
  },
  graceSeconds: {
    flag: 'grace-seconds',
    variable: 'CROSSWALK_GRACE_SECONDS',
    value: 'NUMBER',
    help: 'how long requests and runs get to end when the process is told to stop (10)',
  },
} as const satisfies Record<string, Setting>;

/** The settings of a command, read and checked. */
export interface Settings {
  databaseUrl: string | undefined;
  data: string;
  port: number;
  host: string;
  setup: string | undefined;
  allowedOrigins: string[];
  secretKeyFile: string | undefined;
  secretKey: string | undefined;
  issuer: string | undefined;
  panelOrigin: string | undefined;
  panelPort: number | undefined;
  metricsToken: string | undefined;
  auditDays: number | undefined;
  logLevel: LogLine['level'];
  graceMs: number;
}

type Name = keyof typeof SETTINGS;
const NAMES = Object.keys(SETTINGS).filter((name): name is Name => name in SETTINGS);

/** A command line, with what its settings were and what stood beside them. */
export interface CommandLine {
  settings: Settings;
  positionals: string[];
  /** Flags that only some commands know. */
  extras: ReadonlyMap<string, string>;
}

/** Flags of single commands. */
const EXTRAS = ['file', 'expect', 'type', 'id', 'user'];

/** Reads a command line and the environment; every value that is wrong is named, with what it should be. */
export function readCommandLine(args: readonly string[], environment: NodeJS.ProcessEnv): CommandLine {
  const { values, positionals } = parse(args);
  const textOf = (name: Name) => {
    const { flag, variable } = SETTINGS[name];
    const text = values[flag] ?? environment[variable];
    return text === undefined || text === '' ? undefined : text;
  };
  const faults: string[] = [];
  const check = <T>(name: Name, fallback: T, read: (text: string) => T | undefined, expected: string): T => {
    const text = textOf(name);
    const value = text === undefined ? fallback : read(text);
    const { flag, variable } = SETTINGS[name];
    if (value === undefined && text !== undefined) faults.push(`--${flag} (${variable}) must be ${expected}.`);
    return value ?? fallback;
  };
  const settings: Settings = {
    databaseUrl: check('databaseUrl', undefined, readUrl, 'an address such as postgres://user@host/name'),
    data: resolve(textOf('data') ?? 'crosswalk-data'),
    port: check('port', 8080, (text) => readNumber(text, 0, 65_535), 'a number from 0 to 65535'),
    host: textOf('host') ?? '127.0.0.1',
    setup: textOf('setup'),
    allowedOrigins: check('allowedOrigins', [], readOrigins, 'origins such as https://crm.example.com'),
    secretKeyFile: textOf('secretKey'),
    secretKey: environment['CROSSWALK_SECRET_KEY'],
    issuer: check('issuer', undefined, readOrigin, 'an origin such as https://crm.example.com'),
    panelOrigin: check('panelOrigin', undefined, readOrigin, 'an origin such as https://panels.example.net'),
    panelPort: check('panelPort', undefined, (text) => readNumber(text, 0, 65_535), 'a number from 0 to 65535'),
    metricsToken: textOf('metricsToken'),
    auditDays: check('auditDays', undefined, (text) => readNumber(text, 1, 36_500), 'a number of days from 1 on'),
    logLevel: check('logLevel', 'info', (text) => LEVELS.find((level) => level === text), 'info, warn or error'),
    graceMs: check('graceSeconds', 10, (text) => readNumber(text, 0, 3_600), 'seconds from 0 to 3600') * 1_000,
  };
  if (faults.length > 0) throw new CommandError('bad_option', faults.join('\n'));
  const extras = new Map(EXTRAS.flatMap((name): [string, string][] => (values[name] ? [[name, values[name]]] : [])));
  return { settings, positionals, extras };
}

/** The settings as `--help` lists them. */
export function describeSettings(): string {
  const rows = NAMES.map((name): [string, string, string] => {
    const { flag, variable, value, help } = SETTINGS[name];
    return [`  --${flag} ${value}`, variable, help];
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map(([flag, variable, help]) => `${flag.padEnd(widths[0] ?? 0)}  ${variable.padEnd(widths[1] ?? 0)}  ${help}`)
    .join('\n');
}

function parse(args: readonly string[]): { values: Record<string, string | undefined>; positionals: string[] } {
  const names = [...NAMES.map((name) => SETTINGS[name].flag), ...EXTRAS];
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
    throw new CommandError('bad_option', `${reason}. See crosswalk-server --help.`);
  }
}

function readUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

function readNumber(text: string, least: number, most: number): number | undefined {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most ? number : undefined;
}

function readOrigin(text: string): string | undefined {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')
    ? text.replace(/\/$/, '')
    : undefined;
}

function readOrigins(text: string): string[] | undefined {
  const origins = text.split(',').map((part) => readOrigin(part.trim()));
  const known = origins.filter((origin) => origin !== undefined);
  return known.length === origins.length ? known : undefined;
}
