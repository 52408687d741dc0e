import type { ErrorCode } from '@crosswalk/protocol';

/** The HTTP status each error code travels with; the code in the body is what programs read. */
export const STATUS_OF_CODE: Readonly<Record<ErrorCode, number>> = {
  permission_denied: 403,
  not_found: 404,
  invalid_input: 400,
  conflict: 409,
  unsupported: 501,
  rate_limited: 429,
  too_large: 413,
  timeout: 504,
  cancelled: 499,
  offline: 503,
  disconnected: 503,
  host_error: 500,
  internal: 500,
};
