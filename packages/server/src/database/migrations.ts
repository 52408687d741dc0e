import { KEY_FUNCTIONS } from './migrations/0001-key-functions.ts';
import { TABLES } from './migrations/0002-tables.ts';
import { AUDIT_CHAIN } from './migrations/0003-audit-chain.ts';
import { RUN_STEP } from './migrations/0004-run-step.ts';
import { PLUGINS } from './migrations/0005-plugins.ts';
import { AUDIT_PARTS } from './migrations/0006-audit-parts.ts';
import { ERASURE } from './migrations/0007-erasure.ts';
import { SIGNING_KEYS } from './migrations/0008-signing-keys.ts';
import { WEBHOOKS } from './migrations/0009-webhooks.ts';
import { CONNECTIONS } from './migrations/0010-connections.ts';

/**
 * Every step from an empty database to this version, one file each. A new step is appended at the end, here and as a
 * file with the next number; a step that stands here has run somewhere and is never edited, moved or removed.
 */
export const MIGRATIONS: readonly string[] = [
  KEY_FUNCTIONS, // 1
  TABLES, // 2
  AUDIT_CHAIN, // 3
  RUN_STEP, // 4
  PLUGINS, // 5
  AUDIT_PARTS, // 6
  ERASURE, // 7
  SIGNING_KEYS, // 8
  WEBHOOKS, // 9
  CONNECTIONS, // 10
];
