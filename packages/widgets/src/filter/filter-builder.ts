import { CwButton, CwIcon, CwPopover, CwSelect, CwTextField, emit, html, type SelectOption } from '@crosswalk/elements';
import type { Condition, FieldDescription } from '@crosswalk/model';
import { css, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Widget } from '../source/widget.ts';
import { operatorsFor, type OperatorChoice } from './describe-condition.ts';

/**
 * A button that builds one condition of a filter: field, comparison, value.
 *
 * @tagname cw-filter-builder
 * @fires {CustomEvent<{ condition: Condition }>} cw-filter-add - When a condition was made.
 */
export class CwFilterBuilder extends Widget {
  static readonly elementName = 'filter-builder';
  static readonly uses = [CwButton, CwIcon, CwPopover, CwSelect, CwTextField];
  static override styles = [
    Widget.styles,
    css`
      form {
        display: grid;
        gap: calc(var(--_cw-space) * 2.5);
        inline-size: min(17rem, 80vi);
      }
    `,
  ];

  /** Fields a condition may ask about. */
  @property({ attribute: false }) fields: readonly FieldDescription[] = [];
  /** Opens the form for this field as soon as it is set. */
  @property({ attribute: false }) asked = '';
  @state() private open = false;
  @state() private fieldKey = '';
  @state() private operatorKey = '';
  @state() private value = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('asked') || this.asked === '') return;
    this.#chooseField(this.asked);
    this.open = true;
  }

  protected override render() {
    const field = this.#field;
    const operator = this.#operator;
    return html`<cw-popover
      label=${this.locale.text('filter')}
      .open=${this.open}
      @cw-popover-toggle=${(event: CustomEvent<{ open: boolean }>) => (this.open = event.detail.open)}
    >
      <cw-button slot="trigger"><cw-icon slot="prefix" name="filter"></cw-icon>${this.locale.text('filter')}</cw-button>
      <form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
        ${this.#renderSelect(
          'filterField',
          field?.key ?? '',
          this.fields.map(({ key, label }) => ({ value: key, label })),
          (key) => this.#chooseField(key),
        )}
        ${this.#renderSelect('filterOperator', operator?.key ?? '', this.#operatorOptions, (key) => (this.operatorKey = key))}
        ${field && operator?.value === undefined ? this.#renderValue(field) : nothing}
        <cw-button variant="primary" @click=${this.#add}>${this.locale.text('addFilter')}</cw-button>
      </form>
    </cw-popover>`;
  }

  get #field(): FieldDescription | undefined {
    return this.fields.find(({ key }) => key === this.fieldKey) ?? this.fields[0];
  }

  get #operator(): OperatorChoice | undefined {
    const choices = this.#field ? operatorsFor(this.#field) : [];
    return choices.find(({ key }) => key === this.operatorKey) ?? choices[0];
  }

  get #operatorOptions(): SelectOption[] {
    return this.#field
      ? operatorsFor(this.#field).map(({ key, text }) => ({ value: key, label: this.locale.text(text) }))
      : [];
  }

  #renderSelect(
    label: 'filterField' | 'filterOperator' | 'filterValue',
    value: string,
    options: readonly SelectOption[],
    choose: (value: string) => void,
  ) {
    return html`<cw-select
      label=${this.locale.text(label)}
      .options=${options}
      .value=${value}
      @change=${(event: Event) => event.currentTarget instanceof CwSelect && choose(event.currentTarget.value)}
    ></cw-select>`;
  }

  #renderValue(field: FieldDescription) {
    const options = this.#valueOptions(field);
    if (options.length > 0)
      return this.#renderSelect(
        'filterValue',
        this.value || (options[0]?.value ?? ''),
        options,
        (value) => (this.value = value),
      );
    return html`<cw-text-field
      label=${this.locale.text('filterValue')}
      type=${field.type === 'date' || field.type === 'datetime' ? 'date' : 'text'}
      .value=${this.value}
      @input=${(event: Event) => event.currentTarget instanceof CwTextField && (this.value = event.currentTarget.value)}
    ></cw-text-field>`;
  }

  #valueOptions(field: FieldDescription): readonly SelectOption[] {
    if (field.type !== 'boolean') return field.options ?? [];
    return [
      { value: 'true', label: this.locale.text('yes') },
      { value: 'false', label: this.locale.text('no') },
    ];
  }

  #chooseField(key: string): void {
    this.fieldKey = key;
    this.operatorKey = '';
    this.value = '';
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing || event.target instanceof CwButton) return;
    event.preventDefault();
    this.#add();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#add();
  }

  readonly #add = (): void => {
    const [field, operator] = [this.#field, this.#operator];
    const condition =
      field && operator
        ? conditionOf(field, operator, this.value || (this.#valueOptions(field)[0]?.value ?? ''))
        : undefined;
    if (!condition) return;
    this.open = false;
    this.value = '';
    emit(this, 'cw-filter-add', { condition });
  };
}

function conditionOf(field: FieldDescription, { op, value }: OperatorChoice, text: string): Condition | undefined {
  if (value !== undefined) return { field: field.key, op, value };
  const written = text.trim();
  if (written === '') return undefined;
  if (field.type === 'boolean') return { field: field.key, op, value: written === 'true' };
  if (field.type === 'integer') return { field: field.key, op, value: Number(written) };
  if (field.type === 'datetime')
    return { field: field.key, op, value: `${written}T${op === 'lte' ? '23:59:59' : '00:00:00'}Z` };
  return { field: field.key, op, value: written };
}
