import { createSecretKey, type KeyObject } from 'node:crypto';
import { z } from '@crosswalk/model';
import { jwtVerify, SignJWT } from 'jose';
import { HttpError } from '../http/responses.ts';
import type { User } from '../records/viewer.ts';

/** How sessions are kept. */
export interface SessionOptions {
  /** Secrets of at least 32 bytes: the first signs, the others are still accepted. The CRM may share one and issue sessions itself. */
  secrets: readonly string[];
  /** Name of the cookie; with `__Host-` before it browsers insist on TLS and on this very host. */
  cookie?: string;
  maxAgeSeconds?: number;
  /** Off only while developing without TLS. */
  secure?: boolean;
  now?: () => number;
}

/** Signed sessions in a cookie: nothing is kept on the server. */
export interface Sessions {
  /** Who makes a request, for `createApp`; 401 when nobody is signed in. */
  readonly identify: (request: Request) => Promise<User>;
  /** The `Set-Cookie` header that signs a user in. */
  start(user: User): Promise<string>;
  /** The `Set-Cookie` header that signs out. */
  end(): string;
}

const ALGORITHM = 'HS256';
const TYPE = 'crosswalk-session';
const SECRET_BYTES = 32;
const CLOCK_SECONDS = 30;
const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(200)),
  name: z.string().check(z.maxLength(200)),
  roles: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100)),
});

/**
 * Signs users in with a cookie. A CRM with its own sign-in can write the cookie itself: a JWT with `typ`
 * `crosswalk-session`, signed with HS256, whose claims are `sub`, `name`, `roles`, `iat` and `exp`.
 */
export function signedSessions(options: SessionOptions): Sessions {
  const { secrets, secure = true, maxAgeSeconds = 8 * 3_600, now = Date.now } = options;
  const { cookie = secure ? '__Host-crosswalk' : 'crosswalk' } = options;
  const keys = secrets.map(toKey);
  const [current] = keys;
  if (current === undefined) throw new TypeError('Give at least one secret for sessions.');
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    identify: async ({ headers }) => {
      const token = readCookie(headers.get('cookie') ?? '', cookie);
      if (token === undefined) throw notSignedIn('Nobody is signed in.');
      return readUser(token, keys, new Date(now()));
    },
    start: async ({ id, name, roles }) => {
      const issuedAt = Math.floor(now() / 1_000);
      const token = await new SignJWT({ name, roles: [...roles] })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setSubject(id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + maxAgeSeconds)
        .sign(current);
      return `${cookie}=${token}; ${attributes}; Max-Age=${maxAgeSeconds}`;
    },
    end: () => `${cookie}=; ${attributes}; Max-Age=0`,
  };
}

/** The value of a cookie; `undefined` when it is absent or there twice, as when somebody put one beside it. */
export function readCookie(header: string, name: string): string | undefined {
  const values = header.split(';').flatMap((pair) => {
    const [key = '', ...rest] = pair.split('=');
    return key.trim() === name ? [rest.join('=').trim()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** 401: who asks has to sign in first. */
export function notSignedIn(message: string, cause?: unknown): HttpError {
  return new HttpError(401, 'permission_denied', `${message} Sign in, then try again.`, {
    details: { deniedBy: 'user' },
    cause,
  });
}

async function readUser(token: string, keys: readonly KeyObject[], currentDate: Date): Promise<User> {
  let failure: unknown;
  for (const key of keys) {
    try {
      const options = {
        algorithms: [ALGORITHM],
        typ: TYPE,
        currentDate,
        clockTolerance: CLOCK_SECONDS,
        requiredClaims: ['exp', 'iat'],
      };
      const { sub, name, roles } = Claims.parse((await jwtVerify(token, key, options)).payload);
      return { id: sub, name, roles };
    } catch (error) {
      failure = error;
    }
  }
  throw notSignedIn('The session is not valid or has ended.', failure);
}

function toKey(secret: string): KeyObject {
  const bytes = Buffer.from(secret, 'utf8');
  if (bytes.length < SECRET_BYTES)
    throw new TypeError(
      `A secret for sessions needs at least ${SECRET_BYTES} bytes. Make one with "openssl rand -base64 48".`,
    );
  return createSecretKey(bytes);
}
