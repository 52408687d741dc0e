export { createAdministration } from './administration.ts';
export { AuditQueue, type AuditRecord } from './audit-queue.ts';
export type { HttpOptions } from './http-client.ts';
export { createHttpSource, type HttpSource, type HttpSourceOptions } from './http-source.ts';
export { type LivePlugin, LivePlugins, type PluginListener } from './live-plugins.ts';
export { createPluginStores, type PluginGrant, type PluginStores, type SettingValues } from './plugin-stores.ts';
export type { PluginCallContext, RequestAnswer, ServerOperations } from './server-operations.ts';
