import { z } from '@crosswalk/model';
import { text } from './text.ts';

/** What the host looks at when it decides whether a view is shown. */
const CONDITION_SUBJECTS = ['field', 'user.role', 'locale', 'device'] as const;

/**
 * One condition of a view's `when`. `field` conditions look at a field of the current record which the plugin may read:
 * a hidden field never decides.
 */
export const ViewCondition = z.strictObject({
  subject: z.enum(CONDITION_SUBJECTS),
  /** Field key when `subject` is `field`. */
  key: z.optional(text(64)),
  op: z.enum(['eq', 'ne', 'in', 'empty']),
  value: z.union([z.boolean(), z.number(), text(200), z.array(text(200)).check(z.maxLength(50))]),
});
export type ViewCondition = z.infer<typeof ViewCondition>;
