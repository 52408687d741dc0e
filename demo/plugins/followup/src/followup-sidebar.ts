import { css, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { editScopeFor, PERSON, SHOWN_PERSON_FIELDS } from './keys.ts';
import type { FollowupTaskList } from './followup-task-list.ts';
import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';
import { nameOf } from './person-name.ts';
import { readPreferences } from './preferences.ts';
import { readTaskRights } from './task-rights.ts';
import { formatDay, parsePlan, type Plan, planTask, workdayIn } from './tasks.ts';

/** Beside a person: who they are, when they were last spoken to, what is planned, and planning the next step. */
export class FollowupSidebar extends PanelElement {
  static override styles = [
    panelStyles,
    css`
      cw-record-card {
        padding: 0;
        border: 0;
        background: none;
      }
    `,
  ];

  @state() private name = '';
  @state() private when = '';
  @state() private isPlanning = false;
  @state() private mayAskToEdit = false;
  @state() private mayPlan = false;
  @query('followup-task-list') private readonly taskList?: FollowupTaskList;
  #editScope: string | undefined;
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      this.crm.on('context.changed', () => void this.#load()),
      this.crm.on('permissions.changed', () => void this.#checkRights()),
    ];
    void this.#load();
    void this.#checkRights();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stops.forEach((stop) => stop());
  }

  protected override render() {
    const { record } = this.crm.context;
    if (!record) return html`<p class="muted">${this.locale.text('noRecord')}</p>`;
    return html`<section>
        <cw-record-card record-type=${record.type} record-id=${record.id} fields=""></cw-record-card>
        <cw-property-list
          record-type=${record.type}
          record-id=${record.id}
          fields=${SHOWN_PERSON_FIELDS.join(',')}
        ></cw-property-list>
        ${
          this.mayAskToEdit
            ? html`<cw-button size="small" variant="ghost" @click=${this.#askToEdit}
                >${this.locale.text('allowEditing')}</cw-button
              >`
            : nothing
        }
      </section>
      <section>
        <h2>${this.locale.text('planned')}</h2>
        <followup-task-list
          .crm=${this.crm}
          .person=${record}
          .empty=${this.locale.text('nothingPlanned')}
        ></followup-task-list>
      </section>
      ${this.mayPlan ? this.#renderPlanning() : nothing}`;
  }

  #renderPlanning() {
    return html`<section>
      <h2>${this.locale.text('plan')}</h2>
      <followup-plan-form
        .crm=${this.crm}
        .what=${this.#suggestion}
        .when=${this.when}
        ?busy=${this.isPlanning}
        @followup-plan=${(event: CustomEvent<Plan>) => this.#plan(event.detail)}
      >
        <cw-button variant="ghost" @click=${this.#planInModal}>${this.locale.text('planDetails')}</cw-button>
      </followup-plan-form>
    </section>`;
  }

  get #suggestion(): string {
    return this.name === '' ? '' : this.locale.text('whatDefault', { name: this.name });
  }

  async #load(): Promise<void> {
    this.requestUpdate();
    const { record } = this.crm.context;
    if (!record) return;
    try {
      const [person, { defaultDays }] = await Promise.all([
        this.crm.records.get(record.type, record.id, { fields: [PERSON.name] }),
        readPreferences(this.crm),
      ]);
      this.name = nameOf(person);
      this.when = workdayIn(defaultDays);
    } catch (error) {
      this.report(error);
    }
  }

  /** Who may write nothing here is not offered to allow it either: their agreement would change nothing. */
  async #checkRights(): Promise<void> {
    try {
      const { plan, finish } = await readTaskRights(this.crm);
      this.mayPlan = plan;
      this.#editScope = editScopeFor(await this.crm.objects.describe('person'));
      if (this.#editScope === undefined) return;
      const { allowed, deniedBy } = await this.crm.permissions.can(this.#editScope);
      this.mayAskToEdit = !allowed && deniedBy === 'user' && (plan || finish);
    } catch (error) {
      // What may not be asked is not offered; the parts that show data say why there is none.
      this.mayAskToEdit = false;
      this.crm.log.warn('What may be done here could not be read.', String(error));
    }
  }

  readonly #askToEdit = async (): Promise<void> => {
    try {
      if (this.#editScope !== undefined) await this.crm.permissions.request([this.#editScope]);
      await this.#checkRights();
    } catch (error) {
      this.report(error);
    }
  };

  async #plan(plan: Plan): Promise<void> {
    const { record } = this.crm.context;
    if (!record || this.isPlanning) return;
    this.isPlanning = true;
    try {
      await planTask(this.crm, record, plan);
      await this.crm.ui.toast(this.locale.text('saved', { date: formatDay(plan.when, this.locale.locale) }), {
        tone: 'positive',
      });
      await this.taskList?.reload();
    } catch (error) {
      this.report(error);
    } finally {
      this.isPlanning = false;
    }
  }

  readonly #planInModal = async (): Promise<void> => {
    try {
      const input = { what: this.#suggestion, when: this.when };
      const { status, data } = await this.crm.ui.openModal('plan', { input, title: this.locale.text('plan') });
      const { what, when } = parsePlan(data);
      if (status === 'submitted' && what !== undefined && when !== undefined) await this.#plan({ what, when });
    } catch (error) {
      this.report(error);
    }
  };
}
