import { CwSelect, CwSwitch, defineElement } from '@crosswalk/elements';
import { CwSource } from '@crosswalk/widgets';
import { FollowupSettings } from './followup-settings.ts';
import { showPanel } from './panel-element.ts';

for (const element of [CwSelect, CwSwitch, CwSource]) defineElement(element);
customElements.define('followup-settings', FollowupSettings);
await showPanel(new FollowupSettings());
