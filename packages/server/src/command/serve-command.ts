import { createApp } from '../app.ts';
import { dropAudit } from '../audit/audit-table.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { RequestHandler } from '../http/node-listener.ts';
import { jsonResponse } from '../http/responses.ts';
import { type Jobs, openJobs } from '../jobs/boss-queue.ts';
import { describeError, type Log } from '../observe/log.ts';
import { OutgoingConnections } from '../proxy/outgoing-request.ts';
import { defineTypes, TypeRegistry } from '../records/type-registry.ts';
import { openKeyRing } from '../secrets/key-ring.ts';
import { SecretStore } from '../secrets/secret-store.ts';
import { serve } from '../serve.ts';
import { openWebhookWork } from '../webhooks/open-webhooks.ts';
import { CommandError } from './command-error.ts';
import { openWhenReady } from './open-database.ts';
import { servePanels } from './panel-service.ts';
import type { Settings } from './settings.ts';
import { loadSetup, type Setup } from './setup.ts';

/** What a process does: answer requests, work on runs, or both. */
export type Role = 'serve' | 'worker' | 'both';

/** Ends a process in good order. */
export type Stop = () => Promise<void>;

const AUDIT_MS = 3_600_000;
/** A difference that makes tokens and signatures fail. */
const SKEW_SECONDS = 5;

/** Starts a process of the service and gives how to stop it. It listens at once and is ready when its database is. */
export async function startService(role: Role, settings: Settings, log: Log): Promise<Stop> {
  if (role === 'worker' && settings.databaseUrl === undefined)
    throw new CommandError(
      'bad_option',
      'An embedded database belongs to one process, which works on its runs itself. Set DATABASE_URL to have workers of their own.',
    );
  const setup = await loadSetup(settings.setup, settings.host);
  if (setup.identify === undefined && role !== 'worker') log({ level: 'warn', event: 'everybody_is_admin' });
  const closers: Stop[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    await (role === 'worker'
      ? startWorker(settings, setup, log, closers)
      : startWeb(role, settings, setup, { log, closers }));
    log({ level: 'info', event: 'ready', role });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWorker(settings: Settings, setup: Setup, log: Log, closers: Stop[]): Promise<void> {
  const database = await openDatabase(settings, log, closers);
  await openWork(database, settings, { setup, log, closers, isWorker: true });
}

async function startWeb(
  role: Role,
  settings: Settings,
  setup: Setup,
  { log, closers }: { log: Log; closers: Stop[] },
): Promise<void> {
  const gate: { handle: RequestHandler } = { handle: notReady };
  const server = await serve((request) => gate.handle(request), { port: settings.port, hostname: settings.host });
  let beginStop = (): void => undefined;
  log({ level: 'info', event: 'listening', url: server.url });
  const closeServer = async () => {
    beginStop();
    await server.close(settings.graceMs);
  };
  closers.push(() => server.close());
  const panels = await servePanels(settings, server);
  if (panels !== undefined) {
    log({ level: 'info', event: 'panels_listening', url: panels.url, origin: panels.origin });
    closers.push(() => panels.close());
  }
  const keys = await openKeyRing({ text: settings.secretKey, file: settings.secretKeyFile });
  const database = await openDatabase(settings, log, closers);
  await defineTypes(database, setup.types ?? []);
  const jobs = await openWork(database, settings, { setup, log, closers, isWorker: role === 'both' });
  const { metricsToken, issuer, allowedOrigins } = settings;
  const isLocal = server.url.includes('127.0.0.1') || server.url.includes('localhost') || server.url.includes('[::1]');
  const app = await createApp({
    database,
    jobs,
    keys,
    allowedOrigins,
    ...(setup.identify && { identify: setup.identify }),
    ...(setup.rights && { rights: setup.rights }),
    ...(issuer !== undefined && { issuer }),
    ...(panels !== undefined && { panelOrigin: panels.origin }),
    ...(metricsToken !== undefined ? { metrics: { token: metricsToken } } : isLocal && { metrics: {} }),
    log: ({ error, ...trace }) => log({ level: 'error', event: 'request_failed', ...trace, ...describeError(error) }),
    onRequest: (answered) => log({ level: 'info', event: 'request', ...answered }),
  });
  gate.handle = app.handle;
  panels?.open(database);
  beginStop = () => app.stop();
  // Last opened, first closed: requests end while everything they need is still there.
  closers.push(() => app.close(), closeServer);
}

async function openDatabase(settings: Settings, log: Log, closers: Stop[]): Promise<Database> {
  const database = await openWhenReady(settings, log);
  closers.push(() => database.close());
  await warnOfSkew(database, log);
  const { auditDays } = settings;
  if (auditDays !== undefined) {
    const drop = () =>
      dropAudit(database, auditDays).catch((error: unknown) =>
        log({ level: 'error', event: 'audit_not_dropped', ...describeError(error) }),
      );
    await drop();
    const timer = setInterval(() => void drop(), AUDIT_MS);
    closers.push(async () => clearInterval(timer));
  }
  return database;
}

async function openWork(
  database: Database,
  { graceMs, secretKey, secretKeyFile }: Settings,
  { setup, log, closers, isWorker }: { setup: Setup; log: Log; closers: Stop[]; isWorker: boolean },
): Promise<Jobs> {
  const onProblem = ({ code, error }: { code: string; error?: unknown }) =>
    log({ level: 'error', event: code, ...describeError(error) });
  const jobs = await openJobs(database, { worker: isWorker, graceMs, onProblem });
  closers.push(() => jobs.close());
  if (!isWorker) return jobs;
  await setup.work?.(jobs, database);
  const keys = await openKeyRing({ text: secretKey, file: secretKeyFile });
  const types = await TypeRegistry.load(database);
  const webhooks = await openWebhookWork({
    database,
    jobs,
    secrets: new SecretStore(keys),
    outgoing: new OutgoingConnections(),
    describe: (type) => types.describe(type),
    ...(setup.onMessage && { handle: setup.onMessage }),
    onProblem: (error) => onProblem({ code: 'webhooks_not_queued', error }),
  });
  closers.push(() => webhooks.close());
  return jobs;
}

/** Times of records, tokens and signatures come from both clocks, so they should agree. */
async function warnOfSkew(database: Database, log: Log): Promise<void> {
  const [row] = await database.query<{ now: Date }>(sql`select clock_timestamp() as now`);
  const seconds = row === undefined ? 0 : (Date.now() - row.now.getTime()) / 1_000;
  if (Math.abs(seconds) > SKEW_SECONDS)
    log({
      level: 'warn',
      event: 'clock_skew',
      seconds,
      mend: 'The clocks of this machine and of the database differ. Set both by NTP.',
    });
}

const notReady: RequestHandler = async (request) => {
  if (new URL(request.url).pathname === '/healthz') return jsonResponse({ status: 'ok' });
  const error = { code: 'offline', message: 'This server is starting. Its database is not open yet.', retryable: true };
  return jsonResponse({ error }, { status: 503, headers: { 'retry-after': '2' } });
};
