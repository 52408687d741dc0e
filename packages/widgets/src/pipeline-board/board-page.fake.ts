import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { fixture } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { until } from '../fixtures/people.fake.ts';
import { CwPipelineBoard } from '../index.ts';
import type { CwPipelineColumn } from './column/pipeline-column.ts';

/** Puts a board on a source into the page and waits until it is read. */
export async function show(source: RecordSource, extra: Partial<CwPipelineBoard> = {}): Promise<CwPipelineBoard> {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.style.inlineSize = '1100px';
  const board = new CwPipelineBoard();
  Object.assign(board, { source, ...extra });
  board.style.blockSize = '600px';
  page.append(board);
  await until(() => columns(board).length > 0 && columns(board).every(({ column }) => !column.isLoading));
  await until(() => columns(board).every(({ counted }) => counted !== 'counting'));
  return board;
}
/** Its columns, from first to last. */
export const columns = (board: CwPipelineBoard) => [...board.shadowRoot!.querySelectorAll<CwPipelineColumn>('.column')];
/** The column of a choice. */
export const columnOf = (board: CwPipelineBoard, value: string | null) =>
  columns(board).find(({ column }) => column.value === value)!;
/** What the cards of a column that are drawn are called. */
export const names = (board: CwPipelineBoard, value: string | null) =>
  [...columnOf(board, value).shadowRoot!.querySelectorAll('.row-link')].map((link) => link.textContent);
/** A card, in whatever column it is. */
export const card = (board: CwPipelineBoard, id: string) =>
  columns(board)
    .map((column) => column.cardElement(id)?.querySelector<HTMLElement>('.card'))
    .find((found) => found)!;
/** What screen readers hear. */
export const said = (board: CwPipelineBoard) =>
  board.shadowRoot!.querySelector('[role=status].hidden-text')!.textContent;
/** Id of the card with the keyboard. */
export const focused = () => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.closest<HTMLElement>('[data-card]')?.dataset['card'];
};
/** Presses keys one after the other. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await new Promise(requestAnimationFrame);
  }
}
/** A point inside an element. */
export const middle = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + Math.min(height / 2, 120))];
};
/** Drags a card with the mouse. */
export async function dragTo(board: CwPipelineBoard, id: string, to: [number, number], end: 'up' | 'Escape' = 'up') {
  await sendMouse({ type: 'move', position: middle(card(board, id)) });
  await sendMouse({ type: 'down' });
  await sendMouse({ type: 'move', position: [to[0] - 20, to[1]] });
  await sendMouse({ type: 'move', position: to });
  if (end === 'Escape') await press('Escape');
  await sendMouse({ type: 'up' });
}
/** A button of a card's notice. */
export const button = (board: CwPipelineBoard, id: string, words: string) =>
  [...card(board, id).querySelectorAll('cw-button')].find((one) => one.textContent.includes(words))!;

/** A live connection on which nothing ever comes. */
export async function* silence(): AsyncGenerator<never> {
  await new Promise(() => undefined);
}
