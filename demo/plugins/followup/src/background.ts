import { type Crosswalk, CrosswalkError, init } from '@crosswalk/panel';
import { PERSON } from './keys.ts';
import { objectionTo } from './objection.ts';
import { nameOf } from './person-name.ts';
import { readPreferences } from './preferences.ts';
import { parsePlan, planTask } from './tasks.ts';
import { texts } from './texts.ts';

const crm = await init();

if (crm.supports('hooks.register')) {
  await crm.hooks.beforeSave(async ({ type, fields, changed }) => {
    if (type !== 'person' || !(await readPreferences(crm)).guard) return undefined;
    const objection = objectionTo(fields, changed);
    return objection && texts.text(crm.context.locale, objection.text, objection.values);
  });
}
if (crm.supports('intents.register')) await crm.intents.handle('followup.plan', (data) => planFor(crm, data));

/** Another plugin wants a follow-up: the user decides what and when, and the asker learns the id of the task. */
async function planFor(client: Crosswalk, data: unknown): Promise<{ task: string | null }> {
  const { locale } = client.context;
  const person = parsePerson(data);
  const name = nameOf(await client.records.get(person.type, person.id, { fields: [PERSON.name] }));
  const input = { what: texts.text(locale, 'whatDefault', { name }), ...parsePlan(data) };
  const { status, data: answer } = await client.ui.openModal('plan', { input, title: texts.text(locale, 'plan') });
  const { what, when } = parsePlan(answer);
  if (status !== 'submitted' || what === undefined || when === undefined) return { task: null };
  return { task: (await planTask(client, person, { what, when })).id };
}

function parsePerson(data: unknown): { type: string; id: string } {
  const { type, id } = Object(data) as Record<string, unknown>;
  if (type !== 'person' || typeof id !== 'string')
    throw new CrosswalkError('invalid_input', 'An intent followup.plan names a person: { type: "person", id }.');
  return { type, id };
}
