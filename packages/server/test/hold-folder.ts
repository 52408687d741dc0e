/** A process that opens a data folder, writes a record when told to, and waits to be killed: the other side of the tests of locks and crashes. */
import { createApp } from '../src/app.ts';
import { openDatabase } from '../src/database/open-database.ts';
import { defineTypes } from '../src/records/type-registry.ts';
import { serve } from '../src/serve.ts';
import { PERSON } from './running-app.ts';

const database = await openDatabase({ folder: process.argv[2] ?? '' }).catch((error: unknown) => {
  console.log(`refused ${error instanceof Error ? error.message : 'for no reason'}`);
  process.exit(3);
});
await defineTypes(database, [PERSON]);
const app = await createApp({ database });
const server = await serve(app.handle);
console.log(`ready ${server.url}`);
