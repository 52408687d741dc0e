import { CwCheckbox, CwSkeleton, defineElement } from '@crosswalk/elements';
import { CwSource } from '@crosswalk/widgets';
import { FollowupHome } from './followup-home.ts';
import { FollowupTaskList } from './followup-task-list.ts';
import { showPanel } from './panel-element.ts';

for (const element of [CwCheckbox, CwSkeleton, CwSource]) defineElement(element);
customElements.define('followup-task-list', FollowupTaskList);
customElements.define('followup-home', FollowupHome);
await showPanel(new FollowupHome());
