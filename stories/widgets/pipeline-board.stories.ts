import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import './narrow.css';
import './pipeline-board.css';
import { manyDeals, overtakenSource, refusingSource } from '../sample/deal-sources.ts';
import { found, press } from '../sample/story-steps.ts';
import { onSource, widgetStates } from '../sample/story-widgets.ts';

const board = () => html`<cw-pipeline-board card-fields="company, closeDate"></cw-pipeline-board>`;
const onBoard = (source?: RecordSource) => html`<div class="board-place">${onSource(board(), source)}</div>`;

const meta: Meta = { title: 'Widgets/Pipeline board', component: 'cw-pipeline-board' };
const states = widgetStates(board);
export default meta;

/** Drag a card, or focus one and press Space; arrow keys then carry it, Space drops it, Escape puts it back. */
export const Playground: StoryObj = { render: () => onBoard() };

export const Loading = states.loading;
export const Denied = states.denied;
export const Failed = states.failed;
export const Offline = states.offline;
export const Stale = states.stale;
export const Empty = states.empty;

/** Without the right to change the stage nothing moves, and that is said. */
export const ReadOnly = states.readOnly;

/** A card is carried with the keyboard: nothing is written until it is dropped. */
export const PickedUp: StoryObj = {
  render: () => onBoard(),
  play: async ({ canvasElement }) => {
    await press(() => cardIn(canvasElement, 'deal-1'), ' ', 'Forward');
    await found(() => cardIn(canvasElement, 'deal-1')?.matches('.held'));
  },
};

/** A move shows at once and can be taken back. */
export const Moved: StoryObj = {
  render: () => onBoard(),
  play: async ({ canvasElement }) => {
    await press(() => cardIn(canvasElement, 'deal-1'), ' ', 'Forward', ' ');
    await found(() => boardIn(canvasElement)?.querySelector('.undo'));
  },
};

/** Somebody else moved the card meanwhile: it stands where they put it, until the user decides. */
export const Conflict: StoryObj = {
  render: () => onBoard(overtakenSource()),
  play: async ({ canvasElement }) => {
    await press(() => cardIn(canvasElement, 'deal-1'), ' ', 'Forward', ' ');
    await found(() => cardIn(canvasElement, 'deal-1')?.querySelector('.notice'));
  },
};

/** The CRM refuses the move: the card goes back, with the reason on it. */
export const Refused: StoryObj = {
  render: () => onBoard(refusingSource()),
  play: async ({ canvasElement }) => {
    await press(() => cardIn(canvasElement, 'deal-1'), ' ', 'Forward', ' ');
    await found(() => cardIn(canvasElement, 'deal-1')?.querySelector('.notice'));
  },
};

/** Two thousand cards, read page by page in each column; only those in sight are drawn. */
export const TwoThousand: StoryObj = {
  render: () => onBoard(manyDeals(2_000)),
  play: async ({ canvasElement }) => {
    const column = await found(() => boardIn(canvasElement)?.querySelector('.column')?.shadowRoot);
    await found(() => column.querySelectorAll('.card').length > 4);
    const scroller = await found(() => column.querySelector('.scroller'));
    scroller.scrollTop = scroller.scrollHeight;
    await found(() => Number(column.querySelector('[role=row]:last-of-type')?.getAttribute('aria-rowindex')) > 20);
    if (column.querySelectorAll('.card').length > 40) throw new Error('Cards out of sight are drawn.');
  },
};

/** In a narrow place one column is shown, with a way to the others. */
export const Narrow: StoryObj = { render: () => html`<div class="narrow">${onBoard()}</div>` };

/** The columns are the choices of a field; a field without choices is said to be none. */
export const NoStages: StoryObj = {
  render: () => onSource(html`<cw-pipeline-board stage-field="name"></cw-pipeline-board>`),
};

/** Words, amounts and reading direction of each language. */
export const Locales = states.locales;

function boardIn(canvas: HTMLElement): ShadowRoot | null | undefined {
  return canvas.querySelector('cw-pipeline-board')?.shadowRoot;
}

function cardIn(canvas: HTMLElement, id: string): Element | null | undefined {
  return [...(boardIn(canvas)?.querySelectorAll('.column') ?? [])]
    .map((column) => column.shadowRoot?.querySelector(`[data-card="${id}"] .card`))
    .find((card) => card);
}
