import { z } from '@crosswalk/model';
import { CrosswalkError, invalidInput } from '@crosswalk/protocol';
import { assertScope } from '../grants/acting-for.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { deleteValue, listKeys, readValue, type ValueOwner, writeValue } from '../plugins/plugin-values.ts';
import type { ActingPlugin } from '../registry/plugin-directory.ts';
import { pluginOf } from './plugin-parameter.ts';

const ValueBody = z.strictObject({ value: z.json() });
const KeyQuery = z.object({ key: z.string().check(z.maxLength(200)) });

/** Small values plugins keep for each user. */
export const STORAGE_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/:plugin/storage',
    forPlugins: true,
    summary: 'The keys of a plugin’s values for this user.',
    query: z.object({ prefix: z.optional(z.string()) }),
    answers: { 200: z.object({ keys: z.array(z.string()) }) },
    answer: listStorage,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin/storage/value',
    forPlugins: true,
    summary: 'A value; null when there is none.',
    query: KeyQuery,
    answers: { 200: ValueBody },
    answer: getStorage,
  },
  {
    method: 'PUT',
    path: '/api/plugins/:plugin/storage/value',
    forPlugins: true,
    summary: 'Keeps a value in place of the one before.',
    query: KeyQuery,
    body: ValueBody,
    answers: { 204: null },
    answer: putStorage,
  },
  {
    method: 'DELETE',
    path: '/api/plugins/:plugin/storage/value',
    forPlugins: true,
    summary: 'Forgets a value.',
    query: KeyQuery,
    answers: { 204: null },
    answer: deleteStorage,
  },
];

async function listStorage(call: ApiCall): Promise<Response> {
  const prefix = call.query.get('prefix') ?? '';
  return jsonResponse({ keys: await listKeys(call.services.database, await ownerOf(call), prefix) });
}

async function getStorage(call: ApiCall): Promise<Response> {
  return jsonResponse({ value: await readValue(call.services.database, await ownerOf(call), keyOf(call)) });
}

async function putStorage(call: ApiCall): Promise<Response> {
  const { value } = parseBody(ValueBody, await call.body());
  await writeValue(call.services.database, await ownerOf(call), keyOf(call), value);
  return emptyResponse();
}

async function deleteStorage(call: ApiCall): Promise<Response> {
  await deleteValue(call.services.database, await ownerOf(call), keyOf(call));
  return emptyResponse();
}

/** A plugin that is not installed keeps nothing: a page that is still open must not write for one that was removed. */
async function ownerOf(call: ApiCall): Promise<ValueOwner> {
  const { id } = await call.services.plugins.require(pluginOf(call));
  if (call.acting !== undefined) assertOwn(call.acting, id);
  return { plugin: id, userId: call.user.id };
}

/** A plugin reaches its own values only, and those only with the scope for it. */
function assertOwn(acting: ActingPlugin, owner: string): void {
  assertScope(acting, 'storage');
  if (acting.plugin.id !== owner)
    throw new CrosswalkError('permission_denied', 'These are the values of another plugin.', {
      details: { scope: 'storage', deniedBy: 'manifest' },
    });
}

/** The key is a parameter and no part of the path, where `..` or nothing would be no key but another address. */
function keyOf(call: ApiCall): string {
  const key = call.query.get('key');
  if (key === null || key.length > 200)
    throw invalidInput([{ path: 'key', expected: 'text of at most 200 characters' }]);
  return key;
}
