import type { CrmRecord } from '@crosswalk/model';
import type { Column } from '../columns/column-state.ts';
import type { RowLoader } from '../rows/row-loader.ts';
import type { Selecting } from '../selection/selecting.ts';
import { copiedValue } from './copied-value.ts';
import { type CopyFormat, loadedSelection, readSelection, recordsText, saveFile } from './copy-rows.ts';
import { defuse } from './delimited-text.ts';

/** What the clipboard needs to know of the table, and tells it. */
export interface ClipboardPlace {
  format: () => CopyFormat;
  active: () => { record: CrmRecord; column: Column } | undefined;
  copied: (count: number) => void;
  failed: () => void;
}

/** Copies the selected rows, or the cell with the keyboard, for a spreadsheet; and saves rows as a file. */
export class TableClipboard {
  readonly #rows: RowLoader;
  readonly #selecting: Selecting;
  readonly #place: ClipboardPlace;

  constructor(rows: RowLoader, selecting: Selecting, place: ClipboardPlace) {
    this.#rows = rows;
    this.#selecting = selecting;
    this.#place = place;
  }

  /** The browser's own event, which may write to the clipboard without asking. Text the user marked is left to the browser. */
  readonly onCopy = (event: ClipboardEvent): void => {
    if (getSelection()?.isCollapsed === false || event.composedPath()[0] instanceof HTMLInputElement) return;
    const loaded = this.#selecting.count > 0 ? loadedSelection(this.#rows, this.#selecting) : [];
    event.preventDefault();
    if (!loaded) return void this.copy();
    if (loaded.length > 0) event.clipboardData?.setData('text/plain', recordsText(loaded, this.#place.format(), '\t'));
    else event.clipboardData?.setData('text/plain', this.#activeText());
    this.#place.copied(Math.max(1, loaded.length));
  };

  /** Puts the selected rows on the clipboard, read anew where they are not loaded. */
  async copy(): Promise<void> {
    await this.#write(async () => {
      const records = await this.#read();
      await navigator.clipboard.writeText(recordsText(records, this.#place.format(), '\t'));
      return records.length;
    });
  }

  /** Saves the selected rows as a file of comma-separated values. */
  async save(): Promise<void> {
    await this.#write(async () => {
      const records = await this.#read();
      saveFile(`${this.#rows.target?.type ?? 'records'}.csv`, recordsText(records, this.#place.format(), ','));
      return records.length;
    });
  }

  #activeText(): string {
    const active = this.#place.active();
    if (!active) return '';
    const { field } = active.column;
    return defuse(copiedValue(field, active.record.fields[field.key], this.#place.format().context));
  }

  #read(): Promise<readonly CrmRecord[]> {
    const keys = this.#place.format().fields.map(({ key }) => key);
    return readSelection(this.#rows, this.#selecting, keys, new AbortController().signal);
  }

  /** A source or a browser that refuses is told to the user, not thrown. */
  async #write(act: () => Promise<number>): Promise<void> {
    try {
      this.#place.copied(await act());
    } catch {
      this.#place.failed();
    }
  }
}
