import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import { readEvents, type ServerEvent } from './event-stream.ts';
import { delay, type HttpCall, type HttpClient } from './http-client.ts';

/** A server that is silent for so long, without even a heartbeat, is taken for lost. */
const SILENCE_MS = 45_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** The longest a stream may stay open; it is resumed, nobody notices. */
const STREAM_MS = 3_600_000;
/** Refusals that asking again does not change. */
const FINAL: ReadonlySet<ErrorCode> = new Set([
  'permission_denied',
  'not_found',
  'invalid_input',
  'conflict',
  'unsupported',
]);

/** A stream of events, and who reads it. */
export interface ForeverOptions {
  /** The request, made anew for each connection: it says where to go on. */
  readonly call: () => HttpCall;
  readonly onEvent: (event: ServerEvent) => void;
  readonly signal: AbortSignal;
}

/** Reads a stream of events until stopped, over as many connections as it takes. Waits longer after each failure in a row. Answers with the refusal that ended it, if one did. */
export async function readForever(client: HttpClient, options: ForeverOptions): Promise<CrosswalkError | undefined> {
  const { signal } = options;
  let waitMs = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await readOnce(client, options, () => {
        waitMs = FIRST_WAIT_MS;
      });
    } catch (error) {
      if (error instanceof CrosswalkError && FINAL.has(error.code)) return error;
    }
    await delay(waitMs * (0.5 + Math.random() / 2), signal).catch(() => undefined);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
  return undefined;
}

async function readOnce(
  client: HttpClient,
  { call, onEvent, signal }: ForeverOptions,
  onAlive: () => void,
): Promise<void> {
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const response = await client.send({ ...call(), signal: either }, STREAM_MS);
  if (response.body === null) return;
  let timer = setTimeout(() => lost.abort(), SILENCE_MS);
  try {
    for await (const event of readEvents(response.body, either)) {
      clearTimeout(timer);
      timer = setTimeout(() => lost.abort(), SILENCE_MS);
      onAlive();
      if (!signal.aborted) onEvent(event);
    }
  } finally {
    clearTimeout(timer);
  }
}
