import {
  CwBadge,
  CwEmptyState,
  CwLoadMore,
  CwRelativeTime,
  CwSelect,
  html,
  type SelectOption,
} from '@crosswalk/elements';
import { RUN_STATES, type RunDetail, type RunState, type RunSummary } from '@crosswalk/model';
import type { Administration, RunPage } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { problemOf } from '../administration/problem.ts';
import { readRuns } from './read-runs.ts';
import { LookAgain } from './look-again.ts';
import { renderRunDetail } from './run-detail.ts';
import { isUnderWay, renderAttempts, renderRunState, renderRunTime } from './run-parts.ts';

/** Ways to steer a run. */
type Steering = 'replay' | 'cancel' | 'dismiss';

/**
 * The work that goes on in the background: how much waits, runs and has failed in each queue, every run with its attempts,
 * its reason and its steps, and the ways to begin it again, end it or forget it.
 *
 * Keyboard: Tab to a run, Enter opens it, Escape closes it.
 *
 * @tagname cw-job-list
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When a run was steered.
 */
export class CwJobList extends AdminWidget<RunPage & { readonly hasMore: boolean }> {
  static readonly elementName = 'job-list';
  static override readonly uses = [...AdminWidget.uses, CwBadge, CwEmptyState, CwLoadMore, CwRelativeTime, CwSelect];
  static override styles = [
    AdminWidget.styles,
    css`
      .queues {
        margin-block-end: calc(var(--_cw-space) * 5);
      }
      .queues td {
        text-align: end;
      }
      .queues thead th:not(:first-child) {
        text-align: end;
      }
      .zero {
        color: var(--_cw-text-faint);
      }
      .queues .zero {
        color: var(--_cw-text-muted);
      }
    `,
  ];

  @state() private queue = '';
  @state() private wanted: RunState | '' = '';
  @state() private pages = 1;
  @state() private opened: RunDetail | undefined;

  constructor() {
    super();
    new LookAgain(
      this,
      () => this.data.value?.runs.some(isUnderWay) === true && !this.data.isLoading,
      () => this.reload(),
    );
  }

  protected target({ jobs }: Administration) {
    const { queue, wanted, pages } = this;
    const query = { ...(queue !== '' && { queue }), ...(wanted !== '' && { state: wanted }) };
    return { key: [jobs], load: (signal: AbortSignal) => readRuns(jobs, { query, pages }, signal) };
  }

  protected renderData(data: RunPage & { readonly hasMore: boolean }) {
    const queues = [...new Set(data.counts.map(({ queue }) => queue))];
    if (queues.length === 0)
      return html`<div class="frame">
        <cw-empty-state icon="clock" heading=${this.words.text('noJobs')}
          >${this.words.text('noJobsWords')}</cw-empty-state
        >
      </div>`;
    return html`${this.#renderQueues(queues, data)}${this.#renderTools(queues)}
      <div class="frame" aria-busy=${this.data.isLoading}>
        ${data.runs.length === 0 ? this.#renderNone() : this.#renderRuns(data)}
      </div>
      ${this.#renderOpened()}`;
  }

  #renderQueues(queues: readonly string[], { counts }: RunPage) {
    const count = (queue: string, runState: RunState) =>
      counts.find((each) => each.queue === queue && each.state === runState)?.count ?? 0;
    const figure = new Intl.NumberFormat(this.words.locale);
    return html`<div class="frame queues">
      <div class="scroll" role="region" tabindex="0" aria-label=${this.words.text('queues')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.words.text('queue')}</th>
              ${RUN_STATES.map((each) => html`<th scope="col">${this.words.text(`run.${each}`)}</th>`)}
              <th scope="col"><span class="hidden-text">${this.words.text('actions')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${queues.map(
              (queue) =>
                html`<tr data-queue=${queue}>
                  <th scope="row" class="name line">${this.#queueName(queue)}</th>
                  ${RUN_STATES.map((each) => {
                    const number = count(queue, each);
                    return html`<td class="number ${number === 0 ? 'zero' : ''}">${figure.format(number)}</td>`;
                  })}
                  <td class="tight">${this.#renderReplayAll(queue, count(queue, 'failed'))}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #renderReplayAll(queue: string, failed: number) {
    if (this.readonly || failed === 0) return nothing;
    const { administration } = this;
    return html`<cw-button
      size="small"
      class="replay-all"
      @click=${() =>
        this.ask({
          heading: this.words.text('replayAllHeading', { queue: this.#queueName(queue) }),
          words: this.words.text('replayAllWords', { count: failed }),
          confirm: this.words.text('replayAll'),
          run: async () => administration?.jobs.replayAll(queue),
          done: this.words.text('replayedAll'),
        })}
      >${this.words.text('replayAll')}</cw-button
    >`;
  }

  #queueName(queue: string): string {
    if (queue === 'webhooks-in') return this.words.text('queueIn');
    return queue === 'webhooks-out' ? this.words.text('queueOut') : queue;
  }

  #renderTools(queues: readonly string[]) {
    const states: SelectOption[] = RUN_STATES.map((value) => ({ value, label: this.words.text(`run.${value}`) }));
    const choice = (event: Event) => (event.currentTarget instanceof CwSelect ? event.currentTarget.value : '');
    return html`<div class="tools">
      <cw-select
        class="by-queue"
        label=${this.words.text('queue')}
        placeholder=${this.words.text('all')}
        .options=${queues.map((value) => ({ value, label: this.#queueName(value) }))}
        .value=${this.queue}
        @change=${(event: Event) => this.#find({ queue: choice(event) })}
      ></cw-select>
      <cw-select
        class="by-state"
        label=${this.words.text('state')}
        placeholder=${this.words.text('all')}
        .options=${states}
        .value=${this.wanted}
        @change=${(event: Event) => this.#find({ wanted: RUN_STATES.find((each) => each === choice(event)) ?? '' })}
      ></cw-select>
      <span class="space"></span>
      <cw-button variant="ghost" @click=${() => this.reload()}>${this.locale.text('refresh')}</cw-button>
    </div>`;
  }

  #renderNone() {
    return html`<cw-empty-state compact icon="search" heading=${this.words.text('noRuns')}
      >${this.words.text('noRunsWords')}</cw-empty-state
    >`;
  }

  #renderRuns({ runs, hasMore }: RunPage & { readonly hasMore: boolean }) {
    return html`<table class="cards">
        <thead>
          <tr>
            <th scope="col">${this.words.text('queue')}</th>
            <th scope="col">${this.words.text('state')}</th>
            <th scope="col">${this.words.text('attemptsColumn')}</th>
            <th scope="col">${this.words.text('when')}</th>
            <th scope="col"><span class="hidden-text">${this.words.text('actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${runs.map((run) => this.#renderRun(run))}
        </tbody>
      </table>
      ${
        hasMore
          ? html`<div class="more">
              <cw-load-more
                more
                shown=${runs.length}
                ?loading=${this.data.isLoading}
                @cw-page-request=${() => this.#find({ pages: this.pages + 1 })}
              ></cw-load-more>
            </div>`
          : nothing
      }`;
  }

  #renderRun(run: RunSummary) {
    return html`<tr data-run=${run.id}>
      <th scope="row">
        <button type="button" class="row-button line" @click=${() => void this.#open(run.id)}>
          ${this.#queueName(run.queue)}
        </button>
        <p><code dir="ltr">${run.id.slice(0, 8)}</code></p>
      </th>
      <td class="tight">${renderRunState(run.state, this.words)}</td>
      <td class="wide">${renderAttempts(run, this.words)}</td>
      <td class="small line">${renderRunTime(run, this.words)}</td>
      <td class="end">${this.#renderSteering(run)}</td>
    </tr>`;
  }

  #renderSteering(run: RunSummary) {
    if (this.readonly) return nothing;
    const button = (steering: Steering, act: () => void) =>
      html`<cw-button size="small" class=${steering} ?disabled=${this.isBusy} @click=${act}
        >${this.words.text(steering)}</cw-button
      >`;
    const steer = (steering: Steering) => () => void this.#steer(run, steering);
    if (run.state === 'failed')
      return html`<div class="actions">
        ${button('replay', steer('replay'))}${button('dismiss', () => this.#askToDismiss(run))}
      </div>`;
    return isUnderWay(run) ? button('cancel', () => this.#askToCancel(run)) : nothing;
  }

  #renderOpened() {
    const run = this.opened;
    return html`<cw-dialog
      class="run"
      placement="end"
      heading=${run ? this.#queueName(run.queue) : ''}
      .open=${run !== undefined}
      @cw-dialog-close=${() => (this.opened = undefined)}
    >
      ${run ? renderRunDetail(run, this.words) : nothing}
    </cw-dialog>`;
  }

  #find(changes: { queue?: string; wanted?: RunState | ''; pages?: number }): void {
    const { queue = this.queue, wanted = this.wanted, pages = 1 } = changes;
    [this.queue, this.wanted, this.pages] = [queue, wanted, pages];
    this.reload();
  }

  async #open(id: string): Promise<void> {
    try {
      this.opened = await this.administration?.jobs.read(id);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async #steer({ id }: RunSummary, steering: Steering): Promise<void> {
    const run = async () => this.administration?.jobs[steering](id);
    await this.perform({ run, done: this.words.text(`${steering}Done`) });
  }

  #askToDismiss(run: RunSummary): void {
    this.ask({
      heading: this.words.text('dismissHeading'),
      words: this.words.text('dismissWords'),
      confirm: this.words.text('dismiss'),
      isDanger: true,
      run: async () => this.administration?.jobs.dismiss(run.id),
      done: this.words.text('dismissDone'),
    });
  }

  #askToCancel(run: RunSummary): void {
    this.ask({
      heading: this.words.text('cancelHeading'),
      words: this.words.text('cancelWords'),
      confirm: this.words.text('cancelRun'),
      isDanger: true,
      run: async () => this.administration?.jobs.cancel(run.id),
      done: this.words.text('cancelDone'),
    });
  }
}
