import type {
  CrmRecord,
  FieldDescription,
  FieldType,
  ListQuery,
  ObjectDescription,
  RecordSource,
} from '@crosswalk/model';
import { formatValue, type FormatContext } from '../format/format-value.ts';
import { titleOf } from '../format/title-of.ts';
import { titlesOf } from './title-store.ts';

/** A record that a text found. */
export interface FoundRecord {
  record: CrmRecord;
  title: string;
  description: ObjectDescription;
  /** What tells it apart from others of the same name, as text; empty where there is nothing. */
  detail: string;
}

/** Kinds of fields that tell records of the same name apart, the best first. */
const TELLING: readonly FieldType[] = ['email', 'url', 'phone', 'money', 'text'];

/** What to look for. */
export interface RecordSearch {
  types: readonly string[];
  text: string;
  /** How details are written. */
  format: FormatContext;
  /** Records wanted of each type. */
  limit: number;
  signal: AbortSignal;
}

/**
 * Finds records of several types by whatever the user may read of them; without a text, the first ones by name. A type
 * that cannot be read finds nothing, as long as another one can.
 */
export async function findRecords(
  source: RecordSource,
  { types, ...search }: RecordSearch,
): Promise<readonly FoundRecord[]> {
  const answers = await Promise.allSettled(types.map((type) => findOfType(source, type, search)));
  const found = answers.filter((answer) => answer.status === 'fulfilled');
  const [failed] = answers.filter((answer) => answer.status === 'rejected');
  if (failed && found.length === 0) throw failed.reason;
  return found.flatMap((answer) => answer.value);
}

async function findOfType(
  source: RecordSource,
  type: string,
  { text, format, limit, signal }: Omit<RecordSearch, 'types'>,
): Promise<FoundRecord[]> {
  const description = await source.describe(type, { signal });
  const detail = tellingField(description);
  const fields = [description.titleField, ...(detail ? [detail.key] : [])];
  const { records } =
    text.trim() !== '' && source.search
      ? await source.search(type, text, { limit }, { signal })
      : await source.list(type, { fields, limit, ...named(description, text) }, { signal });
  titlesOf(source).learn(records, description);
  return records.map((record) => ({
    record,
    title: titleOf(record, description),
    description,
    detail: detail ? shortAddress(formatValue(detail, record.fields[detail.key], format)) : '',
  }));
}

/** What all addresses have in common says nothing. */
function shortAddress(text: string): string {
  return text.replace(/^https?:\/\/(www\.)?|\/$/g, '');
}

function tellingField({ fields, titleField }: ObjectDescription): FieldDescription | undefined {
  const readable = fields.filter((field) => field.key !== titleField && field.right !== 'none' && !field.multiple);
  return TELLING.map((type) => readable.find((field) => field.type === type)).find((field) => field !== undefined);
}

/** The first names; from a source without search, those with the text in them. */
function named({ titleField }: ObjectDescription, text: string): ListQuery {
  return {
    sort: [{ field: titleField, direction: 'asc' }],
    ...(text.trim() === '' ? {} : { filter: { field: titleField, op: 'contains', value: text.trim() } }),
  };
}
