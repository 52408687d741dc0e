import type { IncomingMessage, ServerResponse } from 'node:http';
import { TextResponse } from './text-response.ts';

/** Answers requests, as an `App` does. */
export type RequestHandler = (request: Request) => Promise<Response>;

/** Makes a handler of fetch requests into a listener of `node:http`. */
export function toNodeListener(handle: RequestHandler): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    respond(handle, message, response).catch(() => fail(response));
  };
}

async function respond(handle: RequestHandler, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new Gone(response);
  const body = hasBody(message) ? new MessageBody(message) : undefined;
  const request = toRequest(message, body, gone);
  const answer = request === undefined ? new Response('bad request', { status: 400 }) : await handle(request);
  // What the client still sends is read and dropped, so that it gets the answer and not a broken connection.
  if (body === undefined) message.resume();
  else body.drop();
  const headers = headersTo(answer);
  if (answer instanceof TextResponse) {
    response.writeHead(answer.status, { ...headers, 'content-length': Buffer.byteLength(answer.content) });
    response.end(message.method === 'HEAD' ? undefined : answer.content);
    return;
  }
  response.writeHead(answer.status, headers);
  if (answer.body === null || message.method === 'HEAD') {
    await answer.body?.cancel();
    response.end();
  } else await send(answer.body, response, gone.signal);
}

/** Tells that the client went before its answer was sent. The signal is made for those who ask for it: most routes never do. */
class Gone {
  readonly #response: ServerResponse;
  #controller: AbortController | undefined;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get signal(): AbortSignal {
    if (this.#controller !== undefined) return this.#controller.signal;
    const controller = new AbortController();
    this.#controller = controller;
    if (this.#response.closed) controller.abort();
    this.#response.on('close', () => {
      if (!this.#response.writableFinished) controller.abort();
    });
    return controller.signal;
  }
}

/** Headers as `node:http` takes them: cookies are the one kind of which there may be several. */
function headersTo({ headers }: Response): Record<string, string | string[]> {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
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
function toRequest(message: IncomingMessage, body: MessageBody | undefined, gone: Gone): Request | undefined {
  try {
    const { method = 'GET', url = '/' } = message;
    // Put together as text: as a relative address `//other.example/` would change the host.
    const address = `http://${message.headers.host ?? 'localhost'}${url}`;
    const options = { method, headers: headersOf(message) };
    const request = new Request(address, body ? { ...options, body: body.stream, ...HALF_DUPLEX } : options);
    return Object.defineProperty(request, 'signal', { get: () => gone.signal });
  } catch {
    return undefined;
  }
}

function hasBody({ method = 'GET' }: IncomingMessage): boolean {
  return method !== 'GET' && method !== 'HEAD';
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
