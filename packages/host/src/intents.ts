import type { JsonValue } from '@crosswalk/model';
import type { ResultOf, View } from '@crosswalk/protocol';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import { showModal } from './modal.ts';
import { askPanel } from './panel-request.ts';
import type { PanelSession } from './panel-session.ts';
import { refuse } from './refusal.ts';

export interface Intent {
  readonly name: string;
  readonly data?: JsonValue;
}

/** A plugin that can handle an intent, and where. */
interface Candidate {
  readonly plugin: InstalledPlugin;
  /** The panel that said it is ready, when there is one. */
  readonly panel?: PanelSession;
  /** The view that can be opened for it. */
  readonly view?: View;
}

/**
 * Passes what one plugin asks to another that can do it:
 *
 * 1. Who can: plugins whose manifest and grant say that they handle it, never the one that asks.
 * 2. If several can, the user chooses.
 * 3. A panel that is ready is asked; otherwise a view is opened and waited for.
 * 4. The answer is checked and handed back. The handler learns who asked, and works with its own rights.
 *
 * Intents raised while answering an intent count as its children; a chain that is too long is refused.
 */
export async function raiseIntent(
  origin: PanelSession,
  intent: Intent,
  signal: AbortSignal,
): Promise<ResultOf<'intents.raise'>> {
  const { host } = origin;
  const depth = origin.intentDepth + 1;
  if (depth > host.limits.intentDepth)
    throw refuse('rate_limited', 'Plugins ask one another in a circle.', { limit: host.limits.intentDepth });
  const candidate = await choose(host, await candidatesFor(host, origin, intent.name), signal);
  const panel = candidate.panel ?? (await openFor(host, candidate, intent.name, signal));
  panel.intentDepth = Math.max(panel.intentDepth, depth);
  try {
    const request = { ...intent, from: origin.plugin.manifest.id };
    return await askPanel(panel, 'intents.deliver', request, { timeoutMs: host.limits.intentMs, signal });
  } finally {
    panel.intentDepth = 0;
  }
}

async function candidatesFor(host: HostParts, origin: PanelSession, name: string): Promise<Candidate[]> {
  const others = host.plugins
    .list()
    .filter((plugin) => plugin.manifest.id !== origin.plugin.manifest.id && isHandler(plugin, name));
  const permitted = await Promise.all(
    others.map(async (plugin) => !(await (await host.grants.load(plugin)).deniedBy(`intents.handle:${name}`))),
  );
  return others.filter((_, index) => permitted[index]).flatMap((plugin) => candidateOf(host, plugin, name));
}

function isHandler({ manifest, disabled }: InstalledPlugin, name: string): boolean {
  return disabled !== true && (manifest.intents?.handles?.includes(name) ?? false);
}

function candidateOf(host: HostParts, plugin: InstalledPlugin, name: string): Candidate[] {
  const ready = [...host.panels].filter(
    (panel) => panel.plugin.manifest.id === plugin.manifest.id && panel.handlesIntent(name),
  );
  const panel = ready.at(-1);
  if (panel) return [{ plugin, panel }];
  const view = host.ui.openModal && plugin.manifest.views.find(({ location }) => location === 'app.modal');
  return view ? [{ plugin, view }] : [];
}

async function choose({ ui }: HostParts, candidates: readonly Candidate[], signal: AbortSignal): Promise<Candidate> {
  const [first] = candidates;
  if (!first) throw refuse('not_found', 'No other plugin can do this.');
  if (candidates.length === 1 || !ui.choose) return first;
  const chosen =
    candidates[(await ui.choose({ title: 'Which plugin should do this?', options: candidates }, signal)) ?? -1];
  if (!chosen) throw refuse('cancelled', 'The user chose no plugin.');
  return chosen;
}

/** Opens a view that handles the intent and waits until it is ready. It stays open until the user closes it. */
async function openFor(
  host: HostParts,
  { plugin, view }: Candidate,
  name: string,
  signal: AbortSignal,
): Promise<PanelSession> {
  if (!view) throw refuse('not_found', 'No other plugin can do this.');
  let ready: (panel: PanelSession) => void = () => undefined;
  const opened = new Promise<PanelSession>((resolve) => (ready = resolve));
  const onOpen = (panel: PanelSession): void => void panel.untilIntent(name).then(() => ready(panel));
  const closed = showModal(host, plugin, { view: view.id, signal, onOpen }).then(() => {
    throw refuse('cancelled', 'The user closed the other plugin.');
  });
  return Promise.race([opened, closed]);
}
