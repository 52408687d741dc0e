import { CrosswalkError, type DeniedBy, ERROR_CODES, type ErrorCode } from '@crosswalk/protocol';

/** Why a widget shows no data, in the words of its states. */
export type FailureState = 'denied' | 'missing' | 'offline' | 'error';

/** A failure as a widget shows it. */
export interface Failure {
  state: FailureState;
  code: ErrorCode;
  /** What the source said, for people. */
  message: string;
  /** Where the host's log has the cause. */
  requestId?: string | undefined;
  /** Who said no, when a plugin's widget was refused; inside the CRM itself it is always the user's role. */
  deniedBy?: DeniedBy | undefined;
}

const STATES: ReadonlyMap<ErrorCode, FailureState> = new Map([
  ['permission_denied', 'denied'],
  ['not_found', 'missing'],
  ['offline', 'offline'],
  ['disconnected', 'offline'],
]);

/** What a rejection of a source means to a reader. Anything that is not one of the closed codes is an error. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  const coded = error instanceof CrosswalkError ? error : undefined;
  return {
    state: STATES.get(code) ?? 'error',
    code,
    message: coded?.message ?? '',
    requestId: coded?.details.requestId,
    deniedBy: coded?.details.deniedBy,
  };
}

/** The code of a rejection. Read off the value, because the source may be made with another copy of the library. */
export function codeOf(error: unknown): ErrorCode {
  const stated: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return ERROR_CODES.find((code) => code === stated) ?? 'internal';
}
