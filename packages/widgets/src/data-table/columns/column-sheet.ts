import type { Column } from './column-state.ts';

/** A column's cells are found by this attribute. */
export const COLUMN_ATTRIBUTE = 'data-column';

/**
 * The style sheet of one table's columns: widths, pins, and the gaps left by columns that are not drawn. A new width is
 * one rule and touches no cell. A constructed sheet also works under a policy that forbids inline styles.
 */
export class ColumnSheet {
  readonly #sheet = new CSSStyleSheet();
  #text = '';

  attachTo(root: Document | ShadowRoot): void {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  /** @param start width of what stands before the first column */
  set(columns: readonly Column[], drawn: readonly number[], start: number): void {
    const text = sheetText(columns, drawn, start);
    if (text === this.#text) return;
    this.#text = text;
    this.#sheet.replaceSync(text);
  }
}

function sheetText(columns: readonly Column[], drawn: readonly number[], start: number): string {
  const last = columns.at(-1);
  const width = last ? last.left + last.width : start;
  let reached = start;
  const rules = drawn.flatMap((index) => {
    const column = columns[index];
    if (!column) return [];
    const gap = column.left - reached;
    reached = column.left + column.width;
    return `[${COLUMN_ATTRIBUTE}="${index}"]{inline-size:${column.width}px;margin-inline-start:${gap}px;${pinRule(column, width)}}`;
  });
  return `.row{min-inline-size:${width}px}${rules.join('')}`;
}

function pinRule({ pinned, left, width: own }: Column, rowWidth: number): string {
  if (pinned === undefined) return '';
  return pinned === 'start' ? `inset-inline-start:${left}px` : `inset-inline-end:${rowWidth - left - own}px`;
}
