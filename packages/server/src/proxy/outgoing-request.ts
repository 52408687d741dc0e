import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps, type RequestOptions } from 'node:https';
import { CrosswalkError } from '@crosswalk/protocol';
import { pinAddresses, type Resolver, systemResolver } from './pinned-address.ts';

/** How this server reaches other ones, decided by whoever runs it. */
export interface NetworkPolicy {
  /**
   * Origins that may lie inside the network, such as `https://billing.internal:8443`. Only these may be plain http, and
   * only on a loopback address.
   */
  allowInternal?: readonly string[];
  /** Certificates to trust beside the usual ones, in PEM. */
  ca?: string;
  /** Finds addresses; the system's resolver when absent. */
  resolver?: Resolver;
}

/** One request, before it is known where it really goes. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal: AbortSignal;
}

const SHARED = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: 10_000 };
const HEADERS_LIMIT = 32_768;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Opens connections only to addresses that were checked. Every request this server makes for a plugin, or to an address somebody entered, goes through one. */
export class OutgoingConnections {
  readonly #policy: NetworkPolicy;
  readonly #allowInternal: ReadonlySet<string>;
  readonly #https: HttpsAgent;
  readonly #http = new HttpAgent(SHARED);

  constructor(policy: NetworkPolicy = {}) {
    this.#policy = policy;
    this.#allowInternal = new Set(policy.allowInternal);
    this.#https = new HttpsAgent({ ...SHARED, ...(policy.ca === undefined ? {} : { ca: policy.ca }) });
  }

  /** Sends one request, follows nothing, and answers when the head of the response is there. */
  async send({ method, url, headers, body, signal }: OutgoingRequest): Promise<IncomingMessage> {
    const isExempt = this.#allowInternal.has(url.origin);
    assertScheme(url, isExempt);
    const lookup = await pinAddresses(url, this.#policy.resolver ?? systemResolver, isExempt);
    signal.throwIfAborted();
    const isPlain = url.protocol === 'http:';
    const options: RequestOptions = {
      method,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'crosswalk', ...headers, ...lengthOf(body) },
      agent: isPlain ? this.#http : this.#https,
      lookup,
      signal,
      maxHeaderSize: HEADERS_LIMIT,
      // Refuses what two readers could understand differently.
      insecureHTTPParser: false,
    };
    return new Promise((resolve, reject) => {
      const request = (isPlain ? requestHttp : requestHttps)(url, options, resolve);
      request.on('error', (error) => reject(asCoded(error, url, signal)));
      request.end(body);
    });
  }

  close(): void {
    this.#https.destroy();
    this.#http.destroy();
  }
}

/** What a broken connection means to whoever asked; the cause stays for the log. */
export function asCoded(error: unknown, { host }: URL, signal: AbortSignal): CrosswalkError {
  if (error instanceof CrosswalkError) return error;
  if (signal.aborted) {
    const isLate = signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
    if (isLate)
      return new CrosswalkError('timeout', `${host} did not answer in time. Try again later, or ask it for less.`, {
        cause: error,
      });
    return new CrosswalkError('cancelled', 'The call was cancelled.', { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED/.test(code))
    return new CrosswalkError(
      'offline',
      `The certificate of ${host} is not accepted (${code.slice(0, 60)}). Its operator has to mend it.`,
      { cause: error, retryable: false },
    );
  if (code.startsWith('HPE_'))
    return new CrosswalkError('offline', `${host} does not answer as HTTP requires.`, {
      cause: error,
      retryable: false,
    });
  return new CrosswalkError('offline', `${host} cannot be reached. Try again later.`, { cause: error });
}

function assertScheme({ protocol, hostname, username, password, host }: URL, isExempt: boolean): void {
  const isDevelopment = protocol === 'http:' && isExempt && LOOPBACK.test(hostname);
  if ((protocol !== 'https:' && !isDevelopment) || username !== '' || password !== '')
    throw new CrosswalkError(
      'permission_denied',
      `Only https addresses without a user name are asked; ${protocol.slice(0, 20)}//${host} is not. While developing, an http address of this machine can be allowed by name.`,
      { details: { deniedBy: 'admin' } },
    );
}

function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
}
