import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A second origin that serves the same files as the test server, as a panel author's own host would. */
export interface SecondOrigin {
  readonly origin: string;
  close(): void;
}

/** Starts the second origin on a free port; it answers as soon as the test server on `targetPort` does. */
export async function startSecondOrigin(targetPort: number): Promise<SecondOrigin> {
  const server = createServer((incoming, outgoing) => forward(targetPort, incoming, outgoing));
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Finds a port that is free now. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((done) => server.close(done));
  return port;
}

/** Listens on a free port of this machine and says which. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (!isPortAddress(address)) throw new Error('The server listens on no port.');
  return address.port;
}

function isPortAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function forward(port: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const headers = { ...incoming.headers, host: `localhost:${port}` };
  const upstream = request({ host: 'localhost', port, method: incoming.method, path: incoming.url, headers });
  upstream.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'access-control-allow-origin': '*' });
    answer.pipe(outgoing);
  });
  upstream.on('error', () => outgoing.writeHead(502).end());
  incoming.pipe(upstream);
}
