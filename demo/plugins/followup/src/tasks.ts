import type { CrmRecord, Filter, RecordReference } from '@crosswalk/model';
import type { Crosswalk } from '@crosswalk/panel';
import { TASK } from './keys.ts';

/** What is to be done and on which day (`YYYY-MM-DD`). */
export interface Plan {
  what: string;
  when: string;
}

const OPEN: Filter = { field: TASK.status, op: 'ne', value: 'done' };
const FIELDS = Object.values(TASK);

/** Open tasks, the most urgent first; those of one person, or of everybody. */
export async function readOpenTasks(
  crm: Crosswalk,
  options: { person?: RecordReference | undefined; limit: number },
): Promise<CrmRecord[]> {
  const { person, limit } = options;
  const filter: Filter = person ? { and: [OPEN, { field: TASK.person, op: 'eq', value: person.id }] } : OPEN;
  const page = await crm.records.list('task', {
    fields: FIELDS,
    filter,
    sort: [{ field: TASK.due, direction: 'asc' }],
    limit,
  });
  return page.records;
}

/** Writes a follow-up down. */
export function planTask(crm: Crosswalk, person: RecordReference, { what, when }: Plan): Promise<CrmRecord> {
  return crm.records.create('task', {
    [TASK.name]: what,
    [TASK.due]: when,
    [TASK.status]: 'open',
    [TASK.person]: { type: person.type, id: person.id },
  });
}

/** Ticks a task off, unless somebody changed it meanwhile. */
export function finishTask(crm: Crosswalk, task: CrmRecord): Promise<CrmRecord> {
  return crm.records.update('task', task.id, { [TASK.status]: 'done' }, { ifVersion: task.version });
}

/** What the plan handed over by another view or plugin says, as far as it is a plan. */
export function parsePlan(input: unknown): Partial<Plan> {
  const { what, when } = Object(input) as Record<string, unknown>;
  return {
    ...(typeof what === 'string' ? { what: what.slice(0, 200) } : {}),
    ...(typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when) ? { when } : {}),
  };
}

/** The day some days from now, skipping the weekend. */
export function workdayIn(days: number, from = new Date()): string {
  const day = new Date(Date.UTC(from.getFullYear(), from.getMonth(), from.getDate() + days));
  const weekday = day.getUTCDay();
  if (weekday === 6) day.setUTCDate(day.getUTCDate() + 2);
  if (weekday === 0) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** A day in the reader's way of writing. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
}
