import {
  type FieldDescription,
  isSearchable,
  type ObjectDescription,
  queryWords,
  type RecordFields,
  searchWords,
} from '@crosswalk/model';
import { type Sql, sql } from '../database/sql.ts';

/**
 * The search index of a record as the text of a tsvector: each word with the field it stands in, so that a reader's
 * hidden fields never find anything. Keys and words are letters, digits and marks only, so quoting them needs no escape.
 */
export function searchIndex(description: ObjectDescription, fields: RecordFields): string {
  return description.fields
    .flatMap((field) =>
      searchWords(field, Object.hasOwn(fields, field.key) ? fields[field.key] : undefined).map(
        (word) => `'${field.key}:${word}'`,
      ),
    )
    .join(' ');
}

/** Whether each word asked for begins a word of one of the fields searched. */
export function searchSql(searched: readonly FieldDescription[], text: string): Sql {
  const words = queryWords(text);
  const fields = searched.filter(isSearchable);
  if (words.length === 0) return sql`true`;
  if (fields.length === 0) return sql`false`;
  const terms = words.map((word) => `(${fields.map(({ key }) => `'${key}:${word}':*`).join('|')})`);
  return sql`search @@ ${terms.join('&')}::tsquery`;
}
