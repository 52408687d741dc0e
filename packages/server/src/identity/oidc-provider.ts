import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import * as oauth from 'oauth4webapi';
import { notSignedIn } from './sessions.ts';

/** The company's own sign-in, as its operator configures it. */
export interface OidcOptions {
  /** Address of the provider, exactly as its tokens say it: `https://login.example.com`. */
  issuer: string;
  clientId: string;
  /** Absent for public clients. */
  clientSecret?: string;
  /** Lets the provider be reached without TLS, while developing. */
  allowInsecure?: boolean;
}

// Its authors mark it as deprecated only so that it stands out; here it stands behind an option that says what it is for.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const INSECURE: typeof oauth.allowInsecureRequests = oauth.allowInsecureRequests;

/** What a provider says about itself, and the keys it signs with; both are asked for once and again when they must be. */
export interface OidcProvider {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly clientAuth: oauth.ClientAuth;
  readonly requestOptions: { [INSECURE]: boolean };
  /** The claims of a token this provider signed for this client; 401 for any other. */
  verify(token: string): Promise<JWTPayload>;
}

/** Algorithms with a public key. A shared secret or none would let whoever has the one make the other. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];
const CLOCK_SECONDS = 30;

/** Asks a provider for its configuration. Fails when it is not reachable or calls itself otherwise. */
export async function discoverProvider(options: OidcOptions): Promise<OidcProvider> {
  const issuer = new URL(options.issuer);
  const requestOptions = { [INSECURE]: options.allowInsecure === true };
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, requestOptions));
  if (server.jwks_uri === undefined)
    throw new TypeError(`${options.issuer} does not say where its keys are (jwks_uri).`);
  const keys = createRemoteJWKSet(new URL(server.jwks_uri));
  const { clientId, clientSecret } = options;
  return {
    server,
    client: { client_id: clientId },
    clientAuth: clientSecret === undefined ? oauth.None() : oauth.ClientSecretPost(clientSecret),
    requestOptions,
    verify: async (token) => {
      const expected = {
        issuer: server.issuer,
        audience: clientId,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SECONDS,
      };
      const { payload } = await jwtVerify(token, keys, { ...expected, requiredClaims: ['sub', 'exp', 'iat'] }).catch(
        (error: unknown) => {
          throw notSignedIn('The sign-in is not valid or has ended.', error);
        },
      );
      // With several audiences the token must say that it was made for this one.
      if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload['azp'] !== clientId)
        throw notSignedIn('The sign-in was made for another application.');
      return payload;
    },
  };
}
