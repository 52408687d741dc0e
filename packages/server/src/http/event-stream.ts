/** One server-sent event. */
export interface StreamEvent {
  id: string;
  event?: string;
  data: unknown;
}

/** What a stream of events is made of. */
export interface EventStreamOptions {
  first: StreamEvent;
  /** Waits for the events that follow; an empty list when the signal ended the wait. */
  next: () => Promise<readonly StreamEvent[]>;
  signal: AbortSignal;
  /** How often a silent stream says that it is alive. */
  heartbeatMs: number;
  /** Called once, when the stream ended for whatever reason. */
  onEnd: () => void;
}

const HEARTBEAT = ': alive\n\n';
const RETRY_MS = 1_000;

/**
 * An answer that goes on: events are fetched only when the client has taken those before, so nothing piles up for
 * a slow one. A failure ends the stream; the client comes back with the id of its last event.
 */
export function eventStream({ first, next, signal, heartbeatMs, onEnd }: EventStreamOptions): Response {
  const encoder = new TextEncoder();
  let waiting: Promise<readonly StreamEvent[]> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${RETRY_MS}\n${format(first)}`));
    },
    async pull(controller) {
      try {
        waiting ??= next();
        const events = await withinSilence(waiting, heartbeatMs);
        if (events !== undefined) waiting = undefined;
        const text = events?.map(format).join('');
        if (signal.aborted) {
          controller.enqueue(encoder.encode(`retry: ${laterMs()}\n\n`));
          finish(controller);
        } else controller.enqueue(encoder.encode(text === undefined || text === '' ? HEARTBEAT : text));
      } catch {
        finish(controller);
      }
    },
    cancel: onEnd,
  });
  const finish = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    onEnd();
    controller.close();
  };
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}

/** When to come back after the server ended a stream: not all clients at the same moment. */
function laterMs(): number {
  return RETRY_MS + Math.floor(Math.random() * RETRY_MS * 2);
}

function format({ id, event, data }: StreamEvent): string {
  return `id: ${id}\n${event === undefined ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;
}

/** What comes first: the result, or silence for this long, which is `undefined`. */
async function withinSilence<T>(result: Promise<T>, delayMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), delayMs);
  });
  return Promise.race([result, silence]).finally(() => clearTimeout(timer));
}
