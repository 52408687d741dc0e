import type { CrmRecord, RecordReference } from '@crosswalk/model';
import { css, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { TASK } from './keys.ts';
import { html, PanelElement } from './panel-element.ts';
import { panelStyles } from './panel.styles.ts';
import { readTaskRights } from './task-rights.ts';
import { finishTask, formatDay, readOpenTasks } from './tasks.ts';

/** Open follow-ups with their dates, ticked off in place and kept up to date by the CRM's changes. */
export class FollowupTaskList extends PanelElement {
  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
      }
      ul {
        display: grid;
        gap: calc(var(--_cw-space) * 2);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .name {
        overflow-wrap: anywhere;
      }
      .late {
        color: var(--_cw-negative);
      }
      time,
      .link {
        white-space: nowrap;
        font-size: var(--_cw-size-small);
      }
      .link {
        border: 0;
        padding: 0;
        background: none;
        color: inherit;
        font-size: inherit;
        text-align: start;
        white-space: normal;
        cursor: pointer;
      }
      .link:hover {
        text-decoration: underline;
      }
    `,
  ];

  /** Whose tasks; everybody's when absent. */
  @property({ attribute: false }) person?: RecordReference | undefined;
  @property({ type: Number }) limit = 5;
  @property() empty = '';
  @state() private tasks: readonly CrmRecord[] | undefined;
  @state() private mayFinish = false;
  #watching = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('person') || changed.has('crm')) void this.#start();
  }

  /** Reads the list again. */
  async reload(): Promise<void> {
    try {
      this.mayFinish = (await readTaskRights(this.crm)).finish;
      this.tasks = await readOpenTasks(this.crm, { person: this.person, limit: this.limit });
      await this.crm.ui.setBadge(this.tasks.length > 0 && this.person ? String(this.tasks.length) : null);
    } catch (error) {
      this.tasks ??= [];
      this.report(error);
    }
  }

  protected override render() {
    if (!this.tasks) return html`<cw-skeleton lines="2"></cw-skeleton>`;
    if (this.tasks.length === 0) return html`<p class="muted">${this.empty}</p>`;
    return html`<ul>
      ${this.tasks.map((task) => this.#renderTask(task))}
    </ul>`;
  }

  #renderTask(task: CrmRecord) {
    const name = textOf(task, TASK.name);
    const due = textOf(task, TASK.due).slice(0, 10);
    const isLate = due !== '' && due < new Date().toISOString().slice(0, 10);
    return html`<li class="line">
      ${
        this.mayFinish
          ? html`<cw-checkbox
              aria-label=${this.locale.text('markDone', { name })}
              @change=${() => this.#finish(task, name)}
            ></cw-checkbox>`
          : nothing
      }
      <span class="grow name">${this.person ? html`<bdi>${name}</bdi>` : this.#renderLink(task, name)}</span>
      ${due === '' ? nothing : html`<time class=${isLate ? 'late' : 'muted'} datetime=${due}>${formatDay(due, this.locale.locale)}</time>`}
    </li>`;
  }

  #renderLink(task: CrmRecord, name: string) {
    const person = personOf(task);
    if (!person) return html`<bdi>${name}</bdi>`;
    return html`<button class="link" @click=${() => this.crm.nav.openRecord(person)}><bdi>${name}</bdi></button>`;
  }

  async #finish(task: CrmRecord, name: string): Promise<void> {
    try {
      await finishTask(this.crm, task);
      await this.crm.ui.announce(this.locale.text('done', { name }));
    } catch (error) {
      this.report(error);
    }
    await this.reload();
  }

  async #start(): Promise<void> {
    this.#watching.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    await this.reload();
    try {
      for await (const _change of this.crm.records.watch({ type: 'task' }, { signal })) await this.reload();
    } catch (error) {
      if (!signal.aborted) this.crm.log.warn('The list of tasks is not live.', String(error));
    }
  }
}

function textOf(task: CrmRecord, key: string): string {
  const value = task.fields[key];
  return typeof value === 'string' ? value : '';
}

function personOf(task: CrmRecord): RecordReference | undefined {
  const value = task.fields[TASK.person];
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return undefined;
  return { type: 'person', id: value.id };
}
