import type { RecordReference } from '@crosswalk/model';
import type { AuditQuery } from '@crosswalk/protocol';

/** What an owner looks for in the audit, as the form has it. */
export interface AuditSearch {
  readonly plugin: string;
  readonly user: readonly RecordReference[];
  readonly record: readonly RecordReference[];
  readonly scope: string;
  readonly outcome: '' | 'ok' | 'refused';
  /** Days, as the browser's date field has them; both are meant whole. */
  readonly since: string;
  readonly until: string;
}

/** Nothing in particular. */
export const ANYTHING: AuditSearch = { plugin: '', user: [], record: [], scope: '', outcome: '', since: '', until: '' };

/** The search as a query: days begin and end at midnight where the reader is. */
export function queryOfSearch({ plugin, user, record, scope, outcome, since, until }: AuditSearch): AuditQuery {
  const [who] = user;
  const [about] = record;
  const from = startOfDay(since, 0);
  const to = startOfDay(until, 1);
  return {
    ...(plugin !== '' && { plugin }),
    ...(who && { user: who.id }),
    ...(about && { recordType: about.type, recordId: about.id }),
    ...(scope.trim() !== '' && { scope: scope.trim() }),
    ...(outcome !== '' && { outcome }),
    ...(from !== undefined && { since: from }),
    ...(to !== undefined && { until: to }),
  };
}

function startOfDay(day: string, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}
