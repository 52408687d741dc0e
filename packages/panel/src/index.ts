/** What plugin authors import: `init()` and the types of what it returns. */
export { init, type InitOptions } from './init.ts';
export { createRecordSource } from './record-source.ts';
export type { AskSupportsFirst, OptionalOperation, Supported } from './capabilities.ts';
export type { Crosswalk } from './crosswalk.ts';
export type { PayloadOf } from './event-payloads.ts';
export type { BeforeSaveHandler, SaveAttempt } from './hooks.ts';
export type { IntentHandler, IntentSender } from './intents.ts';
export type { ListOptions } from './records.ts';
export type { ThemeControl } from './theme.ts';
export { CrosswalkError, type ErrorCode, type ErrorDetails } from '@crosswalk/protocol';
