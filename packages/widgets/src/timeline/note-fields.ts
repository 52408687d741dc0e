import { rightOn, type ObjectDescription, type RecordFields, type Rights } from '@crosswalk/model';

/** Which fields of an event hold what. */
export interface EventFields {
  time: string;
  kind: string;
  title: string;
  body: string;
  link: string;
}

/** Characters of a note that become its headline. */
const MOST_IN_TITLE = 120;
const NOTE = 'note';

/** The event a note becomes: its first line is the headline, what follows the words. */
export function noteFields(
  description: ObjectDescription,
  keys: EventFields,
  { text, recordId, now }: { text: string; recordId: string; now: Date },
): RecordFields {
  const field = (key: string) => description.fields.find((one) => one.key === key);
  const [line = '', ...rest] = text.split('\n');
  const hasBody = field(keys.body) !== undefined;
  const isLong = line.length > MOST_IN_TITLE;
  const title = hasBody && isLong ? `${line.slice(0, MOST_IN_TITLE)}…` : hasBody ? line : text;
  const body = isLong ? text : rest.join('\n').trim();
  const linkType = field(keys.link)?.refTypes?.[0];
  return {
    [keys.title]: title,
    ...(hasBody && body ? { [keys.body]: body } : {}),
    ...(field(keys.time) ? { [keys.time]: now.toISOString() } : {}),
    ...(field(keys.kind)?.options?.some(({ value }) => value === NOTE) ? { [keys.kind]: NOTE } : {}),
    ...(linkType ? { [keys.link]: { type: linkType, id: recordId } } : {}),
  };
}

/** Whether the user may write notes: events can be made, with a headline, and can point at the record. */
export function canAddNotes(
  description: ObjectDescription | undefined,
  rights: Rights | undefined,
  keys: EventFields,
): boolean {
  if (!description || !rights?.create) return false;
  const needed = [keys.title, ...(keys.link ? [keys.link] : [])];
  return needed.every(
    (key) =>
      rightOn(rights, key) === 'write' && description.fields.some((field) => field.key === key && !field.readOnly),
  );
}
