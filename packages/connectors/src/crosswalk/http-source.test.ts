import { after, before, describe, it } from 'node:test';
import { createApp, defineTypes, openDatabase, serve } from '@crosswalk/server';
import { CONTRACT_DESCRIPTIONS, type ContractSubject, describeRecordSourceContract } from '@crosswalk/testing';
import { startPostgres, type ThrowawayPostgres, whyNoPostgres } from '../../../server/test/throwaway-postgres.ts';
import { createHttpSource } from './index.ts';

const runner = { describe, it, before, after };

/** A whole server on a real socket, and a source that speaks with it. */
async function openOver(url?: string): Promise<ContractSubject> {
  const database = await openDatabase(url === undefined ? {} : { url });
  await defineTypes(database, CONTRACT_DESCRIPTIONS);
  const app = await createApp({ database });
  const server = await serve(app.handle);
  return {
    source: createHttpSource({ baseUrl: server.url }),
    close: async () => {
      await app.close();
      await server.close();
      await database.close();
    },
  };
}

describeRecordSourceContract('HTTP on the embedded database', () => openOver(), runner);

describe('on a served PostgreSQL', { skip: whyNoPostgres() }, () => {
  let postgres: ThrowawayPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.remove());
  describeRecordSourceContract('HTTP on PostgreSQL', async () => openOver(await postgres.createDatabase()), runner);
});
