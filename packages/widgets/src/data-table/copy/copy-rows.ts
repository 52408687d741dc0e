import type { CrmRecord, FieldDescription } from '@crosswalk/model';
import type { FormatContext } from '../../format/format-value.ts';
import type { RowLoader } from '../rows/row-loader.ts';
import type { Selecting } from '../selection/selecting.ts';
import { copiedValue } from './copied-value.ts';
import { delimitedText, type Delimiter } from './delimited-text.ts';

/** What is copied: which fields, and how their values are written. */
export interface CopyFormat {
  fields: readonly FieldDescription[];
  context: FormatContext;
}

/** The selected rows that are loaded; nothing where some are not, and have to be read first. */
export function loadedSelection(rows: RowLoader, selecting: Selecting): readonly CrmRecord[] | undefined {
  const loaded = [...rows.loaded()].map(([, record]) => record).filter(({ id }) => selecting.has(id));
  return loaded.length === selecting.count ? loaded : undefined;
}

/** Reads every selected row in the order of the list, loaded or not. */
export async function readSelection(
  rows: RowLoader,
  selecting: Selecting,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<readonly CrmRecord[]> {
  const found: CrmRecord[] = [];
  const wanted = selecting.count;
  for await (const records of rows.read(0, rows.count, fields, signal)) {
    found.push(...records.filter(({ id }) => selecting.has(id)));
    if (found.length >= wanted) break;
  }
  return found;
}

/** Records as lines of text, under the names of their fields. */
export function recordsText(
  records: readonly CrmRecord[],
  { fields, context }: CopyFormat,
  delimiter: Delimiter,
): string {
  const head = fields.map(({ label }) => label);
  const lines = records.map((record) => fields.map((field) => copiedValue(field, record.fields[field.key], context)));
  return delimitedText([head, ...lines], delimiter);
}

/** Has the browser save text as a file. The mark at its beginning tells Excel that it is Unicode. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}
