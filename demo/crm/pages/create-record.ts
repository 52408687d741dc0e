import { CwSelect, CwTextField, type CwToastRegion, html, LocaleController } from '@crosswalk/elements';
import { rightOn, type FieldDescription, type FieldValue, type ObjectDescription, type Rights } from '@crosswalk/model';
import { CwRecordLookup, failureOf, widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { Task } from '@lit/task';
import { css, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { demoTexts } from '../texts/demo-texts.ts';
import { recordHref } from '../router.ts';

const SIMPLE: ReadonlySet<string> = new Set(['text', 'personName', 'email', 'phone', 'url', 'select', 'ref']);
const MOST_FIELDS = 5;

/** The "New" button of a list, with the few fields a record begins with. */
export class CrmCreateRecord extends LitElement {
  static override styles = css`
    form {
      display: grid;
      gap: 12px;
    }
  `;

  @property({ attribute: 'record-type' }) recordType = '';
  @state() private open = false;
  @state() private values: Readonly<Record<string, FieldValue>> = {};
  @state() private fault = '';

  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #locale = new LocaleController(this, demoTexts);
  readonly #type = new Task(this, {
    args: () => [this.#environment.value?.source, this.recordType] as const,
    task: ([source, type], { signal }) =>
      source ? Promise.all([source.describe(type, { signal }), source.rights(type, { signal })]) : undefined,
  });

  protected override render() {
    const [description, rights] = this.#type.value ?? [];
    if (!description || !rights?.create) return nothing;
    return html`<cw-button variant="primary" @click=${() => (this.open = true)}>
        <cw-icon slot="prefix" name="plus"></cw-icon>${this.#locale.text('newRecord')}
      </cw-button>
      <cw-dialog
        .open=${this.open}
        heading=${this.#locale.text('newOfType', { type: description.label })}
        @cw-dialog-close=${() => (this.open = false)}
      >
        <form
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && this.#create(description)}
        >
          ${this.fault ? html`<cw-banner tone="negative">${this.fault}</cw-banner>` : nothing}
          ${firstFields(description, rights).map((field, place) => this.#renderField(field, place === 0))}
        </form>
        <cw-button slot="footer" variant="ghost" @click=${() => (this.open = false)}
          >${this.#locale.text('cancel')}</cw-button
        >
        <cw-button slot="footer" variant="primary" @click=${() => this.#create(description)}
          >${this.#locale.text('create')}</cw-button
        >
      </cw-dialog>`;
  }

  #renderField(field: FieldDescription, isFirst: boolean) {
    const value = textOf(this.values[field.key]);
    const change = (event: Event) => {
      const control = event.currentTarget;
      if (control instanceof CwRecordLookup) this.#set(field, control.value[0] ?? null);
      else if (control instanceof CwSelect) this.#set(field, control.value);
      else if (control instanceof CwTextField)
        this.#set(field, field.type === 'personName' && control.value.trim() ? { full: control.value } : control.value);
    };
    if (field.type === 'ref') {
      return html`<cw-record-lookup
        label=${field.label}
        types=${field.refTypes?.join(' ') ?? ''}
        ?required=${field.required === true}
        @change=${change}
      ></cw-record-lookup>`;
    }
    if (field.type === 'select') {
      return html`<cw-select
        placeholder="—"
        label=${field.label}
        .options=${field.options ?? []}
        .value=${value}
        @change=${change}
      ></cw-select>`;
    }
    return html`<cw-text-field
      ?autofocus=${isFirst}
      label=${field.label}
      ?required=${field.required === true}
      .value=${value}
      @input=${change}
    ></cw-text-field>`;
  }

  #set(field: FieldDescription, value: FieldValue): void {
    this.values = { ...this.values, [field.key]: value };
  }

  async #create(description: ObjectDescription): Promise<void> {
    const source = this.#environment.value?.source;
    if (!source) return;
    try {
      const record = await source.create(this.recordType, filledFields(this.values));
      this.open = false;
      this.values = {};
      this.fault = '';
      history.pushState(null, '', recordHref(record) ?? '/');
      dispatchEvent(new PopStateEvent('popstate'));
      document.querySelector<HTMLElement & { toasts: CwToastRegion }>('crm-app')?.toasts.show({
        tone: 'positive',
        message: this.#locale.text('created', { name: description.label }),
      });
    } catch (error) {
      this.fault = this.#locale.text('notCreated', { reason: failureOf(error).message });
    }
  }
}

function firstFields(description: ObjectDescription, rights: Rights): FieldDescription[] {
  const writable = description.fields.filter(
    (field) =>
      field.readOnly !== true && rightOn(rights, field.key) === 'write' && SIMPLE.has(field.type) && !field.multiple,
  );
  const isNeeded = (field: FieldDescription) => field.required === true || field.key === description.titleField;
  return [...writable.filter(isNeeded), ...writable.filter((field) => !isNeeded(field))].slice(0, MOST_FIELDS);
}

/** Names are written as one text. */
function textOf(value: FieldValue | undefined): string {
  if (typeof value === 'string') return value;
  const full = typeof value === 'object' && value !== null && 'full' in value ? value['full'] : '';
  return typeof full === 'string' ? full : '';
}

function filledFields(values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  const filled: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const written = typeof value === 'string' ? value.trim() : value;
    if (written !== '' && written !== null) filled[key] = written;
  }
  return filled;
}
