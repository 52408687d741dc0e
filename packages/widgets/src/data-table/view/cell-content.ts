import { html } from '@crosswalk/elements';
import type { CrmRecord, FieldValue } from '@crosswalk/model';
import { nothing, type TemplateResult } from 'lit';
import { formatValue } from '../../format/format-value.ts';
import { renderValue, type RenderContext } from '../../format/render-value.ts';
import { hasFace, renderRecordSign } from '../../source/record-sign.ts';
import type { Column } from '../columns/column-state.ts';
import { isPlainText } from './row-view.ts';

/** Characters of a value a cell shows; nobody reads more in one line. */
const MOST_IN_CELL = 300;

/** A value as its cell shows it: text, or a template for what is more than text. */
export function cellContent(column: Column, value: FieldValue, context: RenderContext): unknown {
  const { field } = column;
  if (!isPlainText(column)) return renderValue(field, shortened(value), context);
  return formatValue(field, value, context).slice(0, MOST_IN_CELL);
}

/** The cell that names the record, with the link to it. */
export function titleContent(record: CrmRecord, title: string, href: string | undefined): TemplateResult {
  return html`<span class="name">
    ${hasFace(record.type) ? renderRecordSign(record.type, title, 'small') : nothing}
    <a class="row-link" dir="auto" href=${href ?? '#'} tabindex="-1"><bdi>${title.slice(0, MOST_IN_CELL)}</bdi></a>
  </span>`;
}

function shortened(value: FieldValue): FieldValue {
  return typeof value === 'string' ? value.slice(0, MOST_IN_CELL) : value;
}
