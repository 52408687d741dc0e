/**
 * Tryton's own extension hook: its web client loads `custom.js` from beside its index page. This one opens its forms to
 * Crosswalk panels. It changes nothing of Tryton's and goes on working when the user logs out and another logs in.
 */
import { defineElement } from '@crosswalk/elements';
import { CwHostSurface, CwSlot } from '@crosswalk/widgets';
import { type RunningHost, startHost } from './host.ts';
import { followRecords } from './record-places.ts';
import { findSao } from './sao.ts';

/** Milliseconds between looks at who is signed in; the client tells nobody. */
const LOOK_MS = 1_000;

const sao = findSao();
for (const element of [CwSlot, CwHostSurface]) defineElement(element);
document.documentElement.lang = sao.i18n.getlang().replace('_', '-');
followRecords(sao);

let running: Promise<RunningHost> | undefined;
let login: string | undefined;

async function followUser(): Promise<void> {
  const session = sao.Session.current_session;
  const current = session?.user_id ? session.login : undefined;
  if (current === login) return;
  login = current;
  const before = running;
  running = session && current !== undefined ? startHost(sao, session) : undefined;
  (await before)?.stop();
  await running;
}

setInterval(() => {
  followUser().catch((error: unknown) => {
    console.error('[crosswalk] Panels cannot be shown.', error);
  });
}, LOOK_MS);
