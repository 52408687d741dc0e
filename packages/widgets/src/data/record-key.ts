import type { RecordReference } from '@crosswalk/model';

/** A reference as one text, for keys of maps and values of controls. */
export function recordKey({ type, id }: RecordReference): string {
  return `${type}/${id}`;
}

/** The reference such a text stands for; nothing for an empty one. Types have no slash, ids may. */
export function referenceOf(key: string): RecordReference | undefined {
  const end = key.indexOf('/');
  return end < 0 ? undefined : { type: key.slice(0, end), id: key.slice(end + 1) };
}
