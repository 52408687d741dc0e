import type { CwToastRegion } from '@crosswalk/elements';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A change of a field that was saved, as the page's widgets tell it. */
export interface SavedEdit {
  label: string;
  undo?: (() => Promise<boolean>) | undefined;
}

/** What is said of an edit. */
export interface EditWords {
  saved: (field: string) => string;
  undo: string;
  notUndone: (field: string) => string;
}

/** Offers to take an edit of a page back: on a message, and with Ctrl+Z where no field has the keyboard. */
export class LastEdit implements ReactiveController {
  readonly #words: () => EditWords;
  #last: SavedEdit | undefined;
  #close: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, words: () => EditWords) {
    this.#words = words;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#onKey);
    this.forget();
  }

  /** Another record is shown: what was done to the last one stays. */
  forget(): void {
    this.#close?.();
    this.#last = undefined;
  }

  readonly onSave = (event: CustomEvent<SavedEdit>): void => {
    const { detail } = event;
    if (!detail.undo) return;
    event.preventDefault();
    const words = this.#words();
    this.forget();
    this.#last = detail;
    this.#close = toasts()?.show({
      tone: 'positive',
      message: words.saved(detail.label),
      action: { label: words.undo, run: () => void this.#undo(detail) },
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (!isUndo || event.defaultPrevented || !this.#last || isInField(event)) return;
    event.preventDefault();
    void this.#undo(this.#last);
  };

  async #undo(edit: SavedEdit): Promise<void> {
    if (edit !== this.#last) return;
    this.forget();
    if (await edit.undo?.()) return;
    toasts()?.show({ tone: 'caution', message: this.#words().notUndone(edit.label) });
  }
}

function toasts(): CwToastRegion | undefined {
  return document.querySelector<HTMLElement & { toasts: CwToastRegion }>('crm-app')?.toasts;
}

/** Fields undo what was typed in them themselves. */
function isInField(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
