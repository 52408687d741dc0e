import type { CrmRecord } from '@crosswalk/model';
import { PERSON } from './keys.ts';

/** The name people read; empty when there is none. */
export function nameOf({ fields }: CrmRecord): string {
  const name = fields[PERSON.name];
  if (typeof name === 'string') return name;
  return typeof name === 'object' && name !== null && 'full' in name && typeof name.full === 'string' ? name.full : '';
}
