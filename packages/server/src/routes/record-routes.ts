import { BatchOperation, CrmRecord, LIMITS, ListQuery, type ObjectDescription, RecordPage, z } from '@crosswalk/model';
import { assertShape, invalidInput, type RecordVerb } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { answerOnce } from '../records/answered-writes.ts';
import { listRecords, readRecord, readRecords, searchRecords } from '../records/record-reader.ts';

const FieldsBody = z.strictObject({ fields: z.record(z.string(), z.json()) });
const IdsBody = z.strictObject({
  ids: z.array(CrmRecord.shape.id).check(z.maxLength(LIMITS.values)),
  fields: ListQuery.shape.fields,
});
const QueryBody = z.looseObject({});
const SearchBody = z.looseObject({ text: z.string().check(z.maxLength(500)) });
const BatchBody = z.strictObject({ operations: z.array(z.json()).check(z.maxLength(LIMITS.batch)) });

/** How the bodies look that are checked by the same rules as a panel's arguments. */
const ListBody = ListQuery;
const FoundBody = z.extend(ListQuery, { text: SearchBody.shape.text });
const WritesBody = z.strictObject({ operations: z.array(BatchOperation).check(z.maxLength(LIMITS.batch)) });
const Records = z.strictObject({ records: z.array(CrmRecord).check(z.maxLength(LIMITS.values)) });
const Results = z.strictObject({ results: z.array(z.nullable(CrmRecord)).check(z.maxLength(LIMITS.batch)) });

/** Records: read, list, search, and every write as a batch of one. */
export const RECORD_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/records/:type/:id',
    forPlugins: true,
    summary: 'A record, its version in ETag; `fields` names those wanted, with commas between them.',
    query: z.strictObject({ fields: z.optional(z.string()) }),
    answers: { 200: CrmRecord },
    answer: getRecord,
  },
  {
    method: 'POST',
    path: '/api/records/:type/get',
    forPlugins: true,
    summary: 'Records by their ids; those that are not there, or out of reach, are left out.',
    body: IdsBody,
    answers: { 200: Records },
    answer: getRecords,
  },
  {
    method: 'POST',
    path: '/api/records/:type/list',
    forPlugins: true,
    summary: 'A page of records, filtered and sorted.',
    body: ListBody,
    answers: { 200: RecordPage },
    answer: list,
  },
  {
    method: 'POST',
    path: '/api/records/:type/search',
    forPlugins: true,
    summary: 'A page of the records a text finds.',
    body: FoundBody,
    answers: { 200: RecordPage },
    answer: search,
  },
  {
    method: 'POST',
    path: '/api/records/:type',
    forPlugins: true,
    summary: 'Creates a record. With an Idempotency-Key a repetition gets the first answer again.',
    body: FieldsBody,
    answers: { 201: CrmRecord },
    answer: create,
  },
  {
    method: 'PATCH',
    path: '/api/records/:type/:id',
    forPlugins: true,
    summary: 'Changes fields of a record; If-Match makes it depend on the version.',
    body: FieldsBody,
    answers: { 200: CrmRecord },
    answer: update,
  },
  {
    method: 'DELETE',
    path: '/api/records/:type/:id',
    forPlugins: true,
    summary: 'Deletes a record; If-Match makes it depend on the version.',
    answers: { 204: null },
    answer: remove,
  },
  {
    method: 'POST',
    path: '/api/batch',
    forPlugins: true,
    summary: 'Several writes, all or nothing.',
    body: WritesBody,
    answers: { 200: Results },
    answer: batch,
  },
];

async function getRecord(call: ApiCall): Promise<Response> {
  const { loader, types } = call.services;
  const description = types.describe(call.parameter('type'));
  const fields = call.query
    .get('fields')
    ?.split(',')
    .filter((key) => key !== '');
  const record = await readRecord(loader, description, call.rights(description), {
    id: call.parameter('id'),
    ...(fields && { fields }),
  });
  return recordResponse(record);
}

async function getRecords(call: ApiCall): Promise<Response> {
  const { loader, types } = call.services;
  const description = types.describe(call.parameter('type'));
  const { ids, fields } = parseBody(IdsBody, await call.body());
  Object.assign(call.audited, { record: { type: description.type, ids }, ...(fields && { fields }) });
  const wanted = { ids, ...(fields && { fields }) };
  return jsonResponse({ records: await readRecords(loader, description, call.rights(description), wanted) });
}

async function list(call: ApiCall): Promise<Response> {
  const { database, types } = call.services;
  const description = types.describe(call.parameter('type'));
  const query = parseQuery(description.type, parseBody(QueryBody, await call.body()));
  return jsonResponse(await listRecords(database, description, call.rights(description), query));
}

async function search(call: ApiCall): Promise<Response> {
  const { database, types } = call.services;
  const description = types.describe(call.parameter('type'));
  const { text, ...rest } = parseBody(SearchBody, await call.body());
  const query = parseQuery(description.type, rest);
  return jsonResponse(await searchRecords(database, description, call.rights(description), { ...query, text }));
}

async function create(call: ApiCall): Promise<Response> {
  const { fields } = parseBody(FieldsBody, await call.body());
  const [record] = await write(call, [{ kind: 'create', type: call.parameter('type'), fields }]);
  return recordResponse(record, 201);
}

async function update(call: ApiCall): Promise<Response> {
  const { fields } = parseBody(FieldsBody, await call.body());
  const [record] = await write(call, [
    { kind: 'update', type: call.parameter('type'), id: call.parameter('id'), fields, ...expectedVersion(call) },
  ]);
  return recordResponse(record);
}

async function remove(call: ApiCall): Promise<Response> {
  await write(call, [
    { kind: 'delete', type: call.parameter('type'), id: call.parameter('id'), ...expectedVersion(call) },
  ]);
  return emptyResponse();
}

async function batch(call: ApiCall): Promise<Response> {
  const operations = parseOperations(parseBody(BatchBody, await call.body()));
  return jsonResponse({ results: await write(call, operations) });
}

function write(call: ApiCall, operations: readonly BatchOperation[]): Promise<(CrmRecord | null)[]> {
  for (const { kind, ...args } of operations) assertShape(`records.${kind}`, args);
  const { services, user, acting } = call;
  const access = {
    describe: (type: string) => services.types.describe(type),
    rights: (description: ObjectDescription, verb: RecordVerb) => call.rights(description, verb),
    ...(acting && { confirm: (queries: Queries) => services.plugins.confirm(queries, acting, user) }),
  };
  const key = call.request.headers.get('idempotency-key');
  // A plugin has keys of its own: another's would answer with what only the other may see.
  const userId = acting === undefined ? user.id : `${user.id} via ${acting.plugin.id}`;
  return answerOnce(services.database, { userId, key }, access, operations);
}

/** The version a conditional write expects; `*` expects only that the record is there, which every write does. */
function expectedVersion({ request }: ApiCall): { ifVersion?: string } {
  const header = request.headers.get('if-match')?.trim();
  if (header === undefined || header === '*') return {};
  const version = /^(?:W\/)?"([^"]+)"$/.exec(header)?.[1];
  if (version === undefined)
    throw invalidInput([{ path: 'If-Match', expected: 'a version in double quotes, as in the ETag of the record' }]);
  return { ifVersion: version };
}

function recordResponse(record: CrmRecord | null | undefined, status = 200): Response {
  return jsonResponse(record, { status, headers: record ? { etag: `"${record.version}"` } : {} });
}

function parseQuery(type: string, query: object): ListQuery {
  assertShape('records.list', { ...query, type });
  return query;
}

function parseOperations(body: { operations: unknown[] }): BatchOperation[] {
  assertShape('records.batch', body);
  return body.operations as BatchOperation[];
}
