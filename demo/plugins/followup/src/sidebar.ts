import { CwButton, CwCheckbox, CwSkeleton, CwTextField, defineElement } from '@crosswalk/elements';
import { CwPropertyList, CwRecordCard, CwSource } from '@crosswalk/widgets';
import { FollowupPlanForm } from './followup-plan-form.ts';
import { FollowupSidebar } from './followup-sidebar.ts';
import { FollowupTaskList } from './followup-task-list.ts';
import { showPanel } from './panel-element.ts';

for (const element of [CwButton, CwCheckbox, CwSkeleton, CwTextField, CwPropertyList, CwRecordCard, CwSource])
  defineElement(element);
customElements.define('followup-plan-form', FollowupPlanForm);
customElements.define('followup-task-list', FollowupTaskList);
customElements.define('followup-sidebar', FollowupSidebar);
await showPanel(new FollowupSidebar());
