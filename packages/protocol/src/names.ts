import { z } from '@crosswalk/model';

/** Reverse-domain id of a plugin: `com.example.wechat`. */
export const PluginId = z.string().check(z.maxLength(128), z.regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/));
export type PluginId = string;

/** Name of something a plugin declares: a view, a request template, a setting. */
export const DeclaredName = z.string().check(z.maxLength(64), z.regex(/^[a-z][A-Za-z0-9-]*$/));

/** Name of an intent, `message.compose`: what one plugin asks of whichever other plugin can do it. */
export const IntentName = z.string().check(z.maxLength(64), z.regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/));
