import { CrosswalkError, type ErrorCode } from '@crosswalk/protocol';
import * as oauth from 'oauth4webapi';

/** Errors of a company that pass by themselves. */
const PASSING: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error', 'slow_down']);
const CLIENT: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

/**
 * What went wrong at a company, for whoever asked; anything else as it is. Nothing of the company's answer is in it or
 * goes with it as a cause, but for the code of an error: an answer can hold tokens.
 */
export function asProviderError(error: unknown, label: string, plugin: string): unknown {
  if (!isOfCompany(error)) return error;
  const { status, code } = factsOf(error);
  if (status === 429 || status >= 500 || PASSING.has(code))
    return new CrosswalkError('offline', `${label} cannot do it at the moment. Try again later.`);
  if (status === 401 || CLIENT.has(code))
    return new CrosswalkError(
      'unsupported',
      `${label} does not accept the client id or secret of ${plugin}. An admin can correct them with PATCH /api/plugins/${plugin}/settings.`,
    );
  const what = code === '' ? `does not answer as OAuth 2 and the manifest of ${plugin} say` : `refuses with ${code}`;
  return new CrosswalkError('unsupported', `${label} ${what}. The plugin's author has to mend its manifest.`);
}

/** The code of a failure, for the audit. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof CrosswalkError ? error.code : 'host_error';
}

/** Whether a company says that a code or refresh token is no longer, or never was, any good. */
export function isGrantRefused(error: unknown): boolean {
  return error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';
}

/** Only the user can mend this: by connecting, or connecting again. */
export function needsConnection(plugin: string, name: string, isAgain: boolean): CrosswalkError {
  const what = isAgain
    ? `The connection ${name} of ${plugin} needs reconnecting: what the company allowed has ended.`
    : `The user has not connected ${plugin} with ${name} yet.`;
  return new CrosswalkError(
    'permission_denied',
    `${what} Ask the user with crm.auth.connect('${name}') when they click.`,
    {
      details: { deniedBy: 'user', connection: name },
    },
  );
}

const OF_COMPANY = [
  oauth.ResponseBodyError,
  oauth.WWWAuthenticateChallengeError,
  oauth.AuthorizationResponseError,
  oauth.OperationProcessingError,
  oauth.UnsupportedOperationError,
];

function isOfCompany(error: unknown): boolean {
  return OF_COMPANY.some((kind) => error instanceof kind);
}

function factsOf(error: unknown): { status: number; code: string } {
  if (error instanceof oauth.ResponseBodyError) return { status: error.status, code: wordOf(error.error) };
  if (error instanceof oauth.AuthorizationResponseError) return { status: 0, code: wordOf(error.error) };
  if (error instanceof oauth.WWWAuthenticateChallengeError) return { status: error.status, code: '' };
  const cause = error instanceof oauth.OperationProcessingError ? error.cause : undefined;
  return { status: cause instanceof Response ? cause.status : 0, code: '' };
}

/** A code as RFC 6749 has them; anything else a company says is not repeated. */
function wordOf(code: string): string {
  return /^[a-z_]{1,64}$/.test(code) ? code : '';
}
