import { CrosswalkError } from '@crosswalk/protocol';
import { fromPglite, PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';

/** The schema of the tables of pg-boss. Nothing outside this folder knows them. */
export const JOB_SCHEMA = 'crosswalk_jobs';

/** What a process does for the jobs of its database. */
export interface BossOptions {
  /** Works on runs, watches over those of other processes and keeps the schedules; else it only enqueues and looks. */
  worker: boolean;
  /** Gets failures of the machinery itself: a database that is away, a clock that is off. */
  onProblem: (problem: { code: string; error?: unknown }) => void;
}

/** How soon a run of a process that died is noticed, after its heartbeat has run out. */
const WATCH_SECONDS = 2;

/** Starts pg-boss on a database: through the embedded one itself, or over connections of its own to a served one. */
export async function startBoss({ engine }: Database, { worker, onProblem }: BossOptions): Promise<PgBoss> {
  const connection =
    engine.kind === 'embedded'
      ? { db: fromPglite(engine.client), backend: 'pglite' as const }
      : { connectionString: engine.url, max: worker ? 8 : 2, application_name: 'crosswalk-jobs' };
  const boss = new PgBoss({
    ...connection,
    schema: JOB_SCHEMA,
    supervise: worker,
    schedule: worker,
    useListenNotify: worker,
    superviseIntervalSeconds: WATCH_SECONDS,
    monitorIntervalSeconds: WATCH_SECONDS,
    queueCacheIntervalSeconds: 30,
    cronMonitorIntervalSeconds: 5,
    cronWorkerIntervalSeconds: 1,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => onProblem({ code: 'job_error', error }));
  boss.on('warning', ({ message }) => onProblem({ code: 'job_warning', error: message }));
  await boss.start().catch((error: unknown) => {
    throw new CrosswalkError('offline', 'The tables of the jobs could not be prepared. Is the database reachable?', {
      cause: error,
    });
  });
  return boss;
}
