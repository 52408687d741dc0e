import type { CrmRecord } from '@crosswalk/model';

/** The events of one calendar day in the reader's time zone. */
export interface DayGroup {
  /** `YYYY-MM-DD`, or empty for events without a moment. */
  day: string;
  events: CrmRecord[];
}

/** Groups events, newest first, by the day on which they happened where the reader is. Keeps their order. */
export function groupByDay(events: readonly CrmRecord[], timeField: string, timeZone?: string): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const event of events) {
    const day = dayOf(event.fields[timeField], timeZone);
    const last = groups.at(-1);
    if (last?.day === day) last.events.push(event);
    else groups.push({ day, events: [event] });
  }
  return groups;
}

/** Calendar day of a moment in a time zone; the Swedish way of writing dates is the ISO one. */
export function dayOf(moment: unknown, timeZone?: string): string {
  const date = typeof moment === 'string' ? new Date(moment) : undefined;
  if (!date || Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(date);
}
