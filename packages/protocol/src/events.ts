/** Every event a panel can subscribe to with `crm.on`. */
export const PANEL_EVENTS = [
  'app.activated',
  'app.deactivated',
  'app.destroy',
  'context.changed',
  'record.changed',
  'theme.changed',
  'locale.changed',
  'settings.changed',
  'permissions.changed',
  'visibility.changed',
] as const;
/** Name of an event a panel can subscribe to. */
export type PanelEvent = (typeof PANEL_EVENTS)[number];

const NAMES: ReadonlySet<string> = new Set(PANEL_EVENTS);

/** Tells a known event from anything else that may arrive. */
export function isPanelEvent(name: string): name is PanelEvent {
  return NAMES.has(name);
}
