/** Operations that need the Crosswalk server; a host without it answers `unsupported` and leaves them out of `capabilities`. */
import { JsonValue, z } from '@crosswalk/model';
import { Connection } from '../connection.ts';
import { DeclaredName } from '../names.ts';
import { operation } from '../operation.ts';
import { requiredText, text } from '../text.ts';

const subject = z.strictObject({ type: text(64), id: text(256) });
const done = z.strictObject({});
const connectionName = z.strictObject({ name: DeclaredName });
const properties = z.optional(z.record(text(64), JsonValue));

export const serverOperations = {
  /** Makes a request the manifest declares; the server fills in secrets. */
  'http.request': operation({
    arguments: z.strictObject({
      template: DeclaredName,
      params: z.optional(z.record(text(64), z.union([text(10_000), z.number(), z.boolean()]))),
    }),
    result: z.strictObject({ status: z.int(), headers: z.record(text(64), text(2_000)), body: JsonValue }),
    scope: 'http.{template}',
  }),
  /** A signed, short-lived token for the plugin's own back end. */
  'auth.getSessionToken': operation({
    arguments: done,
    result: z.strictObject({ token: text(8_000), expiresAt: text(40) }),
    scope: null,
  }),
  /** How the user's connection to a company of the manifest stands. */
  'auth.getConnection': operation({ arguments: connectionName, result: Connection, scope: null }),
  /** Asks the user to connect: after they said yes, the company's page opens beside the CRM. Answers when they are back. */
  'auth.connect': operation({ arguments: connectionName, result: Connection, scope: null, interactive: true }),
  /** Ends the user's connection; the tokens are given back to the company. */
  'auth.disconnect': operation({ arguments: connectionName, result: done, scope: null }),
  'behaviour.track': operation({
    arguments: z.strictObject({ name: requiredText(100), properties }),
    result: done,
    scope: 'behaviour.track',
  }),
  'insights.predict': operation({
    arguments: z.strictObject({ model: DeclaredName, subject }),
    result: JsonValue,
    scope: 'insights.read',
  }),
  'insights.feedback': operation({
    arguments: z.strictObject({ id: text(256), outcome: text(100) }),
    result: done,
    scope: 'insights.read',
  }),
  'automation.run': operation({
    arguments: z.strictObject({ rule: text(256), input: z.optional(JsonValue) }),
    result: JsonValue,
    scope: 'automation.run',
  }),
  'sync.status': operation({ arguments: done, result: JsonValue, scope: 'sync.run' }),
  'sync.start': operation({ arguments: z.strictObject({ id: text(256) }), result: JsonValue, scope: 'sync.run' }),
} as const;
