import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** How the partner answers. */
export type PartnerAnswer = (request: ArrivedRequest, response: ServerResponse) => void;

/** Another company's API over TLS, with a certificate of its own authority. */
export interface PartnerApi {
  readonly port: number;
  readonly ca: string;
  readonly arrived: ArrivedRequest[];
  /** Connections that were opened to it. */
  readonly connections: () => number;
  answer: PartnerAnswer;
  close(): void;
}

/** Starts a partner's API for hosts such as `api.partner.test`. */
export async function startPartnerApi(...hosts: string[]): Promise<PartnerApi> {
  const { key, cert } = makeCertificate(hosts);
  const arrived: ArrivedRequest[] = [];
  let connections = 0;
  const server = createServer({ key, cert }, (message, response) => {
    void readBody(message).then((body) => {
      const { method = '', url = '', headers, rawHeaders } = message;
      const request = { method, url, headers, rawHeaders, body };
      arrived.push(request);
      partner.answer(request, response);
    });
  });
  server.on('connection', () => (connections += 1));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const partner: PartnerApi = {
    port: assertPort(server.address()),
    ca: cert,
    arrived,
    connections: () => connections,
    answer: (_request, response) => response.end('{}'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return partner;
}

function makeCertificate(hosts: readonly string[]): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-tls-'));
  try {
    const names = hosts.map((host) => `DNS:${host}`).join();
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const subject = ['-subj', '/CN=partner', '-addext', `subjectAltName=${names}`];
    const files = ['-keyout', join(folder, 'key'), '-out', join(folder, 'cert')];
    execFileSync('openssl', [...args, ...subject, ...files], { stdio: 'ignore' });
    return { key: readFileSync(join(folder, 'key'), 'utf8'), cert: readFileSync(join(folder, 'cert'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readBody(message: IncomingMessage): Promise<string> {
  let body = '';
  message.setEncoding('utf8');
  for await (const chunk of message) body += String(chunk);
  return body;
}

function assertPort(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The partner has no address.');
}
