import type { Crosswalk } from '@crosswalk/panel';
import { TASK } from './keys.ts';

/** What this user may do with follow-ups here, whoever says no. */
export interface TaskRights {
  plan: boolean;
  finish: boolean;
}

/** Asks before anything is offered: nobody should fill in a form that is refused. */
export async function readTaskRights(crm: Crosswalk): Promise<TaskRights> {
  const [plan, finish] = await Promise.all([
    crm.permissions.can(`records.task.create:${Object.values(TASK).join(',')}`),
    crm.permissions.can(`records.task.update:${TASK.status}`),
  ]);
  return { plan: plan.allowed, finish: finish.allowed };
}
