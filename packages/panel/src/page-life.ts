import type { Session } from './session.ts';
import { leaveFocusAtEnds } from './focus.ts';

/** Ties a session to the document it runs in: keyboard focus can leave the frame, and a page that comes back is opened anew. */
export function followPage({ connection, call }: Session, page: Document): void {
  const stopFocus = leaveFocusAtEnds(page, (direction) => call('ui.leaveFocus', { direction }));
  connection.onClose(stopFocus);
  // The browser may keep a page the user left and show it again. Its connection ended when it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
