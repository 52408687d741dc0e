import type { RecordSource } from '@crosswalk/model';
import { parseScope } from '@crosswalk/protocol';
import type { TypeWords } from './scope-words.ts';

/** The user's own words for the types and fields that scopes name, and for other types, as far as the source knows them. */
export async function readWords(
  source: RecordSource | undefined,
  scopes: readonly string[],
  others: readonly string[] = [],
): Promise<Map<string, TypeWords>> {
  const parsed = scopes.map(parseScope);
  const types = new Set([...others, ...parsed.flatMap((scope) => (scope?.kind === 'record' ? [scope.type] : []))]);
  const words = await Promise.all([...types].map(async (type) => [type, await wordsOf(source, type)] as const));
  return new Map(words.flatMap(([type, found]) => (found ? [[type, found] as const] : [])));
}

async function wordsOf(source: RecordSource | undefined, type: string): Promise<TypeWords | undefined> {
  try {
    const described = await source?.describe(type);
    return (
      described && {
        label: described.pluralLabel,
        fields: new Map(described.fields.map(({ key, label }) => [key, label])),
      }
    );
  } catch {
    return undefined;
  }
}
