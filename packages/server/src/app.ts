import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import { answerAudited } from './audit/answer-audited.ts';
import { AuditWriter } from './audit/audit-writer.ts';
import type { Database } from './database/database.ts';
import { resumeErasures } from './erase/erase-record.ts';
import { attributeDenial, findActing, rightsThrough } from './grants/acting-for.ts';
import type { ApiCall, Services } from './http/api-call.ts';
import { allowOrigin, answerPreflight, isPreflight } from './http/cross-origin.ts';
import { assertStorable, readJson } from './http/request-body.ts';
import { assertSameOrigin } from './http/request-guard.ts';
import { type ErrorLog, errorResponse } from './http/responses.ts';
import { type Match, RouteTable } from './http/router.ts';
import { StreamBudget } from './http/stream-budget.ts';
import type { Jobs } from './jobs/boss-queue.ts';
import { openPluginServices, type PluginOptions } from './plugin-services.ts';
import { Metrics } from './observe/metrics.ts';
import { type AnsweredRequest, type RequestTrace, traceRequest } from './observe/request-trace.ts';
import { forgetSteps } from './jobs/run-rows.ts';
import type { ActingPlugin } from './registry/plugin-directory.ts';
import { ChangeFeed } from './records/change-feed.ts';
import { forgetOld } from './records/forget-old.ts';
import { RecordLoader } from './records/record-loader.ts';
import { TypeRegistry } from './records/type-registry.ts';
import { allowEverything, type RightsPolicy, type User } from './records/viewer.ts';
import { assertAdmin } from './routes/assert-admin.ts';
import { ROUTES } from './routes/routes.ts';

/** What a server is made of. Only the database is required. */
export interface AppOptions extends PluginOptions {
  database: Database;
  /** The jobs of the same database, so that admins can see and steer them. */
  jobs?: Jobs;
  /** Who makes a request. Throw a `CrosswalkError` with the code `permission_denied` when nobody is signed in. */
  identify?: (request: Request) => User | Promise<User>;
  /** What a user may do with each type and field. */
  rights?: RightsPolicy;
  /** Other origins whose pages may use this server, such as `https://crm.example.com`. */
  allowedOrigins?: readonly string[];
  /** Gets the causes that callers do not see. */
  log?: ErrorLog;
  /** Gets every request once it was answered, for an access log. */
  onRequest?: (answered: AnsweredRequest) => void;
  /** Offers figures for Prometheus at `/metrics`: to everybody, or only to those who send this token. */
  metrics?: { token?: string };
  /** How often a silent stream of changes shows that it is alive. */
  heartbeatMs?: number;
}

/** A server as a function from request to answer, to be mounted in any HTTP server. */
export interface App {
  readonly handle: (request: Request) => Promise<Response>;
  /** From now on the server is not ready, and its streams end; requests are still answered. The first step of a graceful stop. */
  stop(): void;
  /** Ends the streams and stops listening. The database stays open: whoever opened it closes it. */
  close(): Promise<void>;
}

const FORGET_MS = 3_600_000;
const TABLE = new RouteTable(ROUTES);
/** Who asks where it does not matter who asks. */
const NOBODY: User = { id: '', name: '', roles: [] };
const DEMO_USER: User = { id: 'demo', name: 'Demo user', roles: ['admin'] };

/** Starts the service on a database whose types were defined with `defineTypes`. */
export async function createApp(options: AppOptions): Promise<App> {
  const { database } = options;
  const closing = new AbortController();
  const services = await openServices(options, closing.signal);
  const { metrics } = services;
  const settings = {
    services,
    identify: options.identify ?? (() => DEMO_USER),
    policy: options.rights ?? allowEverything,
    allowedOrigins: new Set(options.allowedOrigins),
  };
  const keepHouse = async () => {
    await forgetOld(database);
    await services.connections.forgetOld();
    if (options.jobs !== undefined) await forgetSteps(database);
    await resumeErasures(database, services.types);
  };
  const forgetting = setInterval(() => void keepHouse().catch(() => undefined), FORGET_MS);
  forgetting.unref();
  await keepHouse();
  const log = options.log ?? logToConsole;
  return {
    handle: async (request) => {
      const trace = traceRequest(request);
      const startedAt = performance.now();
      metrics.begin();
      let code: ErrorCode | undefined;
      const response = await answer(request, trace, settings).catch((error: unknown) => {
        code = error instanceof CrosswalkError ? error.code : 'host_error';
        return errorResponse(error, trace, log);
      });
      response.headers.set('x-request-id', trace.requestId);
      const seconds = (performance.now() - startedAt) / 1_000;
      const answered = { ...trace, status: response.status, seconds, ...(code && { code }) };
      metrics.end(answered);
      options.onRequest?.(answered);
      return allowOrigin(request, response, settings.allowedOrigins);
    },
    stop: () => closing.abort(),
    close: async () => {
      clearInterval(forgetting);
      closing.abort();
      await services.feed.close();
      await services.closePlugins();
    },
  };
}

async function openServices(options: AppOptions, closing: AbortSignal): Promise<Services> {
  const { database } = options;
  const audit = new AuditWriter(database);
  return {
    ...(await openPluginServices(database, { ...options, audit })),
    database,
    audit,
    loader: new RecordLoader(database),
    types: await TypeRegistry.load(database),
    feed: await ChangeFeed.open(database),
    streams: new StreamBudget(),
    heartbeatMs: options.heartbeatMs ?? 15_000,
    closing,
    metrics: new Metrics(),
    ...(options.metrics && { metricsAccess: options.metrics }),
    ...(options.jobs && { jobs: options.jobs }),
  };
}

interface Settings {
  services: Services;
  identify: NonNullable<AppOptions['identify']>;
  policy: RightsPolicy;
  allowedOrigins: ReadonlySet<string>;
}

/** The way of a request: from where, to what, by whom, and then the route. */
async function answer(request: Request, trace: RequestTrace, settings: Settings): Promise<Response> {
  assertSameOrigin(request, settings.allowedOrigins);
  if (isPreflight(request)) return answerPreflight();
  const url = new URL(request.url);
  assertStorable(url.searchParams);
  const match = TABLE.find(request.method, url.pathname);
  trace.route = match.route.path;
  const user = match.route.access === 'public' ? NOBODY : await settings.identify(request);
  if (match.route.access === 'admin') assertAdmin({ user });
  const acting = await findActing(request, user, match.route, settings.services.plugins);
  const call = createCall({ request, url, user, match, acting }, settings);
  if (acting === undefined) return await match.route.answer(call);
  try {
    return await answerAudited(call, match);
  } catch (error) {
    throw attributeDenial(error, acting);
  }
}

function createCall(
  found: { request: Request; url: URL; user: User; match: Match<ApiCall>; acting: ActingPlugin | undefined },
  { services, policy }: Settings,
): ApiCall {
  const { request, url, user, match, acting } = found;
  return {
    services,
    request,
    query: url.searchParams,
    user,
    parameter: (name) => match.parameters.get(name) ?? '',
    ...(acting && { acting }),
    audited: {},
    rights: (description, verb = 'read') =>
      rightsThrough(acting, { description, rights: policy(user, description) }, verb),
    body: () => readJson(request),
  };
}

const logToConsole: ErrorLog = ({ requestId, method, route, error }) => {
  console.error(`[crosswalk] ${requestId} ${method} ${route}`, error);
};
