import { html, type LocaleController } from '@crosswalk/elements';
import type { Condition, FieldDescription, Filter, ObjectDescription } from '@crosswalk/model';
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isFilterable } from '../filter/field-abilities.ts';
import { conditionText } from '../filter/describe-condition.ts';
import type { FormatContext } from '../format/format-value.ts';
import type { WidgetTextKey } from '../texts/widget-texts.ts';

/** What the user narrowed a list to, by words and conditions, and the line of controls that does it. */
export class Narrowing {
  readonly #host: ReactiveControllerHost;
  readonly #locale: LocaleController<WidgetTextKey>;
  readonly #fields: () => readonly FieldDescription[];
  #search = '';
  #conditions: readonly Condition[] = [];
  /** Field the user wants to make a condition about. */
  #asked = '';

  /** @param fields those the user may read */
  constructor(
    host: ReactiveControllerHost,
    locale: LocaleController<WidgetTextKey>,
    fields: () => readonly FieldDescription[],
  ) {
    this.#host = host;
    this.#locale = locale;
    this.#fields = fields;
  }

  /** Fields with a condition. */
  get filtered(): ReadonlySet<string> {
    return new Set(this.#conditions.map(({ field }) => field));
  }

  /** Opens the form for a condition about one field. */
  ask(key: string): void {
    this.#asked = key;
    this.#host.requestUpdate();
  }

  /** Words to search for; empty for none. */
  get search(): string {
    return this.#search;
  }

  get isActive(): boolean {
    return this.#search !== '' || this.#conditions.length > 0;
  }

  /** The user's conditions together with one the page set. */
  filterWith(base: Filter | undefined): Filter | undefined {
    const all = [...(base ? [base] : []), ...this.#conditions];
    return all.length > 1 ? { and: all } : all[0];
  }

  clear(): void {
    this.#search = '';
    this.#narrow([]);
  }

  #narrow(conditions: readonly Condition[]): void {
    this.#conditions = conditions;
    this.#host.requestUpdate();
  }

  /** The controls: search, filters, the conditions in force, and what else belongs at the end of the line. */
  render(description: ObjectDescription | undefined, format: FormatContext, end: unknown): TemplateResult {
    const fields = this.#fields();
    const filterable = fields.filter(isFilterable);
    return html`<div class="toolbar">
        <cw-search-field
          class="search"
          placeholder=${this.#locale.text('searchIn', { type: description?.pluralLabel ?? '' })}
          .value=${this.#search}
          @cw-search-change=${this.#onSearch}
        ></cw-search-field>
        ${
          filterable.length > 0
            ? html`<cw-filter-builder
                .fields=${filterable}
                .asked=${this.#asked}
                @cw-filter-add=${this.#onFilter}
                @cw-popover-toggle=${this.#onToggle}
              ></cw-filter-builder>`
            : nothing
        }
        <span class="space"></span>
        ${end}
      </div>
      ${
        this.#conditions.length > 0
          ? html`<div class="chips">
              ${this.#conditions.map((condition) => this.#renderChip(condition, fields, format))}
            </div>`
          : nothing
      }`;
  }

  #renderChip(condition: Condition, fields: readonly FieldDescription[], format: FormatContext) {
    const field = fields.find(({ key }) => key === condition.field);
    return html`<cw-chip
      removable
      label=${conditionText(condition, field, this.#locale, format)}
      @cw-chip-remove=${() => this.#narrow(this.#conditions.filter((each) => each !== condition))}
    ></cw-chip>`;
  }

  readonly #onSearch = (event: CustomEvent<{ value: string }>): void => {
    this.#search = event.detail.value;
    this.#host.requestUpdate();
  };

  readonly #onToggle = (event: CustomEvent<{ open: boolean }>): void => {
    if (!event.detail.open) this.#asked = '';
  };

  readonly #onFilter = (event: CustomEvent<{ condition: Condition }>): void =>
    this.#narrow([...this.#conditions, event.detail.condition]);
}
