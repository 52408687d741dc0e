import { CrosswalkError, ERROR_CODES, type ErrorCode, type ErrorDetails, type Fault } from '@crosswalk/protocol';
import type { Permit } from './permission/permit.ts';
import { propertiesOf } from './properties-of.ts';

/** Errors the host made itself: their words are safe to show to panels. */
const ownErrors = new WeakSet<CrosswalkError>();

/** Makes an error whose message and details may cross to a panel as they are. */
export function refuse(code: ErrorCode, message: string, details: ErrorDetails = {}): CrosswalkError {
  const error = new CrosswalkError(code, message, { details });
  ownErrors.add(error);
  return error;
}

/** What is known of the call that failed. */
export interface FailedCall {
  readonly permit: Permit | undefined;
  /** Whether the call names one record by its id. */
  readonly isAboutRecord: boolean;
  /** Tells the CRM's developers the cause and answers with the id it is kept under. */
  report(cause: unknown): string;
}

/**
 * What a panel may learn of a failure. The host's own errors pass as they are. Errors of collaborators keep their code
 * and lose their words, because those can name hidden fields, other records or the inside of the CRM.
 */
export function toRefusal(error: unknown, call: FailedCall): CrosswalkError {
  if (error instanceof CrosswalkError && ownErrors.has(error)) return error;
  const code = codeOf(error);
  if (code === undefined || INTERNAL.has(code)) {
    return refuse('host_error', MESSAGES.host_error, { requestId: call.report(error) });
  }
  // A record that may not be seen looks like one that is not there.
  if (code === 'permission_denied' && call.isAboutRecord) return refuse('not_found', MESSAGES.not_found);
  return refuse(code, MESSAGES[code], safeDetails(code, detailsOf(error), call.permit));
}

const INTERNAL: ReadonlySet<ErrorCode> = new Set(['host_error', 'internal', 'disconnected']);

const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  permission_denied: 'The user may not do this.',
  not_found: 'There is no such record, or it may not be seen.',
  invalid_input: 'The CRM does not accept this input.',
  conflict: 'Somebody changed this record in the meantime. Load it again and repeat the change.',
  unsupported: 'This CRM cannot do this.',
  rate_limited: 'The CRM is asked too often. Try again later.',
  too_large: 'This is larger than the CRM accepts.',
  timeout: 'The CRM did not answer in time.',
  cancelled: 'The call was cancelled.',
  offline: 'The CRM cannot be reached.',
  disconnected: 'The CRM cannot be reached.',
  host_error: 'The CRM could not do this. Its log has the cause.',
  internal: 'The CRM could not do this. Its log has the cause.',
};

function codeOf(error: unknown): ErrorCode | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return 'cancelled';
  const code: unknown = 'code' in error ? error.code : undefined;
  return ERROR_CODES.find((known) => known === code);
}

function detailsOf(error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof Error && 'details' in error ? propertiesOf(error.details) : {};
}

function safeDetails(
  code: ErrorCode,
  details: Readonly<Record<string, unknown>>,
  permit: Permit | undefined,
): ErrorDetails {
  switch (code) {
    case 'conflict':
      return currentVersionOf(details);
    case 'rate_limited':
    case 'too_large':
      return numbersOf(details);
    case 'permission_denied':
      return { deniedBy: 'user', ...(permit?.scope ? { scope: permit.scope } : {}) };
    case 'invalid_input':
      return { faults: faultsOf(details).filter((fault) => isVisible(fault, permit)) };
    default:
      return {};
  }
}

/** The version alone: the record beside it may show fields the plugin must not see. */
function currentVersionOf({ currentVersion, current }: Readonly<Record<string, unknown>>): ErrorDetails {
  const version = currentVersion ?? propertiesOf(current)['version'];
  return typeof version === 'string' ? { currentVersion: version.slice(0, 256) } : {};
}

function numbersOf({ retryAfterMs, limit, actual }: Readonly<Record<string, unknown>>): ErrorDetails {
  return {
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(typeof actual === 'number' ? { actual } : {}),
  };
}

function faultsOf({ faults }: Readonly<Record<string, unknown>>): Fault[] {
  const list: readonly unknown[] = Array.isArray(faults) ? faults.slice(0, 100) : [];
  return list.map((each) => {
    const { path, expected, fix } = propertiesOf(each);
    return {
      path: shortText(path),
      expected: shortText(expected),
      ...(fix === undefined ? {} : { fix: shortText(fix) }),
    };
  });
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 300) : '';
}

/** A fault may speak of the fields the call itself wrote or may read, and of no other. */
function isVisible({ path, expected, fix = '' }: Fault, permit: Permit | undefined): boolean {
  const hidden = permit?.hiddenWords() ?? [];
  const words = new Set(`${path} ${expected} ${fix}`.split(/[^A-Za-z0-9_]+/));
  return hidden.every((key) => !words.has(key));
}
