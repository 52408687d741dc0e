import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tools/root.ts';

/** How the demo was asked to start. */
export interface StartOptions {
  /** Port of the CRM, on `localhost`. */
  port: number;
  /** Port of the panels, on `127.0.0.1`: another site for the browser, as third parties are. */
  panelPort: number;
  /** Folder of the embedded database. */
  data: string;
  /** Installs the hostile plugin too. */
  withMischief: boolean;
  /** A served PostgreSQL instead of the embedded database. */
  databaseUrl: string | undefined;
}

/** A mistake of whoever starts the demo; its message says how to mend it and is all that is printed. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export const HELP = `Starts the demo CRM with its database and sample plugins.

Usage: npm start -- [options]

  --port NUMBER        port of the CRM on localhost                        (5173)
  --panel-port NUMBER  port of the plugins' panels on 127.0.0.1            (the next one)
  --data FOLDER        where the embedded database is kept                 (crosswalk-data)
  --with-mischief      installs a hostile plugin too, to see it fail
  --help               shows this

DATABASE_URL=postgres://…  keeps the records in that PostgreSQL instead.`;

/** Reads the command line; `undefined` when only help was asked for. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): StartOptions | undefined {
  const { values } = parse(args);
  if (values.help) return undefined;
  const port = portOf('--port', values.port ?? '5173');
  const panelPort = portOf('--panel-port', values['panel-port'] ?? String(port + 1));
  if (port === panelPort) throw new StartError('--port and --panel-port must differ.');
  const data = values.data === undefined ? join(ROOT, 'crosswalk-data') : resolve(values.data);
  return {
    port,
    panelPort,
    data,
    withMischief: values['with-mischief'] ?? false,
    databaseUrl: environment.DATABASE_URL || undefined,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'panel-port': { type: 'string' },
        data: { type: 'string' },
        'with-mischief': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new StartError(`${reason}. See npm start -- --help.`);
  }
}

/** The port a flag names. */
export function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new StartError(`${flag} takes a number from 1 to 65535, not ${text}.`);
}
