import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CrosswalkError } from '@crosswalk/protocol';
import { type RequestHandler, toNodeListener } from './http/node-listener.ts';
import { HttpError, errorResponse } from './http/responses.ts';
import { traceRequest } from './observe/request-trace.ts';

/** Where a server listens. */
export interface ServeOptions {
  /** Any free port when absent. */
  port?: number;
  /** This machine only, unless said otherwise. */
  hostname?: string;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, gives those under way so long to end (no time at all by default), and frees the port. */
  close(graceMs?: number): Promise<void>;
}

/** The address cannot be listened on; the message says why and what to do. */
export class AddressUnavailable extends Error {
  override readonly name = 'AddressUnavailable';
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Serves a handler over HTTP. On the loopback address it answers only to names of this machine, so that no page reaches it by pointing its own name here. */
export async function serve(
  handle: RequestHandler,
  { port = 0, hostname = '127.0.0.1' }: ServeOptions = {},
): Promise<RunningServer> {
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '::1';
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    toNodeListener(isLocal ? onlyLocal(handle) : handle),
  );
  await listen(server, port, hostname);
  const actual = parsePort(server.address());
  return {
    port: actual,
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${actual}`,
    close: (graceMs = 0) => close(server, graceMs),
  };
}

function onlyLocal(handle: RequestHandler): RequestHandler {
  return async (request) => {
    if (LOOPBACK.has(new URL(request.url).hostname)) return handle(request);
    return errorResponse(
      new HttpError(421, 'permission_denied', 'This server answers only on this machine.'),
      traceRequest(request),
      () => undefined,
    );
  };
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, hostname)));
    server.listen(port, hostname, resolve);
  });
}

function explain(error: Error, port: number, hostname: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new AddressUnavailable(
      `Port ${port} of ${hostname} is taken. Stop the program that uses it, or choose another: PORT=${port + 1}, for panels CROSSWALK_PANEL_PORT.`,
    );
  if (code === 'EACCES')
    return new AddressUnavailable(`Port ${port} needs rights this user does not have. Use a port above 1023.`);
  return error;
}

function close(server: Server, graceMs: number): Promise<void> {
  // A connection that is kept alive becomes idle only when its answer has been sent.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const end = setTimeout(() => server.closeAllConnections(), graceMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
    if (graceMs === 0) server.closeAllConnections();
  });
}

function parsePort(address: string | AddressInfo | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new CrosswalkError('internal', 'The server has no address.');
}
