import { createHash } from 'node:crypto';
import { z } from '@crosswalk/model';
import { EncryptJWT, jwtDecrypt, type JWTPayload } from 'jose';
import * as oauth from 'oauth4webapi';
import type { User } from '../records/viewer.ts';
import { discoverProvider, type OidcOptions, type OidcProvider } from './oidc-provider.ts';
import { notSignedIn, readCookie, type Sessions } from './sessions.ts';

/** How users sign in with the company's provider. */
export interface OidcLoginOptions extends OidcOptions {
  sessions: Sessions;
  /** Where the provider sends users back to, as it is registered there: ends with `/auth/callback`. */
  redirectUri: string;
  /** A secret of at least 32 bytes for what travels while somebody signs in. */
  secret: string;
  scope?: string;
  /** Who somebody is in the CRM, by what the provider says. Throw when they have no place there. */
  userOf?: (claims: JWTPayload) => User | Promise<User>;
}

/** Answers `/auth/login`, `/auth/callback` and `/auth/logout`; anything else is not its matter. */
export type LoginHandler = (request: Request) => Promise<Response | undefined>;

const COOKIE = 'crosswalk-login';
const LOGIN_SECONDS = 600;
const Attempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() });
type Attempt = z.infer<typeof Attempt>;

/** Signs users in with OpenID Connect: code flow with PKCE, state and nonce bound to the browser that began it. */
export async function openOidcLogin(options: OidcLoginOptions): Promise<LoginHandler> {
  const provider = await discoverProvider(options);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'GET' && pathname === '/auth/login') return begin(request, provider, options);
    if (request.method === 'GET' && pathname === '/auth/callback') return finish(request, provider, options);
    // A page of another site cannot post here with the cookie: it is SameSite.
    if (request.method === 'POST' && pathname === '/auth/logout') return redirect('/', [options.sessions.end()]);
    return undefined;
  };
}

async function begin(request: Request, { server, client }: OidcProvider, options: OidcLoginOptions): Promise<Response> {
  const returnTo = localPath(new URL(request.url).searchParams.get('returnTo'));
  const attempt: Attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  const address = new URL(assertEndpoint(server.authorization_endpoint));
  const parameters = {
    client_id: client.client_id,
    redirect_uri: options.redirectUri,
    response_type: 'code',
    scope: options.scope ?? 'openid profile email',
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return redirect(address.href, [await sealAttempt(attempt, options)]);
}

async function finish(request: Request, provider: OidcProvider, options: OidcLoginOptions): Promise<Response> {
  const { state, nonce, verifier, returnTo } = await openAttempt(request, options);
  const { server, client, clientAuth, requestOptions } = provider;
  const claims = await exchange().catch((error: unknown) => {
    throw notSignedIn('The provider did not confirm the sign-in.', error);
  });
  if (claims['nonce'] !== nonce) throw notSignedIn('The sign-in was begun elsewhere.');
  const user = await (options.userOf ?? defaultUser)(claims);
  return redirect(returnTo, [await options.sessions.start(user), loginCookie('', 0, options)]);

  async function exchange(): Promise<JWTPayload> {
    const parameters = oauth.validateAuthResponse(server, client, new URL(request.url), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      clientAuth,
      parameters,
      options.redirectUri,
      verifier,
      requestOptions,
    );
    const checks = { expectedNonce: nonce, requireIdToken: true };
    const { id_token: token = '' } = await oauth.processAuthorizationCodeResponse(server, client, response, checks);
    return provider.verify(token);
  }
}

/** Signed and sealed, so that neither the browser nor anybody on the way can begin a sign-in for somebody else. */
async function sealAttempt(attempt: Attempt, options: OidcLoginOptions): Promise<string> {
  const token = await new EncryptJWT(attempt)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setExpirationTime(`${LOGIN_SECONDS}s`)
    .encrypt(keyOf(options));
  return loginCookie(token, LOGIN_SECONDS, options);
}

async function openAttempt({ headers }: Request, options: OidcLoginOptions): Promise<Attempt> {
  const token = readCookie(headers.get('cookie') ?? '', COOKIE);
  if (token === undefined) throw notSignedIn('This browser did not begin a sign-in, or it took too long.');
  try {
    const { payload } = await jwtDecrypt(token, keyOf(options), { keyManagementAlgorithms: ['dir'] });
    return Attempt.parse(payload);
  } catch (error) {
    throw notSignedIn('The sign-in took too long, or was begun elsewhere.', error);
  }
}

function loginCookie(value: string, maxAge: number, { redirectUri }: OidcLoginOptions): string {
  const secure = redirectUri.startsWith('https:') ? '; Secure' : '';
  return `${COOKIE}=${value}; Path=/auth; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}

function keyOf({ secret }: OidcLoginOptions): Uint8Array {
  return createHash('sha256').update('crosswalk-login\0').update(secret).digest();
}

/** A path on this site: never another one, however it is spelled. */
function localPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : '/';
}

function defaultUser({ sub: id = '', name, email }: JWTPayload): User {
  const shown = [name, email].find((each): each is string => typeof each === 'string' && each !== '');
  return { id, name: shown ?? id, roles: [] };
}

function assertEndpoint(address: string | undefined): string {
  if (address === undefined)
    throw new TypeError('The provider does not say where users sign in (authorization_endpoint).');
  return address;
}

function redirect(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}
