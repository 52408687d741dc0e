import { z } from '@crosswalk/model';
import { DeclaredName } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import {
  readOpenSettings,
  readSettings,
  SettingChanges,
  SettingValue,
  writeSettings,
} from '../secrets/plugin-settings.ts';
import { pluginOf } from './plugin-parameter.ts';

const SettingsBody = z.strictObject({ values: SettingChanges });
const Shown = z.object({
  /** The open settings with their defaults. */
  values: z.record(DeclaredName, SettingValue),
  /** For admins: which secret ones were entered, and which required ones were not. */
  secrets: z.optional(z.array(z.object({ name: z.string(), updatedAt: z.string(), updatedBy: z.string() }))),
  missing: z.optional(z.array(z.string())),
});

/** What admins enter for plugins. Secret values go in and never come out. */
export const SETTINGS_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins/:plugin/settings',
    summary: 'The open settings of a plugin; for admins also which secret ones were entered.',
    answers: { 200: Shown },
    answer: getSettings,
  },
  {
    method: 'PATCH',
    path: '/api/plugins/:plugin/settings',
    access: 'admin',
    summary: 'Writes settings: null forgets one, what is not named stays.',
    body: SettingsBody,
    answers: { 204: null },
    answer: patchSettings,
  },
];

async function getSettings(call: ApiCall): Promise<Response> {
  const { database, plugins, secrets } = call.services;
  const { manifest } = await plugins.require(pluginOf(call));
  if (call.user.roles.includes('admin')) return jsonResponse(await readSettings(database, secrets, manifest));
  return jsonResponse({ values: await readOpenSettings(database, manifest) });
}

async function patchSettings(call: ApiCall): Promise<Response> {
  const { values: changes } = parseBody(SettingsBody, await call.body());
  const { registry, secrets } = call.services;
  const userId = call.user.id;
  const note = { operation: 'settings.changed', scope: Object.keys(changes).join(' ') };
  await registry.change(pluginOf(call), userId, note, (queries, { manifest }) =>
    writeSettings(queries, secrets, { manifest, changes, userId }),
  );
  return emptyResponse();
}
