import type { FieldDescription, FieldValue, RecordFields } from '@crosswalk/model';
import { isSameValue } from '../data/same-value.ts';
import type { FieldConflict } from '../data/write-field.ts';
import { draftOf, type FieldDraft, isSameDraft, valueOf } from '../property-list/field-draft.ts';

/** One field that was written in: its texts, and the value it had when that began. */
interface Written {
  draft: FieldDraft;
  base: FieldValue;
}

/** What was made of the drafts: values to send, or what was expected where there are none. */
export interface ReadDrafts {
  fields: RecordFields;
  faults: ReadonlyMap<string, string>;
}

/** What a user wrote into a form. Only fields that differ from where they began count: nothing else is sent. */
export class FormDrafts {
  readonly #written = new Map<string, Written>();

  /** Keys of the fields that are other than they were. */
  get keys(): readonly string[] {
    return [...this.#written.keys()];
  }

  /** The texts of a field: what was written, else what the record has. */
  draft(field: FieldDescription, value: FieldValue): FieldDraft {
    return this.#written.get(field.key)?.draft ?? draftOf(field, value);
  }

  /** Takes one part of a field's texts. A field that says again what it said is not written any more. */
  write(field: FieldDescription, value: FieldValue, [part, text]: readonly [string, string]): void {
    const { draft, base } = this.#written.get(field.key) ?? { draft: draftOf(field, value), base: value };
    const next = { ...draft, [part]: text };
    if (isSameDraft(next, draftOf(field, base))) this.#written.delete(field.key);
    else this.#written.set(field.key, { draft: next, base });
  }

  /** The values to send, checked. */
  read(fields: readonly FieldDescription[]): ReadDrafts {
    const values: Record<string, FieldValue> = {};
    const faults = new Map<string, string>();
    for (const field of fields) {
      const written = this.#written.get(field.key);
      if (!written) continue;
      const result = valueOf(field, written.draft);
      if ('expected' in result) faults.set(field.key, result.expected);
      else values[field.key] = result.value;
    }
    return { fields: values, faults };
  }

  /** Fields that somebody else changed to something else since the user began to write in them. */
  conflicts(mine: RecordFields, now: RecordFields): ReadonlyMap<string, FieldConflict> {
    const found = Object.entries(mine).flatMap(([key, value]): [string, FieldConflict][] => {
      const [base, theirs] = [this.#written.get(key)?.base ?? null, now[key] ?? null];
      const isOurs = isSameValue(theirs, base) || isSameValue(theirs, value);
      return isOurs ? [] : [[key, { base, mine: value, theirs }]];
    });
    return new Map(found);
  }

  /** Ends a conflict: with the user's value on top of the other one, or with the other one. */
  settle(key: string, choice: 'mine' | 'theirs', theirs: FieldValue): void {
    const written = this.#written.get(key);
    if (choice === 'theirs') this.#written.delete(key);
    else if (written) this.#written.set(key, { ...written, base: theirs });
  }

  clear(): void {
    this.#written.clear();
  }
}
