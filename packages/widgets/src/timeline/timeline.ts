import {
  CwBadge,
  CwBanner,
  CwButton,
  CwEmptyState,
  CwErrorState,
  CwLoadMore,
  CwSelect,
  CwSkeleton,
  html,
  icon,
  type IconName,
  LocaleController,
} from '@crosswalk/elements';
import type { CrmRecord, FieldValue, Filter } from '@crosswalk/model';
import { nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { failureOf } from '../data/failure.ts';
import { ListController } from '../data/list-controller.ts';
import { formatValue } from '../format/format-value.ts';
import { renderValue } from '../format/render-value.ts';
import { keyList } from '../source/key-list.ts';
import { Widget } from '../source/widget.ts';
import { renderFailure, renderStale } from '../state/render-failure.ts';
import { dayOf, groupByDay, type DayGroup } from './group-by-day.ts';
import { CwNoteComposer } from './note-composer.ts';
import { canAddNotes, noteFields, type EventFields } from './note-fields.ts';
import { timelineTexts, type TimelineTextKey } from './timeline-texts.ts';
import { timelineStyles } from './timeline.styles.ts';

const KIND_ICONS: ReadonlyMap<string, IconName> = new Map([
  ['call', 'call'],
  ['email', 'mail'],
  ['mail', 'mail'],
  ['meeting', 'calendar'],
  ['note', 'note'],
  ['message', 'chat'],
  ['chat', 'chat'],
  ['wechat', 'chat'],
  ['task', 'task'],
  ['deal', 'money'],
  ['stage', 'money'],
  ['payment', 'money'],
  ['visit', 'globe'],
  ['web', 'globe'],
  ['form', 'note'],
  ['created', 'plus'],
  ['updated', 'edit'],
]);

/**
 * What happened with a record, newest first, day by day. Events are ordinary records that point at it. They can be
 * narrowed to one kind, and a note can be added in place.
 *
 * @tagname cw-timeline
 */
export class CwTimeline extends Widget {
  static readonly elementName = 'timeline';
  static readonly uses = [
    CwBadge,
    CwBanner,
    CwButton,
    CwEmptyState,
    CwErrorState,
    CwLoadMore,
    CwNoteComposer,
    CwSelect,
    CwSkeleton,
  ];
  static override styles = [Widget.styles, timelineStyles];

  /** Type of the events. */
  @property({ attribute: 'event-type' }) eventType = 'event';
  /** Key of the event's field that points at the record; without it all events are shown. */
  @property({ attribute: 'link-field' }) linkField = '';
  @property({ attribute: 'record-id' }) recordId = '';
  /** Keys of the event's fields that hold moment, kind, headline, words and author. */
  @property({ attribute: 'time-field' }) timeField = 'at';
  @property({ attribute: 'kind-field' }) kindField = 'kind';
  @property({ attribute: 'title-field' }) titleField = 'title';
  @property({ attribute: 'body-field' }) bodyField = 'body';
  @property({ attribute: 'author-field' }) authorField = 'author';
  /** Keys of the event's links to show with it, where events of many records stand together. */
  @property({ attribute: 'context-fields', converter: keyList }) contextFields: readonly string[] = [];
  @property({ type: Number, attribute: 'page-size' }) pageSize = 20;
  /** Offers to show events of one kind only. */
  @property({ type: Boolean, attribute: 'filter-kinds' }) filterKinds = false;
  /** Offers to write a note, where the user may. */
  @property({ type: Boolean, attribute: 'add-notes' }) addNotes = false;
  /** The kind that is shown; all when empty. */
  @state() private kind = '';

  readonly #texts = new LocaleController<TimelineTextKey>(this, timelineTexts);

  readonly #list = new ListController(this, () => {
    const { activeSource: source, recordId, linkField } = this;
    if (!source || (linkField && !recordId)) return undefined;
    return {
      source,
      type: this.eventType,
      query: {
        ...this.#filter(),
        sort: [{ field: this.timeField, direction: 'desc' as const }],
        limit: this.pageSize,
      },
    };
  });

  /** Loads the events again. */
  reload(): void {
    this.#list.reload();
  }

  #filter(): { filter?: Filter } {
    const parts: Filter[] = [
      ...(this.linkField ? [{ field: this.linkField, op: 'eq' as const, value: this.recordId }] : []),
      ...(this.kind ? [{ field: this.kindField, op: 'eq' as const, value: this.kind }] : []),
    ];
    const [only, ...others] = parts;
    if (!only) return {};
    return { filter: others.length > 0 ? { and: parts } : only };
  }

  get #keys(): EventFields {
    return {
      time: this.timeField,
      kind: this.kindField,
      title: this.titleField,
      body: this.bodyField,
      link: this.linkField,
    };
  }

  protected override render() {
    const { state, failure } = this.#list;
    if (state === 'idle' || state === 'loading') return html`<cw-skeleton lines="9"></cw-skeleton>`;
    if (state !== 'ready' && state !== 'empty') return renderFailure(failure, this.locale, () => this.reload());
    return html`${this.#list.isStale ? renderStale(this.locale, () => this.reload()) : nothing}
    ${this.#renderTools()}${state === 'empty' ? this.#renderEmpty() : this.#renderEvents()}`;
  }

  #renderTools() {
    const { description, rights } = this.#list;
    const kinds = this.#field(this.kindField)?.options ?? [];
    return html`${
      this.addNotes && canAddNotes(description, rights, this.#keys)
        ? html`<cw-note-composer class="composer" .keep=${this.#keepNote}></cw-note-composer>`
        : nothing
    }
    ${
      this.filterKinds && kinds.length > 0
        ? html`<cw-select
            class="kinds"
            label=${this.#texts.text('kind')}
            label-hidden
            placeholder=${this.#texts.text('allKinds')}
            .options=${kinds}
            .value=${this.kind}
            @change=${this.#onKind}
          ></cw-select>`
        : nothing
    }`;
  }

  #onKind({ currentTarget: control }: Event): void {
    if (control instanceof CwSelect) this.kind = control.value;
  }

  readonly #keepNote = async (text: string): Promise<string | undefined> => {
    const [source, { description }] = [this.activeSource, this.#list];
    if (!source || !description) return this.locale.text('offlineWords');
    const fields = noteFields(description, this.#keys, { text, recordId: this.recordId, now: new Date() });
    try {
      await source.create(this.eventType, fields);
    } catch (error) {
      return this.locale.text('notSaved', { reason: failureOf(error).message });
    }
    this.reload();
    return undefined;
  };

  #renderEmpty() {
    const words = this.kind ? this.#texts.text('nothingOfKind') : this.locale.text('noEvents');
    return html`<cw-empty-state compact icon="clock" heading=${words}
      >${this.kind ? nothing : this.locale.text('noEventsWords')}</cw-empty-state
    >`;
  }

  #renderEvents() {
    const { records } = this.#list;
    return html`${
      this.#list.newCount > 0
        ? html`<cw-button class="new" size="small" @click=${() => this.reload()}
            >${this.locale.text('newRecords', { count: this.#list.newCount })}</cw-button
          >`
        : nothing
    }
    ${groupByDay(records, this.timeField, this.environment?.timeZone).map((group) => this.#renderDay(group))}
    ${
      this.#list.hasMore
        ? html`<cw-load-more
            more
            shown=${records.length}
            .total=${this.#list.total}
            ?loading=${this.#list.isLoadingMore}
            @cw-page-request=${() => this.#list.loadMore()}
          ></cw-load-more>`
        : nothing
    }`;
  }

  #renderDay({ day, events }: DayGroup) {
    return html`<section>
      <h2>${this.#dayName(day)}</h2>
      <ol>
        ${repeat(
          events,
          (event) => event.id,
          (event) => this.#renderEvent(event),
        )}
      </ol>
    </section>`;
  }

  #renderEvent(event: CrmRecord) {
    const kind = event.fields[this.kindField];
    const body = this.#text(event, this.bodyField).replace(/\n{2,}/g, '\n');
    const notes = [this.authorField, ...this.contextFields]
      .map((key) => this.#renderNote(event, key))
      .filter((note) => note !== nothing);
    return html`<li>
      <span class="sign">${icon(KIND_ICONS.get(typeof kind === 'string' ? kind : '') ?? 'clock')}</span>
      <div class="words">
        <p class="title">
          <span class="headline"
            ><bdi>${this.#text(event, this.titleField) || this.#text(event, this.kindField)}</bdi></span
          >
          <span class="time">${this.#time(event.fields[this.timeField])}</span>
        </p>
        ${body ? html`<p class="body" dir="auto">${body}</p>` : nothing}
        ${notes.length > 0 ? html`<p class="notes">${notes}</p>` : nothing}
      </div>
    </li>`;
  }

  #renderNote(event: CrmRecord, key: string) {
    const field = this.#field(key);
    const value = event.fields[key];
    return field && value ? html`<span class="note">${renderValue(field, value, this.renderContext)}</span>` : nothing;
  }

  #field(key: string) {
    return this.#list.description?.fields.find((field) => field.key === key);
  }

  #text(event: CrmRecord, key: string): string {
    const field = this.#field(key);
    return field ? formatValue(field, event.fields[key], this.renderContext) : '';
  }

  #time(moment: FieldValue | undefined): string {
    const date = new Date(typeof moment === 'string' ? moment : Number.NaN);
    if (Number.isNaN(date.getTime())) return '';
    return new Intl.DateTimeFormat(this.locale.locale, {
      timeStyle: 'short',
      timeZone: this.environment?.timeZone,
    }).format(date);
  }

  #dayName(day: string): string {
    if (day === '') return '';
    const zone = this.environment?.timeZone;
    const now = Date.now();
    if (day === dayOf(new Date(now).toISOString(), zone)) return this.locale.text('today');
    if (day === dayOf(new Date(now - 86_400_000).toISOString(), zone)) return this.locale.text('yesterday');
    const date = new Date(`${day}T12:00:00Z`);
    const isThisYear = day.slice(0, 4) === dayOf(new Date(now).toISOString(), zone).slice(0, 4);
    const year = isThisYear ? {} : { year: 'numeric' as const };
    return new Intl.DateTimeFormat(this.locale.locale, {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
      ...year,
    }).format(date);
  }
}
