import { html, type CwAvatar, type IconName } from '@crosswalk/elements';
import type { TemplateResult } from 'lit';

/** The small picture before a record's name. Without an icon it is the initials. */
export interface RecordSign {
  icon: IconName | '';
  shape: CwAvatar['shape'];
}

const SHAPES: ReadonlyMap<string, CwAvatar['shape']> = new Map([
  ['person', 'round'],
  ['user', 'round'],
  ['company', 'square'],
]);
const ICONS: ReadonlyMap<string, IconName> = new Map([
  ['deal', 'money'],
  ['task', 'task'],
  ['note', 'note'],
  ['event', 'calendar'],
]);

/** Whether records of a type are told apart by initials; in a long list the same icon again and again says nothing. */
export function hasFace(type: string): boolean {
  return SHAPES.has(type);
}

/** What stands before a record's name: initials of people and companies, an icon for everything else. */
export function recordSign(type: string): RecordSign {
  return { icon: hasFace(type) ? '' : (ICONS.get(type) ?? 'tag'), shape: SHAPES.get(type) ?? 'square' };
}

/** Draws the sign of a record. */
export function renderRecordSign(type: string, title: string, size: CwAvatar['size']): TemplateResult {
  const { icon, shape } = recordSign(type);
  return html`<cw-avatar size=${size} name=${title} icon=${icon} shape=${shape}></cw-avatar>`;
}
