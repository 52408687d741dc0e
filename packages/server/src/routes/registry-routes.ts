import { z } from '@crosswalk/model';
import { CrosswalkError, invalidInput, PageUrl } from '@crosswalk/protocol';
import { Scopes } from '../grants/grant-table.ts';
import type { ApiCall } from '../http/api-call.ts';
import { parseBody } from '../http/parse-body.ts';
import { readBytes } from '../http/request-body.ts';
import { emptyResponse, jsonResponse } from '../http/responses.ts';
import type { Route } from '../http/router.ts';
import { fetchOffer } from '../registry/fetch-offer.ts';
import { ARCHIVE_LIMITS, unpackPlugin } from '../registry/plugin-archive.ts';
import { offerFiles, offerManifest, type PluginOffer } from '../registry/plugin-offer.ts';
import { listPlugins, readPlugin } from '../registry/plugin-table.ts';
import { AdminPlugin, ShownChange, ShownPlugin, showPlugin, showToAdmin } from '../registry/shown-plugin.ts';
import { pluginOf } from './plugin-parameter.ts';

const AddressBody = z.strictObject({ url: z.string().check(z.maxLength(2_000)), grant: z.optional(Scopes) });
const ManifestBody = z.strictObject({ manifest: z.looseObject({}), baseUrl: PageUrl, grant: z.optional(Scopes) });
/** What the API describes. */
const InstallBody = z.union([AddressBody, ManifestBody]);
/** Only the shape, so that a fault of the address does not hide those of the manifest: `offerManifest` tells all. */
const LooseManifestBody = z.strictObject({
  manifest: z.unknown(),
  baseUrl: z.optional(z.string()),
  grant: z.optional(Scopes),
});
const StateBody = z.strictObject({ disabled: z.boolean() });
const AgreementBody = z.strictObject({
  digest: z.string().check(z.maxLength(64)),
  /** What is newly given; everything the update newly asks for when absent. */
  grant: z.optional(Scopes),
});
const Installed = z.object({
  status: z.enum(['installed', 'updated', 'unchanged', 'proposed']),
  id: z.string(),
  digest: z.string(),
  changes: z.array(ShownChange),
});

/** Which plugins are there, and how they come and go. */
export const REGISTRY_ROUTES: readonly Route<ApiCall>[] = [
  {
    method: 'GET',
    path: '/api/plugins',
    summary: 'The installed plugins, as a host needs them.',
    answers: { 200: z.object({ plugins: z.array(ShownPlugin) }) },
    answer: list,
  },
  {
    method: 'POST',
    path: '/api/plugins',
    access: 'admin',
    summary: 'Installs or updates a plugin from an address or from its manifest. An update that asks for more waits.',
    body: InstallBody,
    answers: { 200: Installed, 201: Installed, 202: Installed },
    answer: install,
  },
  {
    method: 'POST',
    path: '/api/plugins/archive',
    access: 'admin',
    summary: 'Installs or updates a plugin from a packed archive, sent as application/gzip.',
    answers: { 200: Installed, 201: Installed, 202: Installed },
    answer: installArchive,
  },
  {
    method: 'GET',
    path: '/api/plugins/:plugin',
    access: 'admin',
    summary: 'A plugin, with the update that waits for an agreement.',
    answers: { 200: AdminPlugin },
    answer: read,
  },
  {
    method: 'PATCH',
    path: '/api/plugins/:plugin',
    access: 'admin',
    summary: 'Switches a plugin off or on.',
    body: StateBody,
    answers: { 204: null },
    answer: setState,
  },
  {
    method: 'DELETE',
    path: '/api/plugins/:plugin',
    access: 'admin',
    summary: 'Removes a plugin with all its data.',
    answers: { 204: null },
    answer: uninstall,
  },
  {
    method: 'POST',
    path: '/api/plugins/:plugin/proposal',
    access: 'admin',
    summary: 'Agrees to the update that waits, named by its digest.',
    body: AgreementBody,
    answers: { 200: Installed },
    answer: agree,
  },
  {
    method: 'DELETE',
    path: '/api/plugins/:plugin/proposal',
    access: 'admin',
    summary: 'Drops the update that waits.',
    answers: { 204: null },
    answer: dismiss,
  },
];

async function list({ services }: ApiCall): Promise<Response> {
  const plugins = await listPlugins(services.database);
  return jsonResponse({ plugins: plugins.map((plugin) => showPlugin(plugin, services.panelOrigin)) });
}

async function install(call: ApiCall): Promise<Response> {
  const body = await call.body();
  if (typeof body === 'object' && body !== null && 'manifest' in body) {
    const { manifest, baseUrl = '', grant } = parseBody(LooseManifestBody, body);
    return installOffer(call, offerManifest(manifest, baseUrl, 'file'), grant);
  }
  const { url, grant } = parseBody(AddressBody, body);
  return installOffer(call, await fetchOffer(call.services.outgoing, url), grant);
}

async function installArchive(call: ApiCall): Promise<Response> {
  const type = call.request.headers.get('content-type')?.split(';')[0]?.trim();
  if (type !== 'application/gzip') throw invalidInput([{ path: 'Content-Type', expected: 'application/gzip' }]);
  const archive = await readBytes(call.request, ARCHIVE_LIMITS.packed);
  return installOffer(call, offerFiles(unpackPlugin(archive), 'archive'));
}

async function installOffer({ services, user }: ApiCall, offer: PluginOffer, grant?: string[]): Promise<Response> {
  if (offer.files !== undefined && services.panelOrigin === undefined)
    throw new CrosswalkError(
      'unsupported',
      'This server has no site to serve panels from. Start it with one (panelOrigin), or install the plugin from the address its pages are served at.',
    );
  const result = await services.registry.install(offer, user.id, { grant });
  return jsonResponse(result, {
    status: { installed: 201, proposed: 202, updated: 200, unchanged: 200 }[result.status],
  });
}

async function read(call: ApiCall): Promise<Response> {
  const { database, panelOrigin } = call.services;
  const id = pluginOf(call);
  const plugin = (await readPlugin(database, id)) ?? (await call.services.plugins.require(id));
  return jsonResponse(showToAdmin(plugin, panelOrigin));
}

async function setState(call: ApiCall): Promise<Response> {
  const { disabled } = parseBody(StateBody, await call.body());
  await call.services.registry.setDisabled(pluginOf(call), disabled, call.user.id);
  return emptyResponse();
}

async function uninstall(call: ApiCall): Promise<Response> {
  await call.services.registry.uninstall(pluginOf(call), call.user.id);
  return emptyResponse();
}

async function agree(call: ApiCall): Promise<Response> {
  const { digest, grant } = parseBody(AgreementBody, await call.body());
  return jsonResponse(await call.services.registry.agree(pluginOf(call), digest, call.user.id, grant));
}

async function dismiss(call: ApiCall): Promise<Response> {
  await call.services.registry.dismiss(pluginOf(call), call.user.id);
  return emptyResponse();
}
