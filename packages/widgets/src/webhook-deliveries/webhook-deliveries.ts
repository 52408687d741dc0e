import { CwBadge, CwEmptyState, CwLoadMore, CwRelativeTime, CwSelect, html } from '@crosswalk/elements';
import type { RunState } from '@crosswalk/model';
import type { Administration, Manifest, PluginWebhook, WebhookDelivery, WebhookLedger } from '@crosswalk/protocol';
import { css, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { AdminWidget } from '../administration/admin-widget.ts';
import { LookAgain } from '../job-list/look-again.ts';
import { isUnderWay, renderAttempts, renderRunState, renderRunTime } from '../job-list/run-parts.ts';

const PAGE = 20;
const STATES = ['waiting', 'retrying', 'done', 'failed'] as const satisfies readonly RunState[];

/** What the list shows. */
export interface DeliveryData {
  readonly deliveries: readonly WebhookDelivery[];
  readonly hasMore: boolean;
  readonly webhooks: ReadonlyMap<string, PluginWebhook & { readonly manifest: Manifest }>;
}

/**
 * What became of the messages of webhooks: which are done, which are tried again and when, and the dead letters, with the
 * reason, to be sent or worked on again.
 *
 * @tagname cw-webhook-deliveries
 * @fires {CustomEvent<{ message: string }>} cw-administration-change - When deliveries were begun again or forgotten.
 */
export class CwWebhookDeliveries extends AdminWidget<DeliveryData> {
  static readonly elementName = 'webhook-deliveries';
  static override readonly uses = [...AdminWidget.uses, CwBadge, CwEmptyState, CwLoadMore, CwRelativeTime, CwSelect];

  static override styles = [
    AdminWidget.styles,
    css`
      .place {
        min-inline-size: 13rem;
      }
    `,
  ];

  /** Messages that came in, or changes that go out. */
  @property() direction: 'in' | 'out' = 'out';
  @state() private wanted: RunState | '' = '';
  @state() private pages = 1;

  constructor() {
    super();
    new LookAgain(
      this,
      () => this.data.value?.deliveries.some(isUnderWay) === true && !this.data.isLoading,
      () => this.reload(),
    );
  }

  protected target(administration: Administration) {
    const { direction, wanted, pages } = this;
    const load = async (signal: AbortSignal): Promise<DeliveryData> => {
      const [found, webhooks] = await Promise.all([
        readDeliveries(administration.webhooks, { direction, wanted, pages }, signal),
        readWebhooks(administration, signal),
      ]);
      return { ...found, webhooks };
    };
    return { key: [administration, direction], load };
  }

  protected renderData(data: DeliveryData) {
    const states = STATES.map((value) => ({ value, label: this.words.text(`run.${value}`) }));
    return html`<div class="tools">
        <cw-select
          class="by-state"
          label=${this.words.text('state')}
          placeholder=${this.words.text('all')}
          .options=${states}
          .value=${this.wanted}
          @change=${(event: Event) => event.currentTarget instanceof CwSelect && this.#find(event.currentTarget.value)}
        ></cw-select>
        <span class="space"></span>
        <cw-button variant="ghost" @click=${() => this.reload()}>${this.locale.text('refresh')}</cw-button>
      </div>
      <div class="frame" aria-busy=${this.data.isLoading}>
        ${data.deliveries.length === 0 ? this.#renderEmpty() : this.#renderTable(data)}
      </div>`;
  }

  #renderEmpty() {
    if (this.wanted !== '')
      return html`<cw-empty-state compact icon="search" heading=${this.words.text('noRuns')}
        >${this.words.text('noRunsWords')}</cw-empty-state
      >`;
    return html`<cw-empty-state compact icon="inbox" heading=${this.words.text('noDeliveries')}
      >${this.words.text(this.direction === 'in' ? 'noDeliveriesIn' : 'noDeliveriesOut')}</cw-empty-state
    >`;
  }

  #renderTable({ deliveries, hasMore, webhooks }: DeliveryData) {
    return html`<table class="cards">
        <thead>
          <tr>
            <th scope="col">${this.words.text('webhook')}</th>
            <th scope="col">${this.words.text('state')}</th>
            <th scope="col">${this.words.text('attemptsColumn')}</th>
            <th scope="col">${this.words.text('when')}</th>
            <th scope="col"><span class="hidden-text">${this.words.text('actions')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${deliveries.map((delivery) => this.#renderDelivery(delivery, webhooks))}
        </tbody>
      </table>
      ${hasMore ? this.#renderMore(deliveries.length) : nothing}`;
  }

  #renderMore(shown: number) {
    return html`<div class="more">
      <cw-load-more
        more
        shown=${shown}
        ?loading=${this.data.isLoading}
        @cw-page-request=${() => {
          this.pages += 1;
          this.reload();
        }}
      ></cw-load-more>
    </div>`;
  }

  #renderDelivery(delivery: WebhookDelivery, webhooks: DeliveryData['webhooks']) {
    const webhook = webhooks.get(delivery.webhook ?? '');
    const place = webhook?.url || webhook?.path;
    return html`<tr data-run=${delivery.id}>
      <th scope="row">
        ${
          webhook
            ? html`<span class="name"><bdi>${this.translated(webhook.manifest).name}</bdi></span>
                <p class="wrap place"><code dir="ltr">${place ?? ''}</code></p>`
            : html`<span class="small">${this.words.text('webhookGone')}</span>`
        }
        ${
          delivery.message === undefined
            ? nothing
            : html`<p class="small wrap">
                ${this.words.text(this.direction === 'in' ? 'messageId' : 'changeNumber', { id: delivery.message })}
              </p>`
        }
      </th>
      <td class="tight">${renderRunState(delivery.state, this.words)}</td>
      <td class="wide">${renderAttempts(delivery, this.words)}</td>
      <td class="small line">${renderRunTime(delivery, this.words)}</td>
      <td class="end">${this.#renderActions(delivery)}</td>
    </tr>`;
  }

  #renderActions({ id, state: runState }: WebhookDelivery) {
    if (this.readonly || runState !== 'failed') return nothing;
    return html`<div class="actions">
      <cw-button
        size="small"
        class="replay"
        ?disabled=${this.isBusy}
        @click=${() => void this.perform({ run: async () => this.administration?.jobs.replay(id), done: this.words.text('replayDone') })}
        >${this.words.text('replay')}</cw-button
      >
      <cw-button
        size="small"
        ?disabled=${this.isBusy}
        @click=${() =>
          this.ask({
            heading: this.words.text('dismissHeading'),
            words: this.words.text('dismissWords'),
            confirm: this.words.text('dismiss'),
            isDanger: true,
            run: async () => this.administration?.jobs.dismiss(id),
            done: this.words.text('dismissDone'),
          })}
        >${this.words.text('dismiss')}</cw-button
      >
    </div>`;
  }

  #find(wanted: string): void {
    this.wanted = STATES.find((each) => each === wanted) ?? '';
    this.pages = 1;
    this.reload();
  }
}

async function readDeliveries(
  webhooks: WebhookLedger,
  { direction, wanted, pages }: { direction: 'in' | 'out'; wanted: RunState | ''; pages: number },
  signal: AbortSignal,
): Promise<Pick<DeliveryData, 'deliveries' | 'hasMore'>> {
  const deliveries: WebhookDelivery[] = [];
  for (let page = 0; page < pages; page += 1) {
    const before = deliveries.at(-1)?.id;
    const query = { direction, limit: PAGE + 1, ...(wanted !== '' && { state: wanted }) };
    const found = await webhooks.deliveries({ ...query, ...(before !== undefined && { before }) }, { signal });
    deliveries.push(...found.slice(0, PAGE));
    if (found.length <= PAGE) return { deliveries, hasMore: false };
  }
  return { deliveries, hasMore: true };
}

async function readWebhooks(
  { plugins, webhooks }: Administration,
  signal: AbortSignal,
): Promise<DeliveryData['webhooks']> {
  const lists = await Promise.all(
    (await plugins.list({ signal })).map(async ({ manifest }) =>
      (await webhooks.list(manifest.id, { signal })).map((webhook) => [webhook.id, { ...webhook, manifest }] as const),
    ),
  );
  return new Map(lists.flat());
}
