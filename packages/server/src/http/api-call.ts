import type { ObjectDescription } from '@crosswalk/model';
import type { RecordVerb } from '@crosswalk/protocol';
import type { AuditWriter } from '../audit/audit-writer.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { ChangeFeed } from '../records/change-feed.ts';
import type { PluginServices } from '../plugin-services.ts';
import type { ActingPlugin } from '../registry/plugin-directory.ts';
import type { RecordLoader } from '../records/record-loader.ts';
import type { TypeRegistry } from '../records/type-registry.ts';
import type { User, UserRights } from '../records/viewer.ts';
import type { StreamBudget } from './stream-budget.ts';

/** What all routes share. */
export interface Services extends PluginServices {
  database: Database;
  audit: AuditWriter;
  loader: RecordLoader;
  types: TypeRegistry;
  feed: ChangeFeed;
  streams: StreamBudget;
  /** Absent where the server was started without. */
  jobs?: Jobs;
  heartbeatMs: number;
  metrics: Metrics;
  /** Who may see the figures; absent where they are not offered. */
  metricsAccess?: { token?: string };
  /** Ends when the server closes: streams end with it. */
  closing: AbortSignal;
}

/** One request on its way through a route. */
export interface ApiCall {
  readonly services: Services;
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly user: User;
  /** A parameter of the path. */
  parameter(name: string): string;
  /** The plugin in whose name the host asks. */
  readonly acting?: ActingPlugin;
  /** The user's rights on a type; where a plugin acts, narrowed to what it may do for them. They are those for one verb, `read` unless said otherwise. */
  rights(description: ObjectDescription, verb?: RecordVerb): UserRights;
  /** What the audit is to say of a plugin's request beside what its address says. A route adds to it as it learns it. */
  readonly audited: { record?: { type: string; ids: readonly string[] }; fields?: readonly string[] };
  /** The request's JSON. */
  body(): Promise<unknown>;
}
