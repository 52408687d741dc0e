import {
  isSearchable,
  type ListQuery,
  matchesSearch,
  queryWords,
  type RecordPage,
  type CrmRecord,
  type FieldDescription,
} from '@crosswalk/model';
import type { PermittedCall } from '../operations/handler.ts';
import type { TypeAccess } from '../permission/type-access.ts';

/** Pages asked of the source to fill one page of hits. */
const MAX_PAGES = 5;

interface SearchQuery extends ListQuery {
  readonly text: string;
}

/**
 * Searches in the fields the plugin may read and in no other. The source is asked for those fields only. A source may
 * still look into more of them, so where the plugin sees less than the user every hit is looked at again: a record that
 * was found through a hidden field is not shown, not counted, and no cursor of the source tells of it.
 */
export async function searchRecords(context: PermittedCall, type: string, query: SearchQuery): Promise<RecordPage> {
  const access = context.permit.types.get(type);
  if (!access) throw new TypeError(`The permit says nothing of ${type}.`);
  return seesAllThatIsSearched(access)
    ? askSource(context, type, query, context.permit.cut(type).keys)
    : searchVisible(context, access, query);
}

function seesAllThatIsSearched({ known, searched }: TypeAccess): boolean {
  return known.description.fields.filter(isSearchable).every((field) => searched.includes(field));
}

async function searchVisible(context: PermittedCall, access: TypeAccess, query: SearchQuery): Promise<RecordPage> {
  const { type } = access.known.description;
  const { cursors } = context.panel;
  const wanted = query.limit ?? 50;
  const hits: CrmRecord[] = [];
  let next: { cursor?: string } | undefined = query.cursor === undefined ? {} : cursors.open(query.cursor);
  for (let page = 0; next && hits.length < wanted && page < MAX_PAGES; page += 1) {
    const { cursor: _, ...rest } = query;
    const found: RecordPage = await askSource(
      context,
      type,
      { ...rest, ...next, limit: wanted - hits.length },
      access.readable.keys,
    );
    hits.push(...visibleHits(found.records, access.searched, query.text));
    next = found.nextCursor === undefined ? undefined : { cursor: found.nextCursor };
  }
  return { records: hits, ...(next?.cursor === undefined ? {} : { nextCursor: cursors.close(next.cursor) }) };
}

async function askSource(
  { panel, call }: PermittedCall,
  type: string,
  query: SearchQuery,
  keys: readonly string[],
): Promise<RecordPage> {
  const { text, ...rest } = query;
  const page = await panel.host.source.search?.(type, text, { ...rest, fields: [...keys] }, { signal: call.signal });
  return page ?? { records: [] };
}

function visibleHits(records: readonly CrmRecord[], fields: readonly FieldDescription[], text: string): CrmRecord[] {
  const words = queryWords(text);
  return records.filter((record) => matchesSearch(fields, words, record));
}
