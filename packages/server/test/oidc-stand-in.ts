import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** A company's sign-in on a real socket, as strict as it has to be: codes are good once, PKCE is checked. */
export interface OidcStandIn {
  readonly issuer: string;
  /** Claims of the next ID token beside the usual ones; a function may spoil it. */
  claims: JWTPayload;
  /** Signs a token with its key. */
  sign(claims: JWTPayload): Promise<string>;
  /** Makes new keys, as providers do now and then. */
  rotate(): Promise<void>;
  close(): void;
}

/** Starts a provider that knows one client, `crm` with the secret `crm-secret`. */
export async function startOidc(): Promise<OidcStandIn> {
  const codes = new Map<string, Code>();
  let keys = await makeKeys();
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', standIn.issuer), request, response);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));

  async function answer(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url.pathname === '/.well-known/openid-configuration') json(response, configuration(standIn.issuer));
    else if (url.pathname === '/keys') json(response, { keys: [keys.jwk] });
    else if (url.pathname === '/authorize') authorize(url.searchParams, response);
    else {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      await token(new URLSearchParams(body), response);
    }
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const code = randomUUID();
    const value = (name: string) => asked.get(name) ?? '';
    codes.set(code, { challenge: value('code_challenge'), nonce: value('nonce'), redirect: value('redirect_uri') });
    const back = new URL(value('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', value('state'));
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(sent: URLSearchParams, response: ServerResponse): Promise<void> {
    const known = codes.get(sent.get('code') ?? '');
    codes.delete(sent.get('code') ?? '');
    if (known === undefined || !isRight(known, sent)) {
      json(response, { error: 'invalid_grant' }, 400);
      return;
    }
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: standIn.issuer,
      aud: 'crm',
      sub: 'u-7',
      iat: now,
      exp: now + 60,
      nonce: known.nonce,
      ...standIn.claims,
    };
    json(response, { access_token: 'a', token_type: 'Bearer', id_token: await standIn.sign(claims) });
  }

  const standIn: OidcStandIn = {
    issuer: `http://127.0.0.1:${assertPort(server.address())}`,
    claims: {},
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: keys.jwk.kid }).sign(keys.privateKey),
    rotate: async () => {
      keys = await makeKeys();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return standIn;
}

interface Code {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
}

/** Whether whoever brings a code is the one it was made for. */
function isRight({ challenge, redirect }: Code, sent: URLSearchParams): boolean {
  const brought = createHash('sha256')
    .update(sent.get('code_verifier') ?? '')
    .digest('base64url');
  return brought === challenge && redirect === sent.get('redirect_uri') && sent.get('client_secret') === 'crm-secret';
}

async function makeKeys() {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' } };
}

function configuration(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function assertPort(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The provider has no address.');
}
