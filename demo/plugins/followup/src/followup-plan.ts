import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';
import { parsePlan, type Plan, workdayIn } from './tasks.ts';

/** In a modal: asks for a plan and hands it to whoever opened it. */
export class FollowupPlan extends PanelElement {
  static override styles = [panelStyles];

  protected override render() {
    const { what = '', when = workdayIn(3) } = parsePlan(this.crm.context.input);
    return html`<followup-plan-form
      .crm=${this.crm}
      .what=${what}
      .when=${when}
      cancelable
      @followup-plan=${(event: CustomEvent<Plan>) => this.crm.ui.closeModal({ ...event.detail })}
      @followup-cancel=${() => this.crm.ui.closeModal()}
    ></followup-plan-form>`;
  }
}
