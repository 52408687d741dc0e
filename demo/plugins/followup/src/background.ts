import { type Crosswalk, init } from '@crosswalk/panel';
import { objectionTo } from './objection.ts';
import { readPreferences } from './preferences.ts';
import { parsePlan, planTask } from './tasks.ts';
import { texts } from './texts.ts';

const crm = await init();

await crm.hooks.beforeSave(async ({ type, fields, changed }) => {
  if (type !== 'person' || !(await readPreferences(crm)).guard) return undefined;
  const objection = objectionTo(fields, changed);
  return objection && texts.text(crm.context.locale, objection.text, objection.values);
});

await crm.intents.handle('followup.plan', (data) => planFor(crm, data));

/** Another plugin wants a follow-up: the user decides what and when, and the asker learns the id of the task. */
async function planFor(client: Crosswalk, data: unknown): Promise<{ task: string } | { task: null }> {
  const person = parsePerson(data);
  const title = texts.text(client.context.locale, 'plan');
  const { status, data: answer } = await client.ui.openModal('plan', { input: { ...parsePlan(data) }, title });
  const { what, when } = parsePlan(answer);
  if (status !== 'submitted' || what === undefined || when === undefined) return { task: null };
  const task = await planTask(client, person, { what, when });
  return { task: task.id };
}

function parsePerson(data: unknown): { type: string; id: string } {
  const { type, id } = Object(data) as Record<string, unknown>;
  if (type !== 'person' || typeof id !== 'string')
    throw new TypeError('An intent followup.plan names a person: { type: "person", id }.');
  return { type, id };
}
