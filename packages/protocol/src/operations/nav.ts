import { RecordReference, z } from '@crosswalk/model';
import { operation } from '../operation.ts';
import { text } from '../text.ts';

export const navOperations = {
  /** Shows a record in the CRM. The user's own rights decide what they see there. */
  'nav.openRecord': operation({
    arguments: z.strictObject({ ...RecordReference.shape, target: z.optional(z.enum(['same', 'new'])) }),
    result: z.strictObject({}),
    scope: null,
  }),
  /** Opens an https page in a new tab, after the user agreed to leave. */
  'nav.open': operation({
    arguments: z.strictObject({ url: text(2_000) }),
    result: z.strictObject({ opened: z.boolean() }),
    scope: 'nav.external',
    interactive: true,
  }),
  /** Puts a place inside this view into the page's address, so that a link leads back to it. */
  'nav.setDeepLink': operation({
    arguments: z.strictObject({ deepLink: z.nullable(text(1_000)) }),
    result: z.strictObject({}),
    scope: null,
  }),
} as const;
