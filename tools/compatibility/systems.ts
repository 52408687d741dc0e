import { createRecordSource, init } from '@crosswalk/panel';
import { CONTRACT_DESCRIPTIONS, type ContractSubject, createMemorySource, createOfflineHost } from '@crosswalk/testing';
import { openServerSubject } from '../../packages/connectors/test/contract-on-server.ts';
import { contractSubject } from '../../packages/connectors/test/contract-on-tryton.ts';
import { startTryton, type TrytonDatabase, whyNoTryton } from '../../packages/connectors/test/throwaway-tryton.ts';
import { startPostgres, whyNoPostgres } from '../../packages/server/test/throwaway-postgres.ts';

/** A system the contract of sources is run over. */
export interface System {
  name: string;
  /** Why it cannot be run here, or `false`. */
  whyNot: () => string | false;
  open: () => Promise<ContractSubject>;
}

/** Every system of the table, in the order of its columns. */
export const SYSTEMS: readonly System[] = [
  {
    name: 'memory',
    whyNot: () => false,
    open: async () => ({ source: createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS }) }),
  },
  { name: 'server, PGlite', whyNot: () => false, open: () => openServerSubject() },
  { name: 'server, PostgreSQL', whyNot: whyNoPostgres, open: openServerOnPostgres },
  { name: 'bridge', whyNot: () => false, open: openBridge },
  tryton('Tryton, PostgreSQL', 'postgresql'),
  tryton('Tryton, SQLite', 'sqlite'),
];

async function openServerOnPostgres(): Promise<ContractSubject> {
  const postgres = await startPostgres();
  const subject = await openServerSubject(await postgres.createDatabase());
  return {
    ...subject,
    close: async () => {
      await subject.close?.();
      await postgres.remove();
    },
  };
}

/** A panel that may do everything, at a host over memory. */
async function openBridge(): Promise<ContractSubject> {
  const scopes = ['person', 'company'].flatMap((type) =>
    ['read', 'create', 'update', 'delete'].map((verb) => ({
      scope: `records.${type}.${verb}`,
      purpose: 'The contract.',
    })),
  );
  const offline = createOfflineHost({
    manifest: {
      manifestVersion: 1,
      id: 'com.example.contract',
      version: '1.0.0',
      name: 'Contract',
      description: 'Runs the contract of sources.',
      author: { name: 'Crosswalk' },
      defaultLocale: 'en',
      engines: { host: '^1.0' },
      views: [
        { id: 'panel', title: 'Panel', location: 'crm.record.sidebar', entry: './panel.html', size: { height: 100 } },
      ],
      permissions: { required: scopes },
    },
    objects: CONTRACT_DESCRIPTIONS,
    limits: {
      bridge: { callsPerSecond: 10_000, inFlight: 1_000, streams: 100 },
      batchWrites: { atOnce: 10_000, perSecond: 10_000 },
    },
  });
  const crm = await init({ connect: offline.connect({ view: 'panel', record: { type: 'person', id: 'nobody' } }) });
  const source = createRecordSource(crm, { types: ['person', 'company'] });
  return { source, unknownNames: 'denied', close: () => offline.destroy() };
}

function tryton(name: string, database: TrytonDatabase): System {
  return {
    name,
    whyNot: () => whyNoTryton(database),
    open: async () => {
      const running = await startTryton(database, ['crosswalk_contract']);
      const subject = contractSubject(running, database);
      return {
        ...subject,
        close: async () => {
          await subject.close?.();
          await running.remove();
        },
      };
    },
  };
}
