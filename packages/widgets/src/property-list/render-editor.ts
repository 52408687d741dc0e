import {
  CwDateField,
  CwMoneyField,
  CwMultiSelect,
  CwNumberField,
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
import {
  ADDRESS_PARTS,
  type FieldDraft,
  isListOfTexts,
  pointsAtMany,
  referencesIn,
  referencesText,
  textsIn,
  textsText,
} from './field-draft.ts';

/** What an editor draws and whom it tells. */
export interface EditorContext {
  field: FieldDescription;
  draft: FieldDraft;
  error: string;
  locale: LocaleController<WidgetTextKey>;
  /** Where records are looked up. */
  source: RecordSource | undefined;
  /** Shows the field's label and help, where nothing around it does. */
  isLabelled?: boolean;
  /** IANA name of the zone in which moments are shown and typed. */
  timeZone?: string | undefined;
  change: (part: string, text: string) => void;
}

const INPUT_TYPES: ReadonlyMap<string, TextFieldType> = new Map([
  ['email', 'email'],
  ['phone', 'tel'],
  ['url', 'url'],
]);

/** The elements an editor may be made of. */
export const EDITOR_ELEMENTS = [
  CwDateField,
  CwMoneyField,
  CwMultiSelect,
  CwNumberField,
  CwRecordLookup,
  CwSelect,
  CwTextField,
];

/** The inputs for one field, whatever its type. A form finds them by the field's key, which is their name. */
export function renderEditor(context: EditorContext): unknown {
  const { field, locale } = context;
  if (isListOfTexts(field)) return renderTexts(context);
  switch (field.type) {
    case 'select':
      return renderChoice(context, field.options ?? []);
    case 'boolean':
      return renderChoice(context, [
        { value: 'true', label: locale.text('yes') },
        { value: 'false', label: locale.text('no') },
      ]);
    case 'ref':
    case 'refs':
      return renderLookup(context);
    case 'integer':
    case 'decimal':
      return renderNumber(context);
    case 'money':
      return renderMoney(context);
    case 'date':
    case 'datetime':
      return renderDate(context, field.type);
    case 'address':
      return renderAddress(context);
    default:
      return renderText(context);
  }
}

function renderText({ field, draft, error, isLabelled, change }: EditorContext) {
  return html`<cw-text-field
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    type=${INPUT_TYPES.get(field.type) ?? 'text'}
    ?multiline=${field.type === 'longText'}
    ?required=${field.required === true}
    .value=${draft.value ?? ''}
    error=${error}
    @input=${(event: Event) => change('value', typedIn(event))}
  ></cw-text-field>`;
}

function renderAddress({ field, draft, error, locale, isLabelled, change }: EditorContext) {
  return html`<div class="address-parts" role="group" aria-label=${field.label}>
    ${isLabelled ? html`<span class="parts-label" aria-hidden="true">${field.label}</span>` : nothing}
    ${ADDRESS_PARTS.map(
      (part, place) =>
        html`<cw-text-field
          class="control ${part}"
          name=${place === 0 ? field.key : nothing}
          label=${locale.text(part)}
          label-hidden
          placeholder=${locale.text(part)}
          .value=${draft[part] ?? ''}
          error=${place === 0 ? error : ''}
          @input=${(event: Event) => change(part, typedIn(event))}
        ></cw-text-field>`,
    )}
  </div>`;
}

function renderNumber({ field, draft, error, isLabelled, change }: EditorContext) {
  return html`<cw-number-field
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    digits=${field.type === 'integer' ? 0 : nothing}
    ?required=${field.required === true}
    .value=${draft.value ?? ''}
    error=${error}
    @input=${(event: Event) => change('value', typedIn(event))}
  ></cw-number-field>`;
}

function renderMoney({ field, draft, error, isLabelled, change }: EditorContext) {
  const take = (event: Event) => {
    change('amount', typedIn(event));
    if (event.currentTarget instanceof CwMoneyField) change('currency', event.currentTarget.currency);
  };
  return html`<cw-money-field
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    currencies=${Intl.supportedValuesOf('currency').join(' ')}
    ?required=${field.required === true}
    .value=${draft.amount ?? ''}
    .currency=${draft.currency ?? ''}
    error=${error}
    @input=${take}
    @change=${take}
  ></cw-money-field>`;
}

function renderDate({ field, draft, error, isLabelled, timeZone, change }: EditorContext, type: 'date' | 'datetime') {
  return html`<cw-date-field
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    type=${type}
    time-zone=${timeZone ?? nothing}
    ?required=${field.required === true}
    .value=${draft.value ?? ''}
    error=${error}
    @input=${(event: Event) => change('value', typedIn(event))}
  ></cw-date-field>`;
}

function renderChoice(
  { field, draft, error, isLabelled, change }: EditorContext,
  options: readonly { value: string; label: string }[],
) {
  const { value = '' } = draft;
  // A value that is offered no more stays until another one is chosen.
  const isOffered = value === '' || options.some((option) => option.value === value);
  return html`<cw-select
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    placeholder=${field.required && value !== '' ? nothing : '—'}
    .options=${isOffered ? options : [...options, { value, label: value, disabled: true }]}
    .value=${value}
    ?required=${field.required === true}
    error=${error}
    @change=${(event: Event) => change('value', typedIn(event))}
  ></cw-select>`;
}

function renderLookup({ field, draft, error, source, isLabelled, change }: EditorContext) {
  const lookup = (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof CwRecordLookup) change('value', referencesText(control.value));
  };
  return html`<cw-record-lookup
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    types=${field.refTypes?.join(' ') ?? ''}
    ?multiple=${pointsAtMany(field)}
    ?required=${field.required === true}
    .source=${source}
    .value=${referencesIn(draft)}
    error=${error}
    @change=${lookup}
  ></cw-record-lookup>`;
}

function renderTexts({ field, draft, error, isLabelled, change }: EditorContext) {
  const take = (event: Event) => {
    const control = event.currentTarget;
    if (control instanceof CwMultiSelect) change('value', textsText(control.value));
  };
  return html`<cw-multi-select
    class="control"
    name=${field.key}
    label=${field.label}
    help=${isLabelled ? (field.help ?? '') : ''}
    ?label-hidden=${!isLabelled}
    .options=${field.options ?? []}
    ?custom=${field.options === undefined}
    ?required=${field.required === true}
    .value=${textsIn(draft)}
    error=${error}
    @change=${take}
  ></cw-multi-select>`;
}

/**
 * What stands in the control an event came from. Where a number or a day cannot be made of it, its value is empty: then
 * it is the typed text itself, so that what is wrong is said and nothing is emptied by it.
 */
function typedIn(event: Event): string {
  const control = event.currentTarget;
  if (!(control instanceof CwTextField || control instanceof CwSelect || isNumberOrDate(control))) return '';
  const [inner] = event.composedPath();
  if (control.value !== '' || !(inner instanceof HTMLInputElement)) return control.value;
  return inner.validity.badInput ? '?' : inner.value;
}

function isNumberOrDate(control: EventTarget | null): control is CwNumberField | CwDateField {
  return control instanceof CwNumberField || control instanceof CwDateField;
}
