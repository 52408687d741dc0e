import { html, type CwAvatar, type IconName } from '@crosswalk/elements';
import type { TemplateResult } from 'lit';

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

/** The small picture before a record's name: initials of people and companies, an icon for everything else. */
export function renderRecordSign(type: string, title: string, size: CwAvatar['size']): TemplateResult {
  const sign = hasFace(type) ? '' : (ICONS.get(type) ?? 'tag');
  return html`<cw-avatar size=${size} name=${title} icon=${sign} shape=${SHAPES.get(type) ?? 'square'}></cw-avatar>`;
}
