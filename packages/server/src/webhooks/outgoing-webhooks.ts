import { createHash } from 'node:crypto';
import { type ObjectDescription, type RecordChange, visibleChange } from '@crosswalk/model';
import { CrosswalkError, GrantScopes, narrowRights } from '@crosswalk/protocol';
import type { Database, Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { readGrant } from '../grants/grant-table.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import { guardedFetch } from '../proxy/guarded-fetch.ts';
import type { OutgoingConnections } from '../proxy/outgoing-request.ts';
import { type ChangeRow, readChangeRange, readChanges } from '../records/change-table.ts';
import { showChangeRow } from '../records/shown-change.ts';
import { readPlugin } from '../registry/plugin-table.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { signMessage } from './signatures.ts';
import { listOutgoing, readWebhook, secretOf, type Webhook } from './webhook-table.ts';

/** What changes are sent out with. */
export interface OutgoingParts {
  readonly database: Database;
  readonly secrets: SecretStore;
  readonly outgoing: OutgoingConnections;
  readonly jobs: Jobs;
  /** The object types of the database. */
  readonly describe: (type: string) => ObjectDescription;
}

const QUEUE = 'webhooks-out';
const PAGE = 200;
const SEND_MS = 15_000;
const ANSWER_BYTES = 65_536;
/** Whoever acts for no user may see what the admin gave to everybody, and nothing that a user has to agree to. */
const NO_USER = { id: '', roles: [] };
const EVERYTHING = { read: true, create: true, update: true, delete: true };

/** Sets the queue up; called by every process that sends. Eight tries over about a day, then the delivery waits among the failed jobs for somebody to replay it. */
export function defineOutgoing(jobs: Jobs): Promise<void> {
  return jobs.define(QUEUE, { attempts: 8, retryMs: 5_000, retryMaxMs: 28_800_000, timeoutMs: 60_000 });
}

/**
 * Queues what happened since last time, each change once for each webhook that wants it. Where it stands and what is
 * queued are kept in one transaction, so a process that dies in between loses and doubles nothing. Gives how many changes it saw.
 */
export function queueChanges({ database, jobs }: Pick<OutgoingParts, 'database' | 'jobs'>): Promise<number> {
  return database.transaction(async (queries) => {
    const position = await lockPosition(queries);
    const changes = await readChanges(queries, position, PAGE);
    const last = changes.at(-1);
    if (last === undefined) return 0;
    const webhooks = await listOutgoing(queries);
    for (const { type, sequence } of changes)
      for (const { id } of webhooks.filter(({ types }) => types.includes(type)))
        await jobs.enqueueWithin(queries, QUEUE, { webhook: id, sequence }, { key: `${id}:${sequence}` });
    await queries.query(sql`update webhook_position set sequence = ${last.sequence}::bigint`);
    return changes.length;
  });
}

/** Sends what is queued, until stopped. */
export async function workOnOutgoing(parts: OutgoingParts): Promise<() => Promise<void>> {
  await defineOutgoing(parts.jobs);
  const options = { concurrency: 4 };
  return parts.jobs.work(QUEUE, async (run) => send(parts, parseInput(run.input), run.signal), options);
}

/** The place up to which changes were queued, held until the transaction ends. The first time it is now: nobody is told of what was before. */
async function lockPosition(queries: Queries): Promise<number> {
  const { last } = await readChangeRange(queries);
  await queries.query(sql`insert into webhook_position (sequence) values (${last}::bigint) on conflict do nothing`);
  const [row] = await queries.query<{ sequence: string }>(
    sql`select sequence::text as sequence from webhook_position for update`,
  );
  return Number(row?.sequence ?? last);
}

async function send(
  parts: OutgoingParts,
  { webhook: id, sequence }: { webhook: string; sequence: string },
  signal: AbortSignal,
): Promise<{ skipped: string } | { status: number }> {
  const { database, secrets, outgoing } = parts;
  const webhook = await readWebhook(database, id);
  if (webhook === undefined) return { skipped: 'the webhook is not there any more' };
  const [row] = await readChanges(database, Number(sequence) - 1, 1);
  if (row?.sequence !== sequence) return { skipped: 'the change is no longer kept' };
  const change = await visibleTo(parts, webhook, row);
  if (change === undefined) return { skipped: 'the plugin may not see it' };
  const secret = await secrets.read(database, secretOf(webhook));
  if (secret === undefined) return { skipped: 'the webhook has no secret any more' };
  // The place among all changes would tell how many there are that the plugin does not see.
  const { sequence: _, ...data } = change;
  const body = JSON.stringify({ type: `record.${change.kind}`, timestamp: change.at, data });
  const url = new URL(webhook.url);
  const answer = await guardedFetch(outgoing, {
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      ...signMessage(secret, { id: messageId(id, sequence), at: Date.now(), body }),
    },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(SEND_MS)]),
    mayGoTo: (origin) => origin === url.origin,
    isConfidential: true,
    maxBytes: ANSWER_BYTES,
  });
  answer.discard();
  if (answer.status >= 200 && answer.status < 300) return { status: answer.status };
  throw new CrosswalkError('offline', `${url.host} answered ${answer.status} to the webhook.`);
}

/** The same for the same change, however often it is sent, so that a receiver knows it again. */
function messageId(webhook: string, sequence: string): string {
  return `msg_${createHash('sha256').update(`${webhook}:${sequence}`).digest('hex').slice(0, 32)}`;
}

/** A change as the plugin may see it now, not as it could when the change was made. */
async function visibleTo(
  { database, describe }: OutgoingParts,
  webhook: Webhook,
  row: ChangeRow,
): Promise<RecordChange | undefined> {
  const plugin = await readPlugin(database, webhook.plugin);
  if (plugin === undefined || plugin.isDisabled) return undefined;
  const scopes = new GrantScopes(plugin.manifest, await readGrant(database, plugin.id, NO_USER));
  const description = describe(row.type);
  return visibleChange(
    description,
    narrowRights({ description, rights: EVERYTHING }, scopes.effective, 'read'),
    showChangeRow(row),
  );
}

function parseInput(input: unknown): { webhook: string; sequence: string } {
  return input as { webhook: string; sequence: string };
}
