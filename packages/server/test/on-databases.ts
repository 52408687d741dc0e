import { after, before, describe } from 'node:test';
import type { Database } from '../src/database/database.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from './throwaway-postgres.ts';

/** Runs the same tests on the embedded database and on a served PostgreSQL. `open` gives the one at work. */
export function onBothDatabases(
  title: string,
  define: (open: () => Database, another: () => Promise<Database>) => void,
): void {
  let postgres: ThrowawayPostgres | undefined;
  const engines = [
    { name: 'the embedded database', skip: false as const, url: () => Promise.resolve(undefined) },
    {
      name: 'PostgreSQL',
      skip: whyNoPostgres(),
      url: async () => {
        postgres ??= await startPostgres();
        return postgres.createDatabase();
      },
    },
  ];
  for (const { name, skip, url } of engines) {
    void describe(`${title} on ${name}`, { skip }, () => {
      let database: Database | undefined;
      let address: string | undefined;
      const opened: Database[] = [];
      const open = async () => {
        const next = await openDatabase(address === undefined ? {} : { url: address });
        opened.push(next);
        return next;
      };
      before(async () => {
        address = await url();
        database = await open();
      });
      after(async () => {
        for (const each of opened) await each.close();
        await postgres?.remove();
      });
      // A second process sees the same PostgreSQL; the embedded one belongs to one process, so it is the same.
      define(
        () => assertOpen(database),
        () => (address === undefined ? Promise.resolve(assertOpen(database)) : open()),
      );
    });
  }
}

function assertOpen(database: Database | undefined): Database {
  if (database === undefined) throw new Error('Ask for the database inside a test.');
  return database;
}
