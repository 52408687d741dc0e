import type { Sql } from './sql.ts';

/** Something that answers statements: a database, or a transaction in it. */
export interface Queries {
  /** The rows of a statement. Dates are `Date`, jsonb is parsed, bigint is cast to text in the statement. */
  query<Row extends object>(statement: Sql): Promise<Row[]>;
  /** Runs a script of several statements without parameters. */
  run(script: string): Promise<void>;
  /** For libraries that bring SQL of their own: a statement with `$1` parameters, or a script of several without any. */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** The embedded database as a library uses it that brings its own SQL: the parts of PGlite that are needed. */
export interface EmbeddedClient {
  query<Row>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
  exec(text: string): Promise<{ rows: unknown[] }[]>;
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
}

/** What is behind a database, for libraries that want to make connections of their own. */
export type Engine =
  { readonly kind: 'embedded'; readonly client: EmbeddedClient } | { readonly kind: 'served'; readonly url: string };

/**
 * The one door to PostgreSQL, embedded or served. Everything above it writes the same SQL, with features
 * that PostgreSQL 15 has.
 */
export interface Database extends Queries {
  readonly engine: Engine;
  /** Runs work in one transaction: all of it is kept, or, when it throws, none. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Calls back when any process of this database sends a notification on the channel. Returns how to stop. */
  listen(channel: string, onNotify: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
