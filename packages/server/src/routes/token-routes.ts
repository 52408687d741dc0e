import { randomUUID } from 'node:crypto';
import { z } from '@crosswalk/model';
import type { ApiCall } from '../http/api-call.ts';
import { jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { actingOf } from './acting-of.ts';

/** Seconds a session token holds. */
const LIFE_SECONDS = 300;
/** Whoever verifies may keep the keys so long; a new one is published a day before it signs. */
const KEYS_SECONDS = 300;

/** Signed, short-lived tokens for plugins' own back ends, and the keys to check them with. */
export const TOKEN_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'POST',
    path: '/api/plugins/:plugin/session-token',
    forPlugins: true,
    summary: 'A token that tells the plugin’s own back end who the user is. It holds for five minutes.',
    answers: { 200: z.object({ token: z.string(), expiresAt: z.string() }) },
    answer: giveToken,
  },
  {
    method: 'GET',
    path: '/.well-known/jwks.json',
    access: 'public',
    summary: 'The public keys session tokens are signed with.',
    answers: { 200: z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }) },
    answer: giveKeys,
  },
];

async function giveToken(call: ApiCall): Promise<Response> {
  const { signingKeys, issuer } = call.services;
  const { plugin } = await actingOf(call);
  const { id, name, roles } = call.user;
  const now = Math.floor(Date.now() / 1_000);
  const token = await signingKeys.sign({
    iss: issuer ?? new URL(call.request.url).origin,
    aud: plugin.id,
    sub: id,
    name,
    roles: [...roles],
    jti: randomUUID(),
    iat: now,
    exp: now + LIFE_SECONDS,
  });
  return jsonResponse({ token, expiresAt: new Date((now + LIFE_SECONDS) * 1_000).toISOString() });
}

async function giveKeys({ services }: ApiCall): Promise<Response> {
  return jsonResponse(await services.signingKeys.publicKeys(), {
    headers: { 'cache-control': `public, max-age=${KEYS_SECONDS}`, 'access-control-allow-origin': '*' },
  });
}
