import { LocaleController, tagFor } from '@crosswalk/elements';
import { CrosswalkError, createRecordSource, type Crosswalk, init } from '@crosswalk/panel';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { texts, type TextKey } from './texts.ts';

/** What every view of the plugin is: an element with the client and the plugin's words. */
export abstract class PanelElement extends LitElement {
  @property({ attribute: false }) crm!: Crosswalk;
  protected readonly locale = new LocaleController<TextKey>(this, texts);

  /** Says in the user's language that something did not work. */
  protected report(error: unknown): void {
    const isDenied = error instanceof CrosswalkError && error.code === 'permission_denied';
    this.crm.ui.toast(this.locale.text(isDenied ? 'denied' : 'failed'), { tone: 'negative' }).catch(() => undefined);
  }
}

/** Connects the page to its CRM and shows a view in it, inside a `<cw-source>` that feeds our widgets over the bridge. */
export async function showPanel(view: PanelElement): Promise<void> {
  const crm = await init();
  crm.theme.apply();
  view.crm = crm;
  const source = document.createElement(tagFor('source'));
  // A new source makes the widgets ask for their rights again.
  const connect = (): unknown =>
    Object.assign(source, { source: createRecordSource(crm, { types: ['person', 'task'] }) });
  connect();
  crm.on('permissions.changed', connect);
  source.append(view);
  document.body.append(source);
  crm.ui.autoResize();
}

export { html } from '@crosswalk/elements';
