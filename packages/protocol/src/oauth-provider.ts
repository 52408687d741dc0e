/**
 * Connections to other companies (OAuth 2): what a manifest may say about one beyond what its schema can check, and
 * which places it reaches, so that an admin can agree to them.
 */
import type { Fault } from './errors.ts';
import type { Manifest, OAuthProvider, Setting } from './manifest.ts';

/** What the server puts into the question itself. */
const OWN_PARAMETERS: ReadonlySet<string> = new Set([
  'response_type',
  'response_mode',
  'client_id',
  'client_secret',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
]);

/** The origin of an endpoint of the manifest, whose schema allows nothing but https and a name. */
export function endpointOrigin(endpoint: string): string {
  return (/^https:\/\/[^/?#]*/.exec(endpoint)?.[0] ?? '').replace(/:443$/, '');
}

/** Where the server itself speaks to the company: never to other places, whatever comes back. */
export function oauthServerOrigins({ token, revoke, account }: OAuthProvider): ReadonlySet<string> {
  return new Set([token, revoke, account?.url].flatMap((each) => (each === undefined ? [] : [endpointOrigin(each)])));
}

/** What is wrong with the connections of a manifest, beyond what its schema says. */
export function findOAuthFaults({ oauth = {}, settings = [] }: Manifest): Fault[] {
  const known = new Map(settings.map((setting) => [setting.name, setting]));
  return Object.entries(oauth).flatMap(([name, provider]) => {
    const at = (path: string) => `oauth.${name}.${path}`;
    return [...findClientFaults(provider, known, at), ...findQuestionFaults(provider, at)];
  });
}

type At = (path: string) => string;

function findClientFaults(
  { clientId, clientSecret }: OAuthProvider,
  known: ReadonlyMap<string, Setting>,
  at: At,
): Fault[] {
  const faults: Fault[] = [];
  if (!known.has(clientId))
    faults.push({
      path: at('clientId'),
      expected: `a setting named ${clientId}`,
      fix: 'Declare it in "settings": the admin enters the id the company gave.',
    });
  if (clientSecret !== undefined && known.get(clientSecret)?.secure !== true)
    faults.push({
      path: at('clientSecret'),
      expected: `a secure setting named ${clientSecret}`,
      fix: 'Declare it in "settings" with "secure": true.',
    });
  return faults;
}

function findQuestionFaults({ scopes, issuer, parameters = {}, account, hosts }: OAuthProvider, at: At): Fault[] {
  const faults: Fault[] = [];
  if (scopes.includes('openid') && issuer === undefined)
    faults.push({
      path: at('issuer'),
      expected: 'the issuer where "openid" is asked for',
      fix: 'Write what the company calls itself, such as "https://accounts.example.com".',
    });
  for (const name of Object.keys(parameters).filter((each) => OWN_PARAMETERS.has(each)))
    faults.push({ path: at(`parameters.${name}`), expected: 'a parameter the server does not set itself' });
  if (account !== undefined && !hosts.includes(endpointOrigin(account.url)))
    faults.push({
      path: at('account.url'),
      expected: 'an address on one of the hosts',
      fix: 'It is asked with the access token: add its origin to "hosts".',
    });
  return faults;
}
