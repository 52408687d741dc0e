import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';

/** On the home page: what is due next, of everybody. */
export class FollowupHome extends PanelElement {
  static override styles = [panelStyles];

  protected override render() {
    return html`<h2>${this.locale.text('due')}</h2>
      <followup-task-list .crm=${this.crm} limit="6" .empty=${this.locale.text('nothingDue')}></followup-task-list>`;
  }
}
