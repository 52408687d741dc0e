import { LIMITS, z } from '@crosswalk/model';

/** Schema of text with at most `max` characters; every string that crosses has a bound. */
export const text = (max: number = LIMITS.label) => z.string().check(z.maxLength(max));

/** Schema of text that must not be empty. */
export const requiredText = (max: number = LIMITS.label) => z.string().check(z.minLength(1), z.maxLength(max));
