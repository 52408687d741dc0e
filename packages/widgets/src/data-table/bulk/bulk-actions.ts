import { CwPopover, CwSelect, html, type LocaleController } from '@crosswalk/elements';
import type { CrmRecord, FieldDescription } from '@crosswalk/model';
import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { failureOf } from '../../data/failure.ts';
import { draftOf, type FieldDraft, valueOf } from '../../property-list/field-draft.ts';
import { renderEditor } from '../../property-list/render-editor.ts';
import type { WidgetTextKey } from '../../texts/widget-texts.ts';
import { readSelection } from '../copy/copy-rows.ts';
import type { RowLoader } from '../rows/row-loader.ts';
import type { Selecting } from '../selection/selecting.ts';
import { type WriteOf, writeMany, type WrittenRecord } from './write-many.ts';

/** Failures listed by name; of the rest only the number is told. */
const MOST_LISTED = 20;

/** What became of the last action on many records. */
interface Outcome {
  key: string | undefined;
  done: readonly WrittenRecord[];
  failed: readonly (WrittenRecord & { reason: string })[];
  /** The action can be taken back. */
  canUndo: boolean;
}

/** What the table tells and does for actions on many records. */
export interface BulkPlace {
  rows: RowLoader;
  selecting: Selecting;
  locale: LocaleController<WidgetTextKey>;
  title: (record: CrmRecord) => string;
  canEdit: (field: FieldDescription) => boolean;
  announce: (words: string) => void;
}

/**
 * Changes or deletes all selected records, however many there are and whether they are loaded or not; tells for each that
 * could not be written why, and takes a change back.
 */
export class BulkActions implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #place: BulkPlace;
  #field = '';
  #draft: FieldDraft | undefined;
  #error = '';
  #isConfirming = false;
  #progress: { done: number; total: number } | undefined;
  #outcome: Outcome | undefined;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost, place: BulkPlace) {
    this.#host = host;
    this.#place = place;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop.abort();
  }

  /** The buttons beside the number of selected records. */
  renderButtons(fields: readonly FieldDescription[]): TemplateResult {
    const { locale, rows } = this.#place;
    const editable = fields.filter((field) => this.#place.canEdit(field));
    return html`${editable.length > 0 ? this.#renderChange(editable) : nothing}
    ${
      rows.rights?.delete
        ? html`<cw-popover
            label=${locale.text('bulkDelete')}
            .open=${this.#isConfirming}
            @cw-popover-toggle=${(event: CustomEvent<{ open: boolean }>) => (this.#isConfirming = event.detail.open)}
          >
            <cw-button slot="trigger" size="small">${locale.text('bulkDelete')}</cw-button>
            <div class="bulk-form">
              <p>${locale.text('bulkDeleteWords', { count: this.#place.selecting.count })}</p>
              <cw-button variant="danger" @click=${this.#delete}>${locale.text('bulkDelete')}</cw-button>
            </div>
          </cw-popover>`
        : nothing
    }`;
  }

  /** How far it is, or what became of it. */
  renderOutcome(): TemplateResult | typeof nothing {
    const { locale } = this.#place;
    if (this.#progress) {
      const { done, total } = this.#progress;
      return html`<cw-banner class="outcome">
        ${locale.text('bulkProgress', { count: done, total })}
        <cw-button slot="actions" size="small" @click=${() => this.#stop.abort()}>${locale.text('bulkStop')}</cw-button>
      </cw-banner>`;
    }
    const outcome = this.#outcome;
    if (!outcome) return nothing;
    const { done, failed, canUndo } = outcome;
    return html`<cw-banner class="outcome" tone=${failed.length > 0 ? 'caution' : 'positive'}>
      ${locale.text('bulkDone', { count: done.length })} ${failed.length > 0 ? this.#renderFailed(failed) : nothing}
      <span slot="actions">
        ${canUndo && done.length > 0 ? html`<cw-button size="small" @click=${this.#undo}>${locale.text('undo')}</cw-button>` : nothing}
        <cw-button size="small" variant="ghost" @click=${this.#dismiss}>${locale.text('dismiss')}</cw-button>
      </span>
    </cw-banner>`;
  }

  #renderFailed(failed: Outcome['failed']): TemplateResult {
    return html`<details>
      <summary>${this.#place.locale.text('bulkFailed', { count: failed.length })}</summary>
      <ul>
        ${failed
          .slice(0, MOST_LISTED)
          .map(({ before, reason }) => html`<li><bdi>${this.#place.title(before)}</bdi>: ${reason}</li>`)}
        ${failed.length > MOST_LISTED ? html`<li>… +${failed.length - MOST_LISTED}</li>` : nothing}
      </ul>
    </details>`;
  }

  #renderChange(fields: readonly FieldDescription[]): TemplateResult {
    const { locale, rows } = this.#place;
    const field = fields.find(({ key }) => key === this.#field) ?? fields[0];
    if (!field) return html``;
    const draft = this.#draft ?? draftOf(field, null);
    const change = (part: string, text: string) => this.#set({ ...(this.#draft ?? draft), [part]: text });
    return html`<cw-popover class="bulk-change" label=${locale.text('bulkChange')}>
      <cw-button slot="trigger" size="small">${locale.text('bulkChange')}</cw-button>
      <div class="bulk-form">
        <cw-select
          label=${locale.text('filterField')}
          .options=${fields.map(({ key, label }) => ({ value: key, label }))}
          .value=${field.key}
          @change=${(event: Event) => {
            if (event.currentTarget instanceof CwSelect) this.#field = event.currentTarget.value;
            this.#set(undefined);
          }}
        ></cw-select>
        ${renderEditor({ field, draft, error: this.#error, locale, source: rows.target?.source, change })}
        <cw-button variant="primary" @click=${(event: Event) => this.#change(event, field, draft)}
          >${locale.text('bulkApply', { count: this.#place.selecting.count })}</cw-button
        >
      </div>
    </cw-popover>`;
  }

  #set(draft: FieldDraft | undefined): void {
    this.#draft = draft;
    this.#error = '';
    this.#host.requestUpdate();
  }

  #change(event: Event, field: FieldDescription, draft: FieldDraft): void {
    const result = valueOf(field, draft);
    if ('expected' in result) {
      this.#error = this.#place.locale.text('invalid', { expected: result.expected });
      return this.#host.requestUpdate();
    }
    const popover = event.target instanceof Element ? event.target.closest('.bulk-change') : null;
    if (popover instanceof CwPopover) popover.open = false;
    this.#set(undefined);
    const { key } = field;
    void this.#runOnSelection(key, ({ type, id, version }) => ({
      kind: 'update',
      type,
      id,
      fields: { [key]: result.value },
      ifVersion: version,
    }));
  }

  readonly #delete = (): void => {
    this.#isConfirming = false;
    void this.#runOnSelection(undefined, ({ type, id, version }) => ({ kind: 'delete', type, id, ifVersion: version }));
  };

  async #runOnSelection(key: string | undefined, writeOf: WriteOf): Promise<void> {
    const { rows, selecting } = this.#place;
    const title = rows.description?.titleField ?? '';
    this.#stop = new AbortController();
    this.#progress = { done: 0, total: selecting.count };
    this.#host.requestUpdate();
    try {
      const fields = [...new Set([title, ...(key === undefined ? [] : [key])])];
      const records = await readSelection(rows, selecting, fields, this.#stop.signal);
      await this.#run(records, key, writeOf);
      if (key === undefined) selecting.clear();
    } catch (error) {
      this.#place.announce(failureOf(error).message);
    }
    this.#progress = undefined;
    this.#host.requestUpdate();
  }

  async #run(records: readonly CrmRecord[], key: string | undefined, writeOf: WriteOf, canUndo = true): Promise<void> {
    const source = this.#place.rows.target?.source;
    if (!source) return;
    const results: WrittenRecord[] = [];
    for await (const some of writeMany(source, records, writeOf, this.#stop.signal)) {
      for (const result of some) this.#show(result);
      results.push(...some);
      this.#progress = { done: results.length, total: records.length };
      this.#host.requestUpdate();
    }
    const failed = results.filter((result) => 'reason' in result);
    const done = results.filter((result) => !('reason' in result));
    this.#outcome = { key, done, failed, canUndo: canUndo && key !== undefined };
    this.#place.announce(this.#place.locale.text('bulkDone', { count: done.length }));
  }

  #show(result: WrittenRecord): void {
    if ('reason' in result) return;
    if (result.after) this.#place.rows.accept(result.after);
    else this.#place.rows.drop(result.before.id);
  }

  readonly #undo = (): void => {
    const { key, done = [] } = this.#outcome ?? {};
    if (key === undefined) return;
    const before = new Map(done.map((result) => [result.before.id, result.before.fields[key] ?? null]));
    const changed = done.flatMap((result) => ('after' in result && result.after ? [result.after] : []));
    this.#stop = new AbortController();
    void this.#run(
      changed,
      key,
      ({ type, id, version }) => ({
        kind: 'update',
        type,
        id,
        fields: { [key]: before.get(id) ?? null },
        ifVersion: version,
      }),
      false,
    ).then(() => {
      this.#progress = undefined;
      this.#host.requestUpdate();
    });
  };

  readonly #dismiss = (): void => {
    this.#outcome = undefined;
    this.#host.requestUpdate();
  };
}
