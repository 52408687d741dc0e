import { CrosswalkError } from '@crosswalk/protocol';

/** How much a line matters, the least first. */
export const LEVELS = ['info', 'warn', 'error'] as const;

/** One line of the log. Codes, routes, counts and ids of requests: never an id or name of a person, nor what somebody wrote. */
export interface LogLine {
  readonly level: (typeof LEVELS)[number];
  /** What happened, in words of the code: `request`, `ready`, `job_error`. */
  readonly event: string;
  readonly [key: string]: unknown;
}

/** Where lines of the log go. */
export type Log = (line: LogLine) => void;

/** Writes lines as JSON to the standard output, with the time in front. */
export const logJson: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
};

/** Only the lines that matter at least so much. */
export function logFrom(level: LogLine['level'], log: Log): Log {
  const wanted = LEVELS.slice(LEVELS.indexOf(level));
  return (line) => {
    if (wanted.includes(line.level)) log(line);
  };
}

/**
 * An error as the log may show it: its class, code and places in the code. The message stays only where no input gets
 * into it; those of databases and parsers quote what they were given.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const message = isQuiet(error) ? { message: error.message } : {};
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { error: error.name, ...code, ...message, ...cause, at: placesOf(error) };
}

const QUIET: ReadonlySet<string> = new Set(['TypeError', 'RangeError', 'ReferenceError', 'AggregateError']);

function isQuiet(error: Error): boolean {
  return error instanceof CrosswalkError || QUIET.has(error.name);
}

/** The lines of the stack without the message that stands before them. */
function placesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
