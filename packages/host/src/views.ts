import type { FieldValue, JsonValue, RecordFields } from '@crosswalk/model';
import {
  type Location,
  manifestText,
  RECORD_LOCATIONS,
  type View,
  type ViewCondition,
  viewTitle,
} from '@crosswalk/protocol';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import type { HostParts } from './host-parts.ts';
import type { PanelSubject } from './panel-session.ts';

/** A view that may be shown at a place. Title and name are a third party's texts. */
export interface OfferedView {
  readonly plugin: InstalledPlugin;
  readonly view: View;
  readonly title: string;
  /** Name of the plugin in the reader's language. */
  readonly name: string;
}

/**
 * Finds the views for a location: of plugins that are on and that the admin allowed what they cannot do without, for the
 * right object types, whose conditions hold.
 */
export async function findViews(host: HostParts, location: Location, subject: PanelSubject): Promise<OfferedView[]> {
  const offered = host.plugins.list().flatMap((plugin) => (plugin.disabled ? [] : viewsAt(host, plugin, location)));
  const fitting = offered.filter(({ view }) => fitsType(view, location, subject));
  const shown = await Promise.all(
    fitting.map(async (each) => (await isAllowed(host, each)) && meetsConditions(host, each, subject)),
  );
  return fitting.filter((_, index) => shown[index]);
}

/**
 * A plugin that waits for the admin is a dead end for everybody else. Who has the view open keeps its place, where they
 * are told; and where the answer cannot be had, the panel says so itself.
 */
async function isAllowed(host: HostParts, { plugin, view }: OfferedView): Promise<boolean> {
  if (host.user.managesPlugins === true) return true;
  const { id, permissions } = plugin.manifest;
  for (const { address } of host.openPanels) if (address.plugin === id && address.view === view.id) return true;
  try {
    const { scopes } = await host.grants.load(plugin);
    return permissions.required.every(({ scope }) => scopes.isGranted(scope));
  } catch {
    return true;
  }
}

function viewsAt({ environment }: HostParts, plugin: InstalledPlugin, location: Location): OfferedView[] {
  const { locale } = environment.current;
  const name = manifestText(plugin.manifest, { key: 'name', standard: plugin.manifest.name, locale });
  const views = plugin.manifest.views.filter((view) => view.location === location);
  return views.map((view) => ({ plugin, view, title: viewTitle(plugin.manifest, view, locale), name }));
}

function fitsType({ objectTypes }: View, location: Location, { record, selection }: PanelSubject): boolean {
  if (RECORD_LOCATIONS.has(location) && !record) return false;
  const type = record?.type ?? selection?.type;
  return objectTypes === undefined || (type !== undefined && objectTypes.includes(type));
}

async function meetsConditions(
  host: HostParts,
  { plugin, view }: OfferedView,
  { record }: PanelSubject,
): Promise<boolean> {
  const conditions = view.when ?? [];
  const keys = conditions.flatMap(({ subject, key }) => (subject === 'field' && key !== undefined ? [key] : []));
  const fields = keys.length > 0 && record ? await readVisible(host, plugin, record, keys) : {};
  return conditions.every((condition) => holds(condition, subjectOf(host, condition, fields)));
}

/** The fields the conditions look at, as far as the plugin may read them: a hidden field decides nothing, so its condition never holds. */
async function readVisible(
  host: HostParts,
  plugin: InstalledPlugin,
  record: { type: string; id: string },
  keys: readonly string[],
): Promise<RecordFields> {
  try {
    const permissions = await host.grants.load(plugin);
    const visible = (await permissions.access(record.type)).cut(keys);
    if (visible.keys.length === 0) return {};
    const { fields } = await host.source.get(record.type, record.id, { fields: visible.keys });
    return Object.fromEntries(
      visible.keys.map((key) => [key, Object.hasOwn(fields, key) ? (fields[key] ?? null) : null]),
    );
  } catch {
    return {};
  }
}

/** What a condition looks at; `undefined` when it must not be known. */
function subjectOf(
  { user, environment }: HostParts,
  { subject, key = '' }: ViewCondition,
  fields: RecordFields,
): JsonValue | undefined {
  switch (subject) {
    case 'field':
      return Object.hasOwn(fields, key) ? fields[key] : undefined;
    case 'user.role':
      return user.roles ?? [];
    case 'locale':
      return environment.current.locale;
    case 'device':
      return environment.current.device ?? 'desktop';
  }
}

/** A list holds when one of its values does; `ne` is the opposite of `eq`. */
function holds({ op, value }: ViewCondition, found: FieldValue | undefined): boolean {
  if (found === undefined) return false;
  const values = (Array.isArray(found) ? found : [found]).filter((one) => one !== null && one !== '');
  const wanted: ReadonlySet<unknown> = new Set(Array.isArray(value) ? value : [value]);
  const isMet = values.some((one) => wanted.has(one));
  if (op === 'empty') return (values.length === 0) === (value !== false);
  return op === 'ne' ? !isMet : isMet;
}
