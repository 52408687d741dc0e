/**
 * For plugins' own back ends: checks the session tokens that `crm.auth.getSessionToken()` gives to panels. It needs
 * nothing but WebCrypto and `fetch`, so it runs in Node, Deno, Bun, browsers and at the edge.
 */
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';

/** What a back end knows beforehand. */
export interface VerifierOptions {
  /** Address of the CRM's server, exactly as its tokens say it: `https://crm.example.com`. */
  issuer: string;
  /** The plugin's own id. */
  plugin: string;
  /** Difference of clocks that is put up with, in seconds. */
  clockToleranceSeconds?: number;
  /** Another `fetch`, for the CRM's keys. */
  fetch?: typeof fetch;
  /** Says whether a token's id was seen before, and notes it until `expiresAt`; for back ends that take each token once. */
  isReplay?: (id: string, expiresAt: Date) => boolean | Promise<boolean>;
}

/** Who a token speaks for. */
export interface SessionClaims {
  /** Id of the user in the CRM. */
  readonly userId: string;
  readonly userName: string;
  readonly roles: readonly string[];
  readonly plugin: string;
  /** Unique for each token. */
  readonly id: string;
  readonly expiresAt: Date;
}

/** A token that must not be trusted; `reason` is for programs, the message for the log of the back end. */
export class TokenRejected extends Error {
  override readonly name = 'TokenRejected';

  constructor(
    readonly reason: 'malformed' | 'signature' | 'expired' | 'claims' | 'replayed' | 'unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const LIFE_SECONDS = 300;
const DEFAULT_TOLERANCE_SECONDS = 30;

/**
 * Makes the function that checks tokens. Keep it: it remembers the CRM's keys, and asks for them again when it meets one it does not know.
 *
 * ```ts
 * import { createTokenVerifier } from '@crosswalk/server/verify';
 * const verify = createTokenVerifier({ issuer: 'https://crm.example.com', plugin: 'com.example.wechat' });
 * const { userId } = await verify(request.headers.get('authorization')?.replace('Bearer ', '') ?? '');
 * ```
 */
export function createTokenVerifier(options: VerifierOptions): (token: string) => Promise<SessionClaims> {
  const { issuer, plugin, clockToleranceSeconds = DEFAULT_TOLERANCE_SECONDS, isReplay } = options;
  const address = new URL('/.well-known/jwks.json', issuer);
  const keys = createRemoteJWKSet(address, options.fetch === undefined ? {} : { [customFetch]: options.fetch });
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: plugin,
      algorithms: ['ES256'],
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: LIFE_SECONDS,
      requiredClaims: ['sub', 'jti', 'exp', 'iat'],
    }).catch((error: unknown) => {
      throw rejection(error);
    });
    const { sub: userId = '', jti: id = '', exp = 0, name, roles } = payload;
    const expiresAt = new Date(exp * 1_000);
    if ((await isReplay?.(id, expiresAt)) === true) throw new TokenRejected('replayed', 'The token was used before.');
    const userName = typeof name === 'string' ? name : '';
    return { userId, userName, roles: Array.isArray(roles) ? roles.map(String) : [], plugin, id, expiresAt };
  };
}

function rejection(error: unknown): TokenRejected {
  const told = (reason: TokenRejected['reason'], message: string) =>
    new TokenRejected(reason, message, { cause: error });
  if (error instanceof errors.JWTExpired)
    return told('expired', 'The token has expired. Ask crm.auth.getSessionToken() for a new one.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return told('claims', `The token is not for this back end: its ${error.claim} is not what was expected.`);
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return told('signature', 'The token was not signed by this CRM.');
  if (error instanceof errors.JOSEAlgNotAllowed)
    return told('signature', 'The token is signed in a way that is not allowed.');
  const isMalformed = error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid;
  if (isMalformed) return told('malformed', 'This is not a session token.');
  return told('unavailable', 'The keys of the CRM cannot be read. Check the issuer and the network.');
}
