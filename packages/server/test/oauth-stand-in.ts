import type { ServerResponse } from 'node:http';
import { OAuthGrants } from './oauth-grants.ts';
import { type ArrivedRequest, type PartnerApi, startPartnerApi } from './partner-api.ts';

/** The client the company knows, and the address it sends users back to. */
export const CLIENT = { id: 'crm-client', secret: 'canary-client-secret/+%' };

/** What the token address answers instead of doing its work. */
export type Trouble = 'hang-up' | 'busy' | 'nonsense';

/** A company with a sign-in and an API over TLS, each on a host of its own. Users agree with `decide=yes` at its page, and refuse with anything else. */
export class OAuthStandIn {
  readonly grants = new OAuthGrants();
  readonly counts = { refreshed: 0, refused: 0, revoked: 0, used: 0 };
  /** Registered with the company; any other address is refused. */
  redirectUri = '';
  /** Seconds an access token holds. */
  lifeSeconds = 3_600;
  /** Whether refresh tokens are given. */
  isRefreshable = true;
  trouble: Trouble | undefined;
  readonly #partner: PartnerApi;

  private constructor(partner: PartnerApi) {
    this.#partner = partner;
    partner.answer = (request, response) => this.#answer(request, response);
  }

  static async start(): Promise<OAuthStandIn> {
    return new OAuthStandIn(await startPartnerApi('login.partner.test', 'api.partner.test'));
  }

  get ca(): string {
    return this.#partner.ca;
  }

  get login(): string {
    return `https://login.partner.test:${this.#partner.port}`;
  }

  get api(): string {
    return `https://api.partner.test:${this.#partner.port}`;
  }

  close(): void {
    this.#partner.close();
  }

  #answer(request: ArrivedRequest, response: ServerResponse): void {
    const url = new URL(request.url, this.login);
    const sent = new URLSearchParams(request.body);
    if (request.headers.host?.startsWith('login.') !== true) this.#use(request, url, response);
    else if (url.pathname === '/authorize') this.#authorize(url.searchParams, response);
    else if (this.trouble === 'hang-up') response.destroy();
    else if (this.trouble === 'busy') json(response, { error: 'server_error' }, 503);
    else if (this.trouble === 'nonsense') response.end('<html>');
    else if (!isClient(request)) json(response, { error: 'invalid_client' }, 401);
    else if (url.pathname === '/token') this.#token(sent, response);
    else if (url.pathname === '/revoke') this.#revoke(sent, response);
    else json(response, {}, 404);
  }

  #authorize(asked: URLSearchParams, response: ServerResponse): void {
    const challenge = asked.get('code_challenge') ?? '';
    const isRight =
      asked.get('response_type') === 'code' &&
      asked.get('client_id') === CLIENT.id &&
      asked.get('redirect_uri') === this.redirectUri &&
      asked.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(challenge) &&
      (asked.get('state') ?? '').length >= 43;
    // An address that is not registered is never gone to.
    if (!isRight) return json(response, { error: 'invalid_request' }, 400);
    const back = new URL(this.redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (asked.get('decide') === 'yes') back.searchParams.set('code', this.grants.agree(challenge));
    else back.searchParams.set('error', 'access_denied');
    response.writeHead(302, { location: back.href }).end();
  }

  #token(sent: URLSearchParams, response: ServerResponse): void {
    const text = (name: string) => sent.get(name) ?? '';
    const isRefresh = text('grant_type') === 'refresh_token';
    const isHere = text('redirect_uri') === this.redirectUri;
    const exchanged = isHere ? this.grants.exchange(text('code'), text('code_verifier')) : undefined;
    const grant = isRefresh ? this.grants.refresh(text('refresh_token')) : exchanged;
    if (grant === undefined) {
      this.counts.refused += 1;
      // Repeats what was sent, as careless companies do.
      return json(response, { error: 'invalid_grant', error_description: sent.toString() }, 400);
    }
    if (isRefresh) this.counts.refreshed += 1;
    json(response, this.grants.give(grant, { seconds: this.lifeSeconds, isRefreshable: this.isRefreshable }));
  }

  #revoke(sent: URLSearchParams, response: ServerResponse): void {
    if (this.grants.revoke(sent.get('token') ?? '')) this.counts.revoked += 1;
    response.end();
  }

  #use({ headers }: ArrivedRequest, { pathname }: URL, response: ServerResponse): void {
    const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!this.grants.isAccess(bearer)) return json(response, { error: 'invalid_token' }, 401);
    if (pathname === '/me') return json(response, { email: 'grace@partner.test', echo: bearer });
    this.counts.used += 1;
    json(response, { things: [1], echo: bearer });
  }
}

function isClient({ headers }: ArrivedRequest): boolean {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
  const [id = '', password = ''] = Buffer.from(encoded, 'base64')
    .toString()
    .split(':')
    .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
  return id === CLIENT.id && password === CLIENT.secret;
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
