export { AuditQueue, type AuditRecord } from './audit-queue.ts';
export type { HttpOptions } from './http-client.ts';
export { createHttpSource, type HttpSource, type HttpSourceOptions } from './http-source.ts';
export { createPluginStores, type PluginGrant, type PluginStores, type SettingValues } from './plugin-stores.ts';
