import { type CwDialog, type CwToastRegion, html, LocaleController } from '@crosswalk/elements';
import type { CrmRecord } from '@crosswalk/model';
import { widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { pageOf } from '../objects.ts';
import { recordHref } from '../router.ts';
import { demoTexts } from '../texts/demo-texts.ts';

/** The "New" button of a list, with the form for a new record in a drawer. */
export class CrmCreateRecord extends LitElement {
  @property({ attribute: 'record-type' }) recordType = '';
  @state() private open = false;
  @query('cw-dialog') private readonly dialog!: CwDialog;

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
        placement="end"
        .open=${this.open}
        heading=${this.#locale.text('newOfType', { type: description.label })}
        @cw-dialog-close=${(event: Event) => this.#onClose(event)}
      >
        ${this.open ? this.#renderForm() : nothing}
      </cw-dialog>`;
  }

  #renderForm() {
    return html`<cw-record-form
      autofocus
      record-type=${this.recordType}
      fields=${pageOf(this.recordType).form}
      @cw-form-cancel=${() => this.dialog.close()}
      @cw-form-save=${(event: CustomEvent<{ record: CrmRecord }>) => this.#show(event.detail.record)}
    ></cw-record-form>`;
  }

  /** Closing the drawer asks before what was written is lost. Dialogs inside the form close here too. */
  async #onClose(event: Event): Promise<void> {
    if (event.target !== this.dialog) return;
    const form = this.dialog.querySelector('cw-record-form');
    if (form?.isDirty) {
      this.dialog.open = true;
      if (!(await form.confirmLeave())) return;
      form.reset();
      this.dialog.close();
    } else {
      this.open = false;
    }
  }

  #show(record: CrmRecord): void {
    const [description] = this.#type.value ?? [];
    this.dialog.close();
    history.pushState(null, '', recordHref(record) ?? '/');
    dispatchEvent(new PopStateEvent('popstate'));
    document.querySelector<HTMLElement & { toasts: CwToastRegion }>('crm-app')?.toasts.show({
      tone: 'positive',
      message: this.#locale.text('created', { name: description?.label ?? '' }),
    });
  }
}
