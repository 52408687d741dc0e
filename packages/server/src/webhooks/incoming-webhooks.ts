import type { RunContext } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import type { Database } from '../database/database.ts';
import { HttpError } from '../http/responses.ts';
import type { Jobs } from '../jobs/boss-queue.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { type SignedMessage, verifySignature } from './signatures.ts';
import { insertDelivery, readDelivery, readWebhook, secretOf } from './webhook-table.ts';

/** Bytes a message may have. */
export const WEBHOOK_LIMIT = 1_048_576;

/** A message that came in, genuine and for the first time. */
export interface IncomingMessage {
  readonly plugin: string;
  readonly webhook: string;
  /** The sender's id of it. */
  readonly id: string;
  /** Exactly what was signed. */
  readonly body: string;
  readonly receivedAt: Date;
}

/** Does what a message asks for. It may be called again after a failure or a crash: `run.step` does each thing once. */
export type MessageHandler = (message: IncomingMessage, run: RunContext) => Promise<void>;

const QUEUE = 'webhooks-in';
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Sets the queue up; called by every process that takes messages or works on them. */
export function defineIncoming(jobs: Jobs): Promise<void> {
  return jobs.define(QUEUE, { attempts: 8, retryMs: 2_000, retryMaxMs: 3_600_000, timeoutMs: 120_000 });
}

/**
 * Takes a message: verified over its bytes, kept once for its id together with the run that will work on it, and
 * answered at once. A webhook that is not there and a signature that does not fit look the same.
 */
export async function receiveMessage(
  { database, secrets, jobs }: { database: Database; secrets: SecretStore; jobs: Jobs },
  id: string,
  message: SignedMessage,
): Promise<'taken' | 'known'> {
  const webhook = await readWebhook(database, id);
  const secret = webhook?.direction === 'in' ? await secrets.read(database, secretOf(webhook)) : undefined;
  const delivery = webhook && secret !== undefined ? verifySignature(webhook.scheme, secret, message) : undefined;
  if (delivery === undefined) throw notGenuine();
  const body = readText(message.body);
  return database.transaction(async (queries) => {
    if (!(await insertDelivery(queries, id, delivery, body))) return 'known';
    await jobs.enqueueWithin(queries, QUEUE, { webhook: id, delivery });
    return 'taken';
  });
}

/** Works on messages that came in. One that always fails is parked among the failed jobs; the others go on. */
export async function workOnIncoming(
  database: Database,
  jobs: Jobs,
  handle: MessageHandler,
): Promise<() => Promise<void>> {
  await defineIncoming(jobs);
  return jobs.work(QUEUE, async (run) => {
    const { webhook: id, delivery } = parseInput(run.input);
    const [webhook, message] = await Promise.all([readWebhook(database, id), readDelivery(database, id, delivery)]);
    // Its plugin was removed meanwhile, and with it the right to do anything for it.
    if (webhook === undefined || message === undefined) return { skipped: 'the webhook is not there any more' };
    const { body, receivedAt } = message;
    await handle({ plugin: webhook.plugin, webhook: id, id: delivery, body, receivedAt }, run);
    return { done: true };
  });
}

function readText(body: Buffer): string {
  try {
    const text = UTF8.decode(body);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, like the other text that no database keeps.
  }
  throw new CrosswalkError('invalid_input', 'A message has to be text in UTF-8.');
}

function notGenuine(): HttpError {
  return new HttpError(
    401,
    'permission_denied',
    'This message is not genuine, or older than five minutes. Check the secret, the clock, and that the bytes are signed as they are sent.',
  );
}

function parseInput(input: unknown): { webhook: string; delivery: string } {
  return input as { webhook: string; delivery: string };
}
