import { z } from '@crosswalk/model';
import * as oauth from 'oauth4webapi';
import type { ProviderClient } from './provider-client.ts';

const LONGEST = 200;
const Answer = z.record(z.string(), z.unknown());

/** The account a user connected, for them to recognise: from the ID token, or from where the manifest says. Empty where the company does not tell. */
export async function readAccountName(client: ProviderClient, answer: oauth.TokenEndpointResponse): Promise<string> {
  const { account } = client.provider;
  if (account === undefined) return nameIn(oauth.getValidatedIdTokenClaims(answer));
  const headers = { authorization: `Bearer ${answer.access_token}`, accept: 'application/json' };
  // A connection works without a name for it.
  const response = await client.fetch(account.url, { method: 'GET', headers }).catch(() => undefined);
  const parsed = Answer.safeParse(response?.ok === true ? await response.json().catch(() => undefined) : undefined);
  return parsed.success && Object.hasOwn(parsed.data, account.field) ? asName(parsed.data[account.field]) : '';
}

function nameIn(claims: oauth.IDToken | undefined): string {
  const names = [claims?.['email'], claims?.['preferred_username'], claims?.['name'], claims?.sub];
  return names.map(asName).find((name) => name !== '') ?? '';
}

/** A company's text, as one line of plain text. */
function asName(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return Array.from(text).slice(0, LONGEST).join('');
}
