import type { FramePage } from './frame-page.ts';

/**
 * Shuts a frame in before anything is loaded into it: scripts and forms, and nothing else. No pop-ups, downloads,
 * dialogs or navigation of the page; no camera, clipboard or payment; no address of the CRM in the Referer header; no
 * cookies, unless the page keeps its own origin.
 */
export function shutIn(iframe: HTMLIFrameElement, page: FramePage, title: string): void {
  iframe.setAttribute(
    'sandbox',
    page.keepsOrigin ? 'allow-scripts allow-forms allow-same-origin' : 'allow-scripts allow-forms',
  );
  iframe.setAttribute('allow', '');
  iframe.setAttribute('referrerpolicy', 'no-referrer');
  iframe.toggleAttribute('credentialless', !page.keepsOrigin);
  iframe.removeAttribute('srcdoc');
  iframe.removeAttribute('name');
  iframe.title = title;
}
