import { type Database, defineTypes, importRecords, sql } from '@crosswalk/server';
import { DEMO_DESCRIPTIONS } from './descriptions.ts';
import { generateDemo } from './generate-demo.ts';

/** Fills a database with the demo CRM. The database must be empty: ids would clash. */
export async function seedDemo(database: Database, options: { today?: Date } = {}): Promise<void> {
  await defineTypes(database, DEMO_DESCRIPTIONS);
  await importRecords(database, generateDemo(options));
}

/** Makes sure the demo is there: fills an empty database, and leaves one alone in which somebody works already. Says whether it filled it. */
export async function loadDemo(database: Database, options: { today?: Date } = {}): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }>(sql`select exists (select 1 from record) as found`);
  if (row?.found === true) {
    await defineTypes(database, DEMO_DESCRIPTIONS);
    return false;
  }
  await seedDemo(database, options);
  return true;
}
