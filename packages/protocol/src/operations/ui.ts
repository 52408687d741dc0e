import { JsonValue, RecordReference, TypeName, z } from '@crosswalk/model';
import { DeclaredName } from '../names.ts';
import { operation } from '../operation.ts';
import { requiredText, text } from '../text.ts';

const done = z.strictObject({});
const pixels = z.int().check(z.minimum(0), z.maximum(4_000));

export const uiOperations = {
  /** A short message that goes away by itself. Text is text: nothing in it becomes markup. */
  'ui.toast': operation({
    arguments: z.strictObject({
      message: requiredText(300),
      tone: z.optional(z.enum(['info', 'positive', 'caution', 'negative'])),
    }),
    result: done,
    scope: null,
  }),
  /** Asks the user; closing the dialog is a no. */
  'ui.confirm': operation({
    arguments: z.strictObject({
      title: requiredText(200),
      message: z.optional(text(2_000)),
      confirmLabel: z.optional(requiredText(40)),
      cancelLabel: z.optional(requiredText(40)),
      tone: z.optional(z.enum(['neutral', 'negative'])),
    }),
    result: z.strictObject({ confirmed: z.boolean() }),
    scope: 'ui.modal',
    interactive: true,
  }),
  /** Opens another view of the same plugin over the page and waits for what it submits. */
  'ui.openModal': operation({
    arguments: z.strictObject({ view: DeclaredName, input: z.optional(JsonValue), title: z.optional(text(200)) }),
    result: z.strictObject({ status: z.enum(['submitted', 'closed']), data: z.optional(JsonValue) }),
    scope: 'ui.modal',
    interactive: true,
  }),
  /** Called inside a modal: closes it, with a result for its opener. */
  'ui.closeModal': operation({
    arguments: z.strictObject({ data: z.optional(JsonValue) }),
    result: done,
    scope: null,
  }),
  /** Asks for another height or width in CSS pixels; the host keeps to the view's limits and answers what it gave. */
  'ui.resize': operation({
    arguments: z.strictObject({ height: z.optional(pixels), width: z.optional(pixels) }),
    result: z.strictObject({ height: z.optional(pixels), width: z.optional(pixels) }),
    scope: null,
  }),
  /** Lets the user choose a record with the host's own search; `null` when they chose none. */
  'ui.pickRecord': operation({
    arguments: z.strictObject({
      types: z.array(TypeName).check(z.minLength(1), z.maxLength(20)),
      title: z.optional(text(200)),
    }),
    result: z.strictObject({ record: z.nullable(RecordReference) }),
    scope: 'ui.modal',
    interactive: true,
  }),
  /** Says something to assistive technology through the host's live region. */
  'ui.announce': operation({
    arguments: z.strictObject({ message: requiredText(300), politeness: z.optional(z.enum(['polite', 'assertive'])) }),
    result: done,
    scope: null,
  }),
  /** A count or short word on the panel's tab; `null` removes it. */
  'ui.setBadge': operation({
    arguments: z.strictObject({ badge: z.nullable(text(12)) }),
    result: done,
    scope: null,
  }),
  /** The user tabbed past the panel's last or first control: focus goes on in the page. */
  'ui.leaveFocus': operation({
    arguments: z.strictObject({ direction: z.enum(['forward', 'backward']) }),
    result: done,
    scope: null,
  }),
} as const;
