/**
 * How a list of records crosses the bridge: column by column, so that keys and type stand there once. It is about a
 * third smaller than a list of objects and faster to write and to read. The host writes it, the panel reads it, and
 * both ends live in this file. Only what is named here crosses: `raw` and whatever else a source adds stays behind.
 *
 * On the wire the answers of `records.list` and `records.search` are `{ packed: [PackedRecords, …], nextCursor?, total? }`.
 * A long page sends the items of `packed` in pieces of their own. `unpackPage` makes a `RecordPage` of the whole,
 * `unpackRecords` makes records of one item.
 */
import { type CrmRecord, type FieldValue, LIMITS, type RecordFields, type RecordPage } from '@crosswalk/model';

/** What of a record may be shown. */
export interface RecordCut {
  /** The object type every record must have. */
  readonly type: string;
  /** Keys of the fields; the answer has exactly these, `null` where a record has nothing. */
  readonly keys: readonly string[];
  /** Whether labels and ids in other systems may be shown: only to who may read every field of the type. */
  readonly whole: boolean;
}

/** The parts of a record that most records lack. */
type Rest = Pick<CrmRecord, 'refs' | 'labels' | 'externalIds' | 'createdAt' | 'updatedAt' | 'deleted'>;

/** Records in columns. */
export interface PackedRecords {
  readonly type: string;
  readonly keys: readonly string[];
  readonly ids: readonly string[];
  readonly versions: readonly string[];
  /** One list for each key, one value for each record. */
  readonly columns: readonly (readonly FieldValue[])[];
  /** What a record has beyond its fields, at the record's place; absent when no record has anything. */
  readonly rest?: readonly (Rest | 0)[];
}

/**
 * Writes the records from `from` to before `to` as JSON text, cut to what may be shown. Cutting, checking and writing are
 * one pass over the columns. Throws a TypeError when a source supplied something that is not a record of the type.
 */
export function packRecords(records: readonly CrmRecord[], cut: RecordCut, from = 0, to = records.length): string {
  const ids: string[] = [];
  const versions: string[] = [];
  for (let row = from; row < to; row += 1) {
    const record = records[row];
    if (record === undefined) break;
    assertRecord(record, cut.type);
    ids.push(record.id);
    versions.push(record.version);
  }
  const columns = cut.keys.map((key) => packColumn(records, key, from, from + ids.length));
  const head = `"type":${JSON.stringify(cut.type)},"keys":${JSON.stringify(cut.keys)}`;
  const rest = packRest(records, cut, from, from + ids.length);
  return `{${head},"ids":${JSON.stringify(ids)},"versions":${JSON.stringify(versions)},"columns":[${columns.join()}]${rest}}`;
}

function assertRecord(record: CrmRecord, type: string): void {
  const isRecord =
    record.type === type && isName(record.id) && isName(record.version) && typeof record.fields === 'object';
  if (!isRecord) throw new TypeError(`The source supplied something that is not a record of the type ${type}.`);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LIMITS.id;
}

function packColumn(records: readonly CrmRecord[], key: string, from: number, to: number): string {
  const read = key in Object.prototype ? readOwn : readValue;
  const values = new Array<FieldValue>(to - from);
  for (let row = from; row < to; row += 1) values[row - from] = read(records[row]?.fields, key);
  return JSON.stringify(values);
}

function readValue(fields: RecordFields | undefined, key: string): FieldValue {
  return fields?.[key] ?? null;
}

/** A field may be called `constructor`; what objects inherit under that name is not its value. */
function readOwn(fields: RecordFields | undefined, key: string): FieldValue {
  return fields !== undefined && Object.hasOwn(fields, key) ? readValue(fields, key) : null;
}

function packRest(records: readonly CrmRecord[], cut: RecordCut, from: number, to: number): string {
  const list = records.slice(from, to).map((record) => cutRest(record, cut));
  return list.every((rest) => rest === 0) ? '' : `,"rest":${JSON.stringify(list)}`;
}

function cutRest(record: CrmRecord, { keys, whole }: RecordCut): Rest | 0 {
  const { refs, labels, externalIds, createdAt, updatedAt, deleted } = record;
  const rest: Rest = {};
  if (refs) rest.refs = Object.fromEntries(Object.entries(refs).filter(([key]) => keys.includes(key)));
  if (whole && labels) rest.labels = labels;
  if (whole && externalIds) rest.externalIds = externalIds;
  if (createdAt !== undefined) rest.createdAt = createdAt;
  if (updatedAt !== undefined) rest.updatedAt = updatedAt;
  if (deleted !== undefined) rest.deleted = deleted;
  return Object.keys(rest).length > 0 ? rest : 0;
}

/** One record cut to what may be shown, as a plain object. */
export function cutRecord(record: CrmRecord, cut: RecordCut): CrmRecord {
  assertRecord(record, cut.type);
  const fields: Record<string, FieldValue> = {};
  for (const key of cut.keys) fields[key] = readOwn(record.fields, key);
  const { type, id, version } = record;
  const rest = cutRest(record, cut);
  return rest === 0 ? { type, id, fields, version } : { type, id, fields, version, ...rest };
}

/** Makes the page of a list's answer; see the head of this file. Throws a TypeError on anything else. */
export function unpackPage(answer: unknown): RecordPage {
  const { packed, nextCursor, total } = assertPackedPage(answer);
  return {
    records: packed.flatMap(unpackRecords),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    ...(total === undefined ? {} : { total }),
  };
}

function assertPackedPage(answer: unknown): { packed: readonly unknown[]; nextCursor?: string; total?: number } {
  const page = Object(answer) as { packed?: unknown; nextCursor?: string; total?: number };
  const { packed = [] } = page;
  if (!Array.isArray(packed)) throw new TypeError('The answer is not a page of packed records.');
  return { ...page, packed };
}

/** Makes records of what `packRecords` wrote and `JSON.parse` read. Throws a TypeError on anything else. */
export function unpackRecords(input: unknown): CrmRecord[] {
  const { type, keys, ids, versions, columns, rest } = assertPacked(input);
  return ids.map((id, row) => {
    const fields: Record<string, FieldValue> = {};
    for (let column = 0; column < keys.length; column += 1) fields[keys[column] ?? ''] = columns[column]?.[row] ?? null;
    const more = rest?.[row];
    const record = { type, id, fields, version: versions[row] ?? '' };
    return more ? Object.assign(record, more) : record;
  });
}

function assertPacked(input: unknown): PackedRecords {
  const packed = Object(input) as Partial<PackedRecords>;
  const { keys, ids, versions, columns } = packed;
  const isPacked = [keys, ids, versions, columns].every(Array.isArray) && columns?.length === keys?.length;
  if (!isPacked || typeof packed.type !== 'string') throw new TypeError('The answer is not a packed list of records.');
  return packed as PackedRecords;
}
