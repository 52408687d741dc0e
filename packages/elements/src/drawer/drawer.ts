import { CwDialog } from '../dialog/dialog.ts';

/**
 * A dialog that slides in at the end of the line and is as high as the page: for a record beside its list, or filters.
 *
 * @tagname cw-drawer
 * @slot - What it shows.
 * @slot footer - Its buttons, the main one last.
 * @fires {CustomEvent<{ returnValue: string }>} cw-dialog-close - After it closed, however that came about.
 * @csspart base - The native dialog.
 */
export class CwDrawer extends CwDialog {
  static override readonly elementName = 'drawer';
  override placement: CwDialog['placement'] = 'end';
}
