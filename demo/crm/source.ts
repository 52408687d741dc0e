import { createHttpSource } from '@crosswalk/connectors/crosswalk';
import type { RecordSource } from '@crosswalk/model';
import type { UserName } from './preferences.ts';

/** The types this CRM has pages or links for. */
const TYPES = ['person', 'company', 'deal', 'task', 'note', 'event', 'user', 'pipeline', 'stage'];

/** The server's records as one user sees them. A new source for each user, so that nothing of the last one stays. */
export function createCrmSource(user: UserName): RecordSource {
  document.cookie = `harbour_user=${user}; Path=/; SameSite=Strict`;
  return createHttpSource({ baseUrl: '', types: TYPES });
}
