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

/** What the demo asks of its own server, as its admin. */
type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/**
 * Brings the sample plugins into the CRM's registry. At the first start all of them, with everything their manifests ask
 * for granted; later starts update those that are still installed, because whoever starts the demo decides what its
 * samples are and where they are served. The hostile one is there as long as it is asked for.
 */
export async function installSamples(
  api: RequestHandler,
  crm: string,
  samples: readonly InstalledPlugin[],
  admin: Readonly<Record<string, string>> = {},
): Promise<void> {
  const ask = asAdmin(api, crm, admin);
  const known = parseIds(await ask('GET', '/api/plugins'));
  for (const sample of samples) {
    const isMischief = sample.baseUrl.endsWith(`/${MISCHIEF}/`);
    if (known.size === 0 || known.has(sample.manifest.id) || isMischief) await installSample(ask, sample);
  }
  const mischief = readManifest(MISCHIEF).id;
  const isWanted = samples.some(({ manifest }) => manifest.id === mischief);
  if (known.has(mischief) && !isWanted) await ask('DELETE', `/api/plugins/${mischief}`);
}

async function installSample(ask: Ask, { manifest, baseUrl }: InstalledPlugin): Promise<void> {
  const { required, optional = [] } = manifest.permissions;
  const grant = [...required, ...optional].map(({ scope }) => scope);
  const { status, digest } = parseInstalled(await ask('POST', '/api/plugins', { manifest, baseUrl, grant }));
  if (status === 'proposed') await ask('POST', `/api/plugins/${manifest.id}/proposal`, { digest });
}

function asAdmin(api: RequestHandler, crm: string, admin: Readonly<Record<string, string>>): Ask {
  return async (method, path, body) => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...admin };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await api(new Request(`${crm}${path}`, { method, headers, ...sent }));
    if (!answer.ok) throw new StartError(`${method} ${path} failed: ${await answer.text()}`);
    const result: unknown = answer.status === 204 ? undefined : await answer.json();
    return result;
  };
}

/** Answers of the demo's own server. */
function parseIds(answer: unknown): ReadonlySet<string> {
  const { plugins } = answer as { plugins: InstalledPlugin[] };
  return new Set(plugins.map(({ manifest }) => manifest.id));
}

function parseInstalled(answer: unknown): { status: string; digest: string } {
  return answer as { status: string; digest: string };
}
