import { LIMITS, z } from '@crosswalk/model';
import { ERROR_CODES, type ErrorCode, type ErrorDetails } from './errors.ts';

/** How an error looks on the wire. Never a stack, a file path or another plugin's data. */
export const WireError = z.strictObject({
  code: z.enum(ERROR_CODES),
  message: z.string().check(z.maxLength(2_000)),
  retryable: z.optional(z.boolean()),
  details: z.optional(z.record(z.string().check(z.maxLength(LIMITS.label)), z.json())),
});
export interface WireError {
  code: ErrorCode;
  message: string;
  retryable?: boolean;
  details?: ErrorDetails;
}
