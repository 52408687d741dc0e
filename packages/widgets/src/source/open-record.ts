import { emit } from '@crosswalk/elements';
import type { CrmRecord } from '@crosswalk/model';

/**
 * Tells the page that a record's link was pressed. The link is then followed as usual, unless the page
 * prevented the event's default because it opens the record itself. Presses meant for a new tab are left alone.
 */
export function announceOpen(
  host: EventTarget,
  event: MouseEvent,
  { type, id }: CrmRecord,
  href: string | undefined,
): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isHandled = !emit(host, 'cw-record-open', { type, id }, { cancelable: true });
  if (isHandled || href === undefined) event.preventDefault();
}

/** A press anywhere in a row is a press on its link, except on what has an action of its own. */
export function pressRowLink(event: Event, hasOwnAction: (node: EventTarget) => boolean): void {
  const row = event.currentTarget;
  if (
    !(row instanceof Element) ||
    event.composedPath().some((node) => node instanceof HTMLAnchorElement || hasOwnAction(node))
  )
    return;
  row.querySelector<HTMLElement>('.row-link')?.click();
}
