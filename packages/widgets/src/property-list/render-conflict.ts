import { html, type LocaleController } from '@crosswalk/elements';
import type { FieldDescription } from '@crosswalk/model';
import type { TemplateResult } from 'lit';
import type { FieldConflict } from '../data/write-field.ts';
import { renderValue, type RenderContext } from '../format/render-value.ts';
import type { WidgetTextKey } from '../texts/widget-texts.ts';

/** Which of two values of a field stays. */
export type ConflictChoice = 'mine' | 'theirs';

/** Both values of a field that two people changed, for the user to choose from. */
export function renderConflict(
  field: FieldDescription,
  conflict: FieldConflict,
  context: {
    locale: LocaleController<WidgetTextKey>;
    value: RenderContext;
    resolve: (choice: ConflictChoice) => void;
  },
): TemplateResult {
  const { locale, value, resolve } = context;
  const choice = (which: ConflictChoice, name: WidgetTextKey, action: WidgetTextKey) =>
    html`<div class="choice">
      <div>
        <span class="whose">${locale.text(name)}</span>
        <div>${renderValue(field, conflict[which], value)}</div>
      </div>
      <cw-button size="small" @click=${() => resolve(which)}>${locale.text(action)}</cw-button>
    </div>`;
  return html`<div class="conflict" role="alert">
    <p>${locale.text('conflict', { field: field.label })}</p>
    ${choice('mine', 'conflictMine', 'keepMine')} ${choice('theirs', 'conflictTheirs', 'keepTheirs')}
  </div>`;
}
