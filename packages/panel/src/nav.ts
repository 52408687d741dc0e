import type { CallOptions } from '@crosswalk/model';
import type { Session } from './session.ts';
import type { Input, Output } from './typed-call.ts';

/** Moves the user's page. */
export type Nav = ReturnType<typeof navOf>;

export function navOf({ call, ask }: Session) {
  return {
    /** Shows a record in the CRM. */
    openRecord: async (record: Input<'nav.openRecord'>, options?: CallOptions): Promise<void> => {
      await call('nav.openRecord', record, options);
    },
    /** Opens an https page in a new tab after the user agreed; says whether it did. */
    open: (url: string, options?: CallOptions): Promise<Output<'nav.open'>> => ask('nav.open', { url }, options),
    /** Puts a place inside this view into the page's address; `crm.context.deepLink` brings it back. */
    setDeepLink: async (deepLink: string | null, options?: CallOptions): Promise<void> => {
      await call('nav.setDeepLink', { deepLink }, options);
    },
  };
}
