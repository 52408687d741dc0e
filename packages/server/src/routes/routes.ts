import type { ApiCall } from '../http/api-call.ts';
import type { Route } from '../http/router.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { CHANGE_ROUTES } from './change-routes.ts';
import { CONNECTION_ROUTES } from './connection-routes.ts';
import { GRANT_ROUTES } from './grant-routes.ts';
import { ERASE_ROUTES } from './erase-routes.ts';
import { HEALTH_ROUTES } from './health-routes.ts';
import { JOB_ROUTES } from './job-routes.ts';
import { PLUGIN_CHANGE_ROUTES } from './plugin-change-routes.ts';
import { PROXY_ROUTES } from './proxy-routes.ts';
import { RECORD_ROUTES } from './record-routes.ts';
import { REGISTRY_ROUTES } from './registry-routes.ts';
import { SETTINGS_ROUTES } from './settings-routes.ts';
import { STORAGE_ROUTES } from './storage-routes.ts';
import { TOKEN_ROUTES } from './token-routes.ts';
import { TYPE_ROUTES } from './type-routes.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';

/** Everything the server answers. To audit its surface, read these lists. */
export const ROUTES: readonly Route<ApiCall>[] = [
  ...HEALTH_ROUTES,
  ...TYPE_ROUTES,
  ...RECORD_ROUTES,
  ...CHANGE_ROUTES,
  ...PLUGIN_CHANGE_ROUTES,
  ...REGISTRY_ROUTES,
  ...GRANT_ROUTES,
  ...SETTINGS_ROUTES,
  ...STORAGE_ROUTES,
  ...PROXY_ROUTES,
  ...TOKEN_ROUTES,
  ...CONNECTION_ROUTES,
  ...WEBHOOK_ROUTES,
  ...AUDIT_ROUTES,
  ...JOB_ROUTES,
  ...ERASE_ROUTES,
];
