/** Every place in a CRM where a view may appear. Schemas, types and docs derive from this list. */
export const LOCATIONS = [
  'crm.record.sidebar',
  'crm.record.tab',
  'crm.record.header',
  'crm.list.selection',
  'app.page',
  'app.home',
  'app.topbar',
  'app.modal',
  'app.background',
  'app.settings',
  'automation.step',
] as const;
/** Name of a place where a view may appear. */
export type Location = (typeof LOCATIONS)[number];

/** Locations that show one record and whose context carries it. */
export const RECORD_LOCATIONS: ReadonlySet<Location> = new Set([
  'crm.record.sidebar',
  'crm.record.tab',
  'crm.record.header',
]);
