/**
 * What the host asks of a panel. Every request has a time limit and its answer is checked: the panel is not trusted.
 */
import { FieldKey, JsonValue, RecordFields, RecordId, TypeName, z } from '@crosswalk/model';
import { IntentName } from './names.ts';
import { text } from './text.ts';

/** Every request of the host by name: what it brings, and what an answer must look like. */
export const PANEL_REQUESTS = {
  /** Another plugin raised an intent this panel handles. */
  'intents.deliver': {
    arguments: z.strictObject({ name: IntentName, data: z.optional(JsonValue), from: text(128) }),
    result: z.strictObject({ data: z.optional(JsonValue) }),
  },
  /** A record is about to be saved in the page; a panel may object with a reason. Only fields it may read are shown. */
  'hooks.beforeSave': {
    arguments: z.strictObject({
      type: TypeName,
      id: z.optional(RecordId),
      fields: RecordFields,
      changed: z.array(FieldKey).check(z.maxLength(500)),
    }),
    result: z.strictObject({ allow: z.boolean(), message: z.optional(text(300)) }),
  },
} as const;

/** Name of something the host asks of a panel. */
export type PanelRequestName = keyof typeof PANEL_REQUESTS;
/** What a request brings to the panel. */
export type PanelRequestArguments<N extends PanelRequestName> = z.infer<(typeof PANEL_REQUESTS)[N]['arguments']>;
/** What a panel answers to a request. */
export type PanelRequestResult<N extends PanelRequestName> = z.infer<(typeof PANEL_REQUESTS)[N]['result']>;
