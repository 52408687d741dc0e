import { AnchorController, html, type LocaleController } from '@crosswalk/elements';
import { type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { RenderContext } from '../../format/render-value.ts';
import { renderConflict } from '../../property-list/render-conflict.ts';
import { renderEditor } from '../../property-list/render-editor.ts';
import type { WidgetTextKey } from '../../texts/widget-texts.ts';
import type { RowLoader } from '../rows/row-loader.ts';
import type { CellEdits, OpenEdit } from './cell-edits.ts';

/** Where the box of the editor finds what is around it. */
export interface EditorPlace {
  /** The cell that is edited. */
  cell: () => HTMLElement | undefined;
  /** Gives the keyboard back; `next` asks for the next cell that can be edited. */
  leave: (next: boolean) => void;
}

/**
 * The box a cell is edited in. It lies over the cell, in the top layer and outside the rows: rows come and go while one
 * scrolls, and an edit must not be lost with them.
 *
 * Keyboard: Enter saves (with Ctrl in texts of several lines), Tab saves and goes to the next cell, Escape leaves it as it was.
 */
export class CellEditor implements ReactiveController {
  readonly #host: LitElement;
  readonly #edits: CellEdits;
  readonly #place: EditorPlace;
  readonly #anchor: AnchorController;
  #shown: OpenEdit['record'] | undefined;

  constructor(host: LitElement, edits: CellEdits, place: EditorPlace) {
    this.#host = host;
    this.#edits = edits;
    this.#place = place;
    this.#anchor = new AnchorController(host, () => 'bottom-start');
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('.editor-box');
    const edit = this.#edits.open;
    if (!box || edit?.record === this.#shown) return;
    this.#shown = edit?.record;
    if (!edit) {
      this.#anchor.detach();
      box.hidePopover();
      return;
    }
    const cell = this.#place.cell();
    box.showPopover();
    if (cell) this.#anchor.attach(cell, box);
    void this.#host.updateComplete.then(() => box.querySelector<HTMLElement>('.control, cw-button')?.focus());
  }

  hostDisconnected(): void {
    this.#anchor.detach();
    this.#shown = undefined;
  }

  render(rows: RowLoader, locale: LocaleController<WidgetTextKey>, value: RenderContext): TemplateResult {
    const edit = this.#edits.open;
    return html`<div
      class="editor-box"
      popover="manual"
      role="dialog"
      aria-label=${edit?.field.label ?? nothing}
      @keydown=${this.#onKey}
      @focusout=${this.#onFocusOut}
    >
      ${edit ? this.#renderEdit(edit, rows, { locale, value }) : nothing}
    </div>`;
  }

  #renderEdit(
    edit: OpenEdit,
    rows: RowLoader,
    { locale, value }: { locale: LocaleController<WidgetTextKey>; value: RenderContext },
  ): TemplateResult {
    const { field, draft, error, conflict } = edit;
    if (conflict)
      return renderConflict(field, conflict, {
        locale,
        value,
        resolve: (choice) => {
          this.#edits.resolve(choice);
          this.#place.leave(false);
        },
      });
    const change = (part: string, text: string) => this.#edits.write(part, text);
    return html`${renderEditor({ field, draft, error, locale, source: rows.target?.source, change })}
      <div class="buttons">
        <cw-button size="small" variant="primary" @click=${() => this.#commit(false)}>${locale.text('save')}</cw-button>
        <cw-button size="small" variant="ghost" @click=${() => this.#cancel()}>${locale.text('cancel')}</cw-button>
      </div>`;
  }

  #commit(goesOn: boolean): void {
    if (this.#edits.commit()) this.#place.leave(goesOn);
  }

  #cancel(): void {
    this.#edits.cancel();
    this.#place.leave(false);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const edit = this.#edits.open;
    if (!edit || event.isComposing || event.defaultPrevented) return;
    const isButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    const ends =
      event.key === 'Enter' && !isButton && (edit.field.type !== 'longText' || event.ctrlKey || event.metaKey);
    const isLast = event.key === 'Tab' && !event.shiftKey && !isButton && !isStructured(edit);
    if (event.key === 'Escape') this.#cancel();
    else if (ends || isLast) this.#commit(isLast);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Leaving for another place saves what was written; what is not valid stays open. */
  readonly #onFocusOut = (event: FocusEvent): void => {
    const box = event.currentTarget;
    const stays = box instanceof Node && event.relatedTarget instanceof Node && box.contains(event.relatedTarget);
    if (!stays && event.relatedTarget !== null) this.#edits.commit();
  };
}

/** Values of several parts need Tab to go from part to part. */
function isStructured({ field }: OpenEdit): boolean {
  return ['money', 'address', 'multiSelect', 'ref', 'refs'].includes(field.type);
}
