import { z } from '@crosswalk/model';
import { DeclaredName } from './names.ts';
import { text } from './text.ts';

/** `needs-reconnecting`: the company no longer accepts what it gave; only the user can mend it, by connecting again. */
export const CONNECTION_STATES = ['disconnected', 'connected', 'needs-reconnecting'] as const;

/** A user's connection to another company, without anything secret. */
export const Connection = z.strictObject({
  /** As the manifest names it in "oauth". */
  name: DeclaredName,
  /** What users know the company by. */
  label: text(200),
  state: z.enum(CONNECTION_STATES),
  /** The account the user agreed with, where the company tells. */
  account: z.optional(text(200)),
  /** What the company allowed. */
  scopes: z.optional(z.array(text(200)).check(z.maxLength(100))),
  /** When the present access ends. */
  expiresAt: z.optional(text(40)),
  /** Whether it is then renewed without the user. */
  renews: z.optional(z.boolean()),
});
/** A user's connection to another company, without anything secret. */
export type Connection = z.infer<typeof Connection>;
