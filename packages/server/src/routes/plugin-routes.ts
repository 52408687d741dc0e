import { z } from '@crosswalk/model';
import { DeclaredName, invalidInput, PluginId, SCOPE_PATTERN } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { readDocument, writeDocument } from '../plugins/plugin-documents.ts';
import { assertAdmin } from './assert-admin.ts';
import { deleteValue, listKeys, readValue, type ValueOwner, writeValue } from '../plugins/plugin-values.ts';

/** What the host keeps for plugins: their values for each user, what they are granted, their settings. */
export const PLUGIN_ROUTES: readonly Route<ApiCall>[] = [
  { method: 'GET', path: '/api/plugins/:plugin/storage', answer: listStorage },
  { method: 'GET', path: '/api/plugins/:plugin/storage/value', answer: getStorage },
  { method: 'PUT', path: '/api/plugins/:plugin/storage/value', answer: putStorage },
  { method: 'DELETE', path: '/api/plugins/:plugin/storage/value', answer: deleteStorage },
  { method: 'GET', path: '/api/plugins/:plugin/grant', answer: getGrant },
  { method: 'PUT', path: '/api/plugins/:plugin/grant', answer: putGrant },
  { method: 'GET', path: '/api/plugins/:plugin/settings', answer: getSettings },
  { method: 'PUT', path: '/api/plugins/:plugin/settings', answer: putSettings },
];

const Scopes = z.array(z.string().check(z.maxLength(4_000), z.regex(SCOPE_PATTERN))).check(z.maxLength(200));
const UserScopes = z.strictObject({ agreed: Scopes, withdrawn: Scopes });
const GrantBody = z.strictObject({
  admin: z.optional(Scopes),
  agreed: z.optional(Scopes),
  withdrawn: z.optional(Scopes),
});
const SettingsBody = z.strictObject({
  values: z.record(DeclaredName, z.union([z.string().check(z.maxLength(10_000)), z.number(), z.boolean()])),
});
const ValueBody = z.strictObject({ value: z.json() });

async function listStorage(call: ApiCall): Promise<Response> {
  const prefix = call.query.get('prefix') ?? '';
  return jsonResponse({ keys: await listKeys(call.services.database, ownerOf(call), prefix) });
}

async function getStorage(call: ApiCall): Promise<Response> {
  return jsonResponse({ value: await readValue(call.services.database, ownerOf(call), keyOf(call)) });
}

async function putStorage(call: ApiCall): Promise<Response> {
  const { value } = parseBody(ValueBody, await call.body());
  await writeValue(call.services.database, ownerOf(call), keyOf(call), value);
  return emptyResponse();
}

async function deleteStorage(call: ApiCall): Promise<Response> {
  await deleteValue(call.services.database, ownerOf(call), keyOf(call));
  return emptyResponse();
}

/** `admin` is given to everybody; `agreed` and `withdrawn` are this user's own. */
async function getGrant(call: ApiCall): Promise<Response> {
  const { plugin, userId } = ownerOf(call);
  const { database } = call.services;
  const admin = Scopes.parse((await readDocument(database, { plugin, kind: 'admin-scopes' })) ?? []);
  const own = UserScopes.parse(
    (await readDocument(database, { plugin, kind: 'user-scopes', userId })) ?? { agreed: [], withdrawn: [] },
  );
  return jsonResponse({ admin, ...own });
}

/** Writes the parts that are given. Only an admin gives scopes to everybody. */
async function putGrant(call: ApiCall): Promise<Response> {
  const { plugin, userId } = ownerOf(call);
  const { database } = call.services;
  const { admin, agreed, withdrawn } = parseBody(GrantBody, await call.body());
  if (admin !== undefined) {
    assertAdmin(call);
    await writeDocument(database, { plugin, kind: 'admin-scopes' }, admin, userId);
  }
  if (agreed !== undefined || withdrawn !== undefined) {
    await writeDocument(
      database,
      { plugin, kind: 'user-scopes', userId },
      { agreed: agreed ?? [], withdrawn: withdrawn ?? [] },
      userId,
    );
  }
  return emptyResponse();
}

async function getSettings(call: ApiCall): Promise<Response> {
  const values = await readDocument(call.services.database, { plugin: ownerOf(call).plugin, kind: 'settings' });
  return jsonResponse({ values: values ?? {} });
}

async function putSettings(call: ApiCall): Promise<Response> {
  assertAdmin(call);
  const { plugin, userId } = ownerOf(call);
  const { values } = parseBody(SettingsBody, await call.body());
  await writeDocument(call.services.database, { plugin, kind: 'settings' }, values, userId);
  return emptyResponse();
}

function ownerOf(call: ApiCall): ValueOwner {
  const plugin = call.parameter('plugin');
  if (!PluginId.safeParse(plugin).success)
    throw invalidInput([{ path: 'plugin', expected: 'a plugin id such as com.example.wechat' }]);
  return { plugin, userId: call.user.id };
}

/** The key is a parameter and no part of the path, where `..` or nothing would be no key but another address. */
function keyOf(call: ApiCall): string {
  const key = call.query.get('key');
  if (key === null || key.length > 200)
    throw invalidInput([{ path: 'key', expected: 'text of at most 200 characters' }]);
  return key;
}
