import {
  CwCheckbox,
  CwSelect,
  CwTextField,
  html,
  type LocaleController,
  type TextFieldType,
} from '@crosswalk/elements';
import type { FieldDescription, RecordSource } from '@crosswalk/model';
import { nothing } from 'lit';
import { CwRecordLookup } from '../record-lookup/record-lookup.ts';
import type { WidgetTextKey } from '../texts/widget-texts.ts';
import { ADDRESS_PARTS, type FieldDraft, pointsAtMany, referencesIn, referencesText } from './field-draft.ts';

/** What an editor draws and whom it tells. */
export interface EditorContext {
  field: FieldDescription;
  draft: FieldDraft;
  error: string;
  locale: LocaleController<WidgetTextKey>;
  /** Where records are looked up. */
  source: RecordSource | undefined;
  change: (part: string, text: string) => void;
}

const INPUT_TYPES: ReadonlyMap<string, TextFieldType> = new Map([
  ['date', 'date'],
  ['datetime', 'datetime-local'],
  ['email', 'email'],
  ['phone', 'tel'],
  ['url', 'url'],
]);

/** The elements an editor may be made of. */
export const EDITOR_ELEMENTS = [CwTextField, CwSelect, CwCheckbox, CwRecordLookup];

/** The inputs for one field, whatever its type. */
export function renderEditor(context: EditorContext): unknown {
  switch (context.field.type) {
    case 'select':
      return renderChoice(context, context.field.options ?? []);
    case 'boolean':
      return renderChoice(context, [
        { value: 'true', label: context.locale.text('yes') },
        { value: 'false', label: context.locale.text('no') },
      ]);
    case 'multiSelect':
      return renderChoices(context);
    case 'ref':
    case 'refs':
      return renderLookup(context);
    case 'money':
      return html`<div class="money-parts">
        ${renderText(context, 'amount', context.locale.text('amount'))}
        ${renderText(context, 'currency', context.locale.text('currency'))}
      </div>`;
    case 'address':
      return html`<div class="address-parts">
        ${ADDRESS_PARTS.map((part) => renderText(context, part, context.locale.text(part), part))}
      </div>`;
    default:
      return renderText(context, 'value', context.field.label);
  }
}

function renderText({ field, draft, error, change }: EditorContext, part: string, label: string, placeholder = '') {
  return html`<cw-text-field
    class="control"
    label=${label}
    label-hidden
    placeholder=${placeholder && label}
    type=${INPUT_TYPES.get(field.type) ?? 'text'}
    ?multiline=${field.type === 'longText'}
    ?required=${field.required === true}
    .value=${draft[part] ?? ''}
    error=${error}
    @input=${(event: Event) => change(part, textOf(event))}
  ></cw-text-field>`;
}

function renderChoice(
  { field, draft, error, change }: EditorContext,
  options: readonly { value: string; label: string }[],
) {
  return html`<cw-select
    class="control"
    label=${field.label}
    label-hidden
    placeholder=${field.required ? nothing : '—'}
    .options=${options}
    .value=${draft.value ?? ''}
    error=${error}
    @change=${(event: Event) => change('value', textOf(event))}
  ></cw-select>`;
}

function renderLookup({ field, draft, error, source, change }: EditorContext) {
  const lookup = (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof CwRecordLookup) change('value', referencesText(control.value));
  };
  return html`<cw-record-lookup
    class="control"
    label=${field.label}
    label-hidden
    types=${field.refTypes?.join(' ') ?? ''}
    ?multiple=${pointsAtMany(field)}
    ?required=${field.required === true}
    .source=${source}
    .value=${referencesIn(draft)}
    error=${error}
    @change=${lookup}
  ></cw-record-lookup>`;
}

function renderChoices({ field, draft, change }: EditorContext) {
  const chosen = new Set(chosenIn(draft.value ?? '[]'));
  const toggle = (value: string) => {
    if (!chosen.delete(value)) chosen.add(value);
    change('value', JSON.stringify([...chosen]));
  };
  return html`<div class="choices" role="group" aria-label=${field.label}>
    ${field.options?.map(
      ({ value, label }) =>
        html`<cw-checkbox
          class="control"
          label=${label}
          .checked=${chosen.has(value)}
          @change=${() => toggle(value)}
        ></cw-checkbox>`,
    )}
  </div>`;
}

function chosenIn(json: string): string[] {
  const values: unknown = JSON.parse(json);
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/** The value of the control an event came from. */
function textOf(event: Event): string {
  const control = event.currentTarget;
  return control instanceof CwTextField || control instanceof CwSelect ? control.value : '';
}
