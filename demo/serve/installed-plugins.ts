import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, type Manifest } from '@crosswalk/protocol';
import type { RequestHandler } from '@crosswalk/server';
import { ROOT } from '../../tools/root.ts';
import { StartError } from './options.ts';

/** A plugin of the demo, and where its files are served. */
export interface InstalledPlugin {
  manifest: Manifest;
  baseUrl: string;
}

const FOLDER = join(ROOT, 'demo/plugins');

/** The hostile one, which is there only for those who ask for it. */
const MISCHIEF = 'mischief';

/** The sample plugins, their manifests checked. */
export function readPlugins(panels: string, { withMischief }: { withMischief: boolean }): InstalledPlugin[] {
  return readdirSync(FOLDER)
    .filter((name) => withMischief || name !== MISCHIEF)
    .filter((name) => existsSync(join(FOLDER, name, 'crosswalk.json')))
    .map((name) => ({ manifest: readManifest(name), baseUrl: `${panels}/${name}/` }));
}

function readManifest(name: string): Manifest {
  const { manifest, faults } = parseManifest(JSON.parse(readFileSync(join(FOLDER, name, 'crosswalk.json'), 'utf8')));
  if (manifest) return manifest;
  const list = faults.map(({ path, expected, fix }) => `  ${path}: expected ${expected}. ${fix ?? ''}`);
  throw new StartError(`The manifest of demo/plugins/${name} is not valid:\n${list.join('\n')}`);
}

/** Those the database knows nothing of yet: all of them at the first start, and the hostile one whenever it is asked for. */
export function newPlugins(plugins: readonly InstalledPlugin[], isFirstStart: boolean): readonly InstalledPlugin[] {
  return isFirstStart ? plugins : plugins.filter(({ baseUrl }) => baseUrl.endsWith(`/${MISCHIEF}/`));
}

/**
 * What installing a plugin does in this CRM: the admin grants everybody what the manifest asks for. What is optional
 * there, each user is asked for when the plugin first needs it.
 */
export async function grantAsked(api: RequestHandler, crm: string, plugins: readonly InstalledPlugin[]): Promise<void> {
  for (const { manifest } of plugins) {
    const { required, optional = [] } = manifest.permissions;
    const admin = [...required, ...optional].map(({ scope }) => scope);
    const url = `${crm}/api/plugins/${encodeURIComponent(manifest.id)}/grant`;
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await api(new Request(url, { method: 'PUT', headers, body: JSON.stringify({ admin }) }));
    if (!answer.ok) throw new StartError(`The grant of ${manifest.id} could not be stored: ${await answer.text()}`);
  }
}
