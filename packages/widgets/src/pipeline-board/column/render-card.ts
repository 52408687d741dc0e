import { html, icon, type LocaleController } from '@crosswalk/elements';
import type { CrmRecord, FieldDescription, RecordFields } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import { formatValue } from '../../format/format-value.ts';
import { renderValue, type RenderContext } from '../../format/render-value.ts';
import type { BoardCard, CardMark } from '../data/board-column.ts';
import type { BoardTextKey } from '../texts/board-texts.ts';

/** What all cards of a board have in common; the same object while nothing of it changes. */
export interface CardLook {
  title: (record: CrmRecord) => string;
  amount: FieldDescription | undefined;
  /** Fields below the amount. */
  details: readonly FieldDescription[];
  canMove: boolean;
  /** Label of the column that a move leads to. */
  stageLabel: (wanted: RecordFields) => string;
  /** Label of the column a record is in now. */
  stageOf: (record: CrmRecord) => string;
  open: (event: MouseEvent, record: CrmRecord) => void;
  /** Offers the stages in a menu, for those who neither drag nor use a keyboard. */
  offerStages: (anchor: HTMLElement, record: CrmRecord) => void;
  move: (record: CrmRecord, wanted: RecordFields) => void;
  dismiss: (record: CrmRecord) => void;
}

/** What a card is drawn with. */
export interface CardContext {
  look: CardLook;
  locale: LocaleController<BoardTextKey>;
  values: RenderContext;
  isActive: boolean;
  rowIndex: number;
}

/** One card. The cell has the keyboard; a press anywhere on it opens its record. */
export function renderCard({ record, mark }: BoardCard, context: CardContext): TemplateResult {
  const { look, isActive, rowIndex } = context;
  const title = look.title(record);
  return html`<div
    class="card ${mark?.kind ?? ''}"
    role="gridcell"
    part="card"
    tabindex=${isActive ? 0 : -1}
    aria-selected=${mark?.kind === 'held' ? 'true' : nothing}
    aria-busy=${mark?.kind === 'saving' ? 'true' : nothing}
    aria-describedby="keys"
    data-place=${rowIndex}
  >
    <div class="head">
      ${renderTitle(record, title, context)}${look.canMove ? renderMore(record, title, context) : nothing}
    </div>
    ${renderAmount(record, context)}
    ${look.details.map((field) => renderDetail(field, record, context))}${mark ? renderNotice(record, mark, context) : nothing}
  </div>`;
}

function renderTitle(record: CrmRecord, title: string, { look, values }: CardContext) {
  return html`<a
    class="row-link"
    href=${values.href?.(record) ?? '#'}
    tabindex="-1"
    draggable="false"
    @click=${(event: MouseEvent) => look.open(event, record)}
    ><bdi>${title}</bdi></a
  >`;
}

function renderMore(record: CrmRecord, title: string, { look, locale }: CardContext) {
  const offer = ({ currentTarget }: Event) =>
    currentTarget instanceof HTMLElement && look.offerStages(currentTarget, record);
  return html`<button
    type="button"
    class="more"
    tabindex="-1"
    aria-haspopup="menu"
    aria-label=${locale.text('moveCard', { name: title })}
    @click=${offer}
  >
    ${icon('more')}
  </button>`;
}

function renderAmount(record: CrmRecord, { look: { amount }, values }: CardContext) {
  const text = amount ? formatValue(amount, record.fields[amount.key], values) : '';
  return text ? html`<p class="amount"><bdi>${text}</bdi></p>` : nothing;
}

function renderDetail(field: FieldDescription, record: CrmRecord, { values }: CardContext) {
  const value = record.fields[field.key];
  return value === null || value === undefined || value === ''
    ? nothing
    : html`<p class="detail"><span class="hidden-text">${field.label}: </span>${renderValue(field, value, values)}</p>`;
}

function renderNotice(record: CrmRecord, mark: CardMark, context: CardContext) {
  if (mark.kind !== 'refused' && mark.kind !== 'movedMeanwhile') return nothing;
  const { look, locale } = context;
  const isRefused = mark.kind === 'refused';
  const stage = look.stageLabel(mark.wanted);
  const words = isRefused
    ? html`<strong>${locale.text('notMovedShort')}</strong> <bdi>${mark.reason}</bdi>`
    : locale.text('movedMeanwhile', { stage: look.stageOf(record) });
  return html`<div class="notice">
    <p>${words}</p>
    <div class="choices">
      <cw-button size="small" @click=${() => look.move(record, mark.wanted)}
        >${isRefused ? locale.text('tryAgain') : locale.text('moveToo', { stage })}</cw-button
      >
      <cw-button size="small" variant="ghost" @click=${() => look.dismiss(record)}
        >${isRefused ? locale.text('dismiss') : locale.text('leave', { stage: look.stageOf(record) })}</cw-button
      >
    </div>
  </div>`;
}
