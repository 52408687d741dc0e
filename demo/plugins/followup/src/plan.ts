import { CwButton, CwTextField, defineElement } from '@crosswalk/elements';
import { CwSource } from '@crosswalk/widgets';
import { FollowupPlan } from './followup-plan.ts';
import { FollowupPlanForm } from './followup-plan-form.ts';
import { showPanel } from './panel-element.ts';

for (const element of [CwButton, CwTextField, CwSource]) defineElement(element);
customElements.define('followup-plan-form', FollowupPlanForm);
customElements.define('followup-plan', FollowupPlan);
await showPanel(new FollowupPlan());
