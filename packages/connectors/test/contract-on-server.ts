import { createApp, defineTypes, openDatabase, serve } from '@crosswalk/server';
import { CONTRACT_DESCRIPTIONS, type ContractSubject } from '@crosswalk/testing';
import { createHttpSource } from '../src/crosswalk/index.ts';

/** A whole server on a real socket, on PostgreSQL where an address is given, and a source that speaks with it. */
export async function openServerSubject(url?: string): Promise<ContractSubject> {
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
