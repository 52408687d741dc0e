/** What can keep a command from doing its work. */
export type CommandCode =
  'bad_option' | 'bad_file' | 'no_database' | 'database_newer' | 'database_not_empty' | 'setup_failed' | 'chain_broken';

/** A command cannot be done, for a reason its user can mend: the message says what is wrong and what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly code: CommandCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
  }
}
