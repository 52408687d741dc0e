import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tools/root.ts';
import { portOf, StartError } from '../serve/options.ts';

/** How the demo in Tryton was asked to start. */
export interface TrytonOptions {
  /** Port of Tryton on `localhost`. The server beside it and the panels have the next two. */
  port: number;
  /** Folder of Tryton's database and of the server's beside it. */
  data: string;
  /** A PostgreSQL server for Tryton instead of SQLite: `postgresql://user:password@host:port/`. */
  databaseUri: string | undefined;
  /** How many parties there are in the end. */
  parties: number;
}

export const TRYTON_HELP = `Starts Tryton, a CRM of somebody else, with this repository's sample plugins inside its own web client.

Usage: npm run demo:tryton -- [options]

  --port NUMBER       port of Tryton on localhost; the next two are taken as well  (5280)
  --data FOLDER       where the databases are kept                                 (crosswalk-tryton)
  --database-uri URI  a PostgreSQL server for Tryton instead of SQLite
  --parties NUMBER    how many parties there are                                   (60)
  --help              shows this`;

/** Reads the command line; `undefined` when only help was asked for. */
export function readTrytonOptions(args: readonly string[]): TrytonOptions | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  const parties = Number(values.parties ?? '60');
  if (!Number.isInteger(parties) || parties < 1 || parties > 100_000)
    throw new StartError(`--parties takes a number from 1 to 100000, not ${values.parties}.`);
  return {
    port: portOf('--port', values.port ?? '5280'),
    data: values.data === undefined ? join(ROOT, 'crosswalk-tryton') : resolve(values.data),
    databaseUri: values['database-uri'],
    parties,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        'database-uri': { type: 'string' },
        parties: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new StartError(`${reason}. See npm run demo:tryton -- --help.`);
  }
}
