import { z } from '@crosswalk/model';
import { PanelContext } from './context.ts';
import { text } from './text.ts';

/** The host's first words to a panel: what it is shown for and what it can ask. */
export const Welcome = z.strictObject({
  protocol: text(20),
  context: PanelContext,
  /** Names of the operations this host answers. */
  capabilities: z.array(text(64)).check(z.maxLength(500)),
  /** Limits the host keeps, so that a client can keep them too. */
  limits: z.strictObject({
    /** UTF-16 code units of one message. */
    messageLength: z.int(),
    callsPerSecond: z.int(),
    inFlight: z.int(),
    callMs: z.int(),
  }),
});
export type Welcome = z.infer<typeof Welcome>;
