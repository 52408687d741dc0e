/** Ours, as a CRM and a plugin author use it: permission, checks of arguments and results, and audit switched on. */
import { connectFrame, type GuardFactory, pageGuard, workerGuard } from '@crosswalk/bridge';
import { type AttachOptions, createHost, grantRequired, memoryGrants } from '@crosswalk/host';
import type { ObjectDescription, RecordSource } from '@crosswalk/model';
import { type Manifest, PROTOCOL_VERSION } from '@crosswalk/protocol';
import { FIELDS, TYPES } from '../store.ts';
import type { HostPeer, Store } from './peer.ts';

const description: ObjectDescription = {
  type: 'person',
  label: 'Person',
  pluralLabel: 'People',
  titleField: 'name',
  fields: FIELDS.map((key) => ({ key, type: TYPES.get(key) ?? 'text', label: key })),
};

/** The bench's records as a source. Only what the scenarios ask is there. */
function createSource(store: Store): RecordSource {
  const unused = () => Promise.reject(new Error('The bench does not write.'));
  return {
    capabilities: { types: ['person'], watch: true, getMany: true },
    describe: async () => description,
    rights: async () => ({ read: true, create: false, update: false, delete: false }),
    get: (_type, id) => store.get(id),
    getMany: (_type, ids) => Promise.all(ids.map(store.get)),
    list: async (_type, { cursor = '0', limit = 50 } = {}) => {
      const end = Number(cursor) + limit;
      const records = (await store.list(end)).slice(Number(cursor));
      return { records, nextCursor: String(end) };
    },
    create: unused,
    update: unused,
    delete: unused,

    watch: async function* () {
      await Promise.resolve();
    },
  };
}

function manifestFor(entry: string): Manifest {
  return {
    manifestVersion: 1,
    id: 'com.example.bench',
    version: '1.0.0',
    name: 'Bench',
    description: 'Reads people.',
    author: { name: 'Example' },
    defaultLocale: 'en',
    engines: { host: '^1.0' },
    views: [{ id: 'panel', title: 'Bench', location: 'app.page', entry, size: { height: 100 } }],
    permissions: { required: [{ scope: `records.person.read:${FIELDS.join(',')}`, purpose: 'To be measured.' }] },
  };
}

type PanelSession = Parameters<NonNullable<AttachOptions['onOpen']>>[0];

/** No limit but those that keep one message small; the guard is the product's own. */
const limits = {
  bridge: { callsPerSecond: Infinity, inFlight: Infinity, messagesPerSecond: Infinity, lengthPerSecond: Infinity },
  bulkReads: { atOnce: Infinity, perSecond: Infinity },
};

function createPeer(guard: GuardFactory): HostPeer {
  return {
    open: (iframe, url, store) =>
      new Promise((resolve, reject) => {
        const plugin = { manifest: manifestFor(url), baseUrl: url };
        const host = createHost({
          source: createSource(store),
          user: { id: '1', name: 'Bench', roles: [] },
          account: { id: '1', name: 'Bench', crm: 'Bench' },
          plugins: [plugin],
          grants: memoryGrants({ [plugin.manifest.id]: grantRequired(plugin) }),
          limits,
          guard,
        });
        let session: PanelSession | undefined;
        const panel = host.attach(iframe, {
          plugin: plugin.manifest.id,
          view: 'panel',
          onOpen: (opened) => (session = opened),
          onState: (state, problem) => {
            if (problem) reject(new Error(problem.message));
            if (state === 'ready')
              resolve({ emit: (payload) => session?.emit('record.changed', payload), close: () => panel.destroy() });
          },
        });
      }),
  };
}

export interface AttackResult {
  /** Calls that reached the dispatcher. */
  handled: number;
  state: string;
  reason: string | undefined;
}

/** Opens an attacker's page with the limits every host has by default. */
export function suffer(
  iframe: HTMLIFrameElement,
  url: string,
  isGuarded: boolean,
  waitMs: number,
): Promise<AttackResult> {
  let handled = 0;
  let reason: string | undefined;
  const connection = connectFrame({
    iframe,
    url,
    origin: 'null',
    protocol: PROTOCOL_VERSION,
    plugin: 'com.example.hostile',
    welcome: () => ({}),
    handle: () => (handled += 1),
    onState: (_state, problem) => (reason = problem?.reason ?? reason),
    guard: isGuarded ? guardInWorker : pageGuard,
  });
  return new Promise((resolve) => {
    setTimeout(() => {
      const { state } = connection;
      connection.close();
      resolve({ handled, state, reason });
    }, waitMs);
  });
}

const guardInWorker = workerGuard(new URL('/guard-worker.js', location.href));

export const host = createPeer(pageGuard);
export const guarded = createPeer(guardInWorker);
