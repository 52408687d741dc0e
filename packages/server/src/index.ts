export { type App, type AppOptions, createApp } from './app.ts';
export type { Database, Queries } from './database/database.ts';
export { FolderUnavailable } from './database/folder-lock.ts';
export { makeFolder } from './database/make-folder.ts';
export { type DatabaseOptions, openDatabase } from './database/open-database.ts';
export { type Sql, sql, type SqlValue } from './database/sql.ts';
export { type RequestHandler, toNodeListener } from './http/node-listener.ts';
export type { ErrorLog } from './http/responses.ts';
export { type Jobs, type JobsOptions, openJobs } from './jobs/boss-queue.ts';
export type { PluginOptions } from './plugin-services.ts';
export { type NetworkPolicy, OutgoingConnections } from './proxy/outgoing-request.ts';
export { type LoginHandler, openOidcLogin, type OidcLoginOptions } from './identity/oidc-login.ts';
export { discoverProvider, type OidcOptions, type OidcProvider } from './identity/oidc-provider.ts';
export { type SessionOptions, type Sessions, signedSessions } from './identity/sessions.ts';
export { type ImportedRecord, importRecords } from './records/import-records.ts';
export { defineTypes } from './records/type-registry.ts';
export { allowEverything, type RightsPolicy, type User, type UserRights } from './records/viewer.ts';
export {
  createKey,
  keyRing,
  type KeyRing,
  type KeyRingOptions,
  KeyUnavailable,
  openKeyRing,
  type SecretKey,
} from './secrets/key-ring.ts';
export { SecretStore } from './secrets/secret-store.ts';
export { createPanelSite, type PanelSiteOptions } from './registry/panel-site.ts';
export { ARCHIVE_LIMITS, packPlugin, type PluginFiles, unpackPlugin } from './registry/plugin-archive.ts';
export { AddressUnavailable, type RunningServer, serve, type ServeOptions } from './serve.ts';
export type { IncomingMessage, MessageHandler } from './webhooks/incoming-webhooks.ts';
export { openWebhookWork, type WebhookWorkOptions } from './webhooks/open-webhooks.ts';
