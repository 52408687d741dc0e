import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers requests, as an `App` does. */
export type RequestHandler = (request: Request) => Promise<Response>;

/** Makes a handler of fetch requests into a listener of `node:http`. */
export function toNodeListener(handle: RequestHandler): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    respond(handle, message, response, gone.signal).catch(() => fail(response));
  };
}

async function respond(
  handle: RequestHandler,
  message: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const body = new MessageBody(message);
  const request = toRequest(message, body, signal);
  const answer = request === undefined ? new Response('bad request', { status: 400 }) : await handle(request);
  // What the client still sends is read and dropped, so that it gets the answer and not a broken connection.
  body.drop();
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body === null || message.method === 'HEAD') {
    await answer.body?.cancel();
    response.end();
  } else await send(answer.body, response, signal);
}

/** A handler should not throw; one that does is answered, and never ends the process. */
function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}

/** The body of a message as a stream that goes only as fast as it is read, and can be dropped without closing the connection. */
class MessageBody {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #message: IncomingMessage;
  #isDropped = false;

  constructor(message: IncomingMessage) {
    this.#message = message;
    this.stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        message.on('data', (chunk: Uint8Array) => {
          if (this.#isDropped) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.on('end', () => {
          if (!this.#isDropped) controller.close();
        });
        message.on('error', (error) => controller.error(error));
      },
      pull: () => void message.resume(),
      cancel: () => this.drop(),
    });
  }

  drop(): void {
    this.#isDropped = true;
    this.#message.resume();
  }
}

/** The message as a fetch request; `undefined` when its address or headers are none. */
function toRequest(message: IncomingMessage, body: MessageBody, signal: AbortSignal): Request | undefined {
  try {
    const { method = 'GET', url = '/' } = message;
    // Put together as text: as a relative address `//other.example/` would change the host.
    const address = new URL(`http://${message.headers.host ?? 'localhost'}${url}`);
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const options = { method, headers: headersOf(message), signal };
    return new Request(address, hasBody ? { ...options, body: body.stream, ...HALF_DUPLEX } : options);
  } catch {
    return undefined;
  }
}

/** Says that the answer may come before the body has been sent; fetch insists on it for streams, and TypeScript's DOM types do not know it. */
const HALF_DUPLEX: object = { duplex: 'half' };

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

/** Sends a body as fast as the client takes it, and lets go of it when the client has gone. */
async function send(body: NonNullable<Response['body']>, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const reader = body.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  response.flushHeaders();
  for (;;) {
    const chunk: { done: boolean; value?: Uint8Array | undefined } = await reader.read();
    if (chunk.done || signal.aborted) break;
    if (!response.write(chunk.value)) await drained(response);
  }
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}
