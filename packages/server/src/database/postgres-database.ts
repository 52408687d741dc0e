import pg from 'pg';
import { asCallerError } from './database-errors.ts';
import type { Database, Queries } from './database.ts';
import { PreparedSql, type Sql } from './sql.ts';

const RECONNECT_MS = 1_000;

/** Opens a served PostgreSQL by its connection string. Nothing connects before the first statement. */
export function openPostgresDatabase(connectionString: string): Database {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    application_name: 'crosswalk',
  });
  // A lost connection is also an event, idle or at work, and unheard it would end the process. Statements fail by themselves.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    ...queriesOf(pool),
    engine: { kind: 'served', url: connectionString },
    transaction: (work) => inTransaction(pool, work),
    listen: (channel, onNotify) => listenForever(connectionString, channel, onNotify),
    close: () => pool.end(),
  };
}

function queriesOf(client: pg.Pool | pg.PoolClient): Queries {
  return {
    async query<Row extends object>(statement: Sql): Promise<Row[]> {
      const { text, values } = statement;
      const name = statement instanceof PreparedSql ? { name: statement.name } : {};
      const result = await client.query<Row>({ text, values: [...values], ...name }).catch(rethrow);
      return result.rows;
    },
    async run(script) {
      await client.query(script).catch(rethrow);
    },
    async execute(text, values = []) {
      const result = await client.query<object>(text, [...values]).catch(rethrow);
      // A script of several statements gives a list of results, which the types do not tell.
      return { rows: [result].flat().flatMap(({ rows }): unknown[] => rows) };
    },
  };
}

async function inTransaction<T>(pool: pg.Pool, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(rethrow);
  let isBroken = false;
  try {
    await client.query('begin');
    const result = await work(queriesOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true;
    });
    throw asCallerError(error);
  } finally {
    client.release(isBroken);
  }
}

/** Listens on a connection of its own, and on a new one whenever that is lost. */
async function listenForever(
  connectionString: string,
  channel: string,
  onNotify: () => void,
): Promise<() => Promise<void>> {
  let isStopped = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    client = new pg.Client({ connectionString, application_name: 'crosswalk-listen', connectionTimeoutMillis: 5_000 });
    client.on('notification', onNotify);
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!isStopped) setTimeout(() => void connect().then(onNotify, () => undefined), RECONNECT_MS).unref();
    });
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  };
  await connect().catch(rethrow);
  return async () => {
    isStopped = true;
    await client?.end();
  };
}

function rethrow(error: unknown): never {
  throw asCallerError(error);
}
