import { CwSelect, CwTextField, html, type LocaleController, type SelectOption } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import type { TemplateResult } from 'lit';
import type { AdminTextKey } from '../administration/texts/admin-texts.ts';
import { CwRecordLookup } from '../record-lookup/record-lookup.ts';
import type { AuditSearch } from './audit-filter.ts';

/** What the form of the audit's conditions is drawn with. */
export interface FilterForm {
  readonly search: AuditSearch;
  readonly plugins: readonly SelectOption[];
  readonly source: RecordSource | undefined;
  readonly words: LocaleController<AdminTextKey>;
  readonly set: (changes: Partial<AuditSearch>) => void;
}

/** The conditions entries are found by. Each holds as soon as it was settled. */
export function renderFilters(form: FilterForm): TemplateResult {
  const { words } = form;
  return html`<div class="filters" role="search" aria-label=${words.text('audit')}>
    ${renderChoices(form)}${renderLookups(form)}${renderTexts(form)}
  </div>`;
}

function renderChoices({ search, plugins, words, set }: FilterForm): TemplateResult {
  const outcomes: SelectOption[] = [
    { value: 'ok', label: words.text('done') },
    { value: 'refused', label: words.text('refused') },
  ];
  const choice = (event: Event) => (event.currentTarget instanceof CwSelect ? event.currentTarget.value : '');
  return html`<cw-select
      class="by-plugin"
      label=${words.text('plugin')}
      placeholder=${words.text('all')}
      .options=${plugins}
      .value=${search.plugin}
      @change=${(event: Event) => set({ plugin: choice(event) })}
    ></cw-select>
    <cw-select
      class="by-outcome"
      label=${words.text('outcome')}
      placeholder=${words.text('all')}
      .options=${outcomes}
      .value=${search.outcome}
      @change=${(event: Event) => set({ outcome: outcomeOf(choice(event)) })}
    ></cw-select>`;
}

function renderLookups({ search, source, words, set }: FilterForm): TemplateResult {
  const records = (event: Event) => (event.currentTarget instanceof CwRecordLookup ? event.currentTarget.value : []);
  return html`<cw-record-lookup
      class="by-user"
      label=${words.text('user')}
      types="user"
      .source=${source}
      .value=${search.user}
      @change=${(event: Event) => set({ user: records(event) })}
    ></cw-record-lookup>
    <cw-record-lookup
      class="by-record"
      label=${words.text('record')}
      .source=${source}
      .value=${search.record}
      @change=${(event: Event) => set({ record: records(event) })}
    ></cw-record-lookup>`;
}

function renderTexts({ search, words, set }: FilterForm): TemplateResult {
  const text = (event: Event) => (event.currentTarget instanceof CwTextField ? event.currentTarget.value : '');
  return html`<cw-text-field
      class="by-scope"
      label=${words.text('permission')}
      placeholder="records.person.read"
      .value=${search.scope}
      @change=${(event: Event) => set({ scope: text(event) })}
    ></cw-text-field>
    <cw-text-field
      type="date"
      label=${words.text('since')}
      .value=${search.since}
      @change=${(event: Event) => set({ since: text(event) })}
    ></cw-text-field>
    <cw-text-field
      type="date"
      label=${words.text('until')}
      .value=${search.until}
      @change=${(event: Event) => set({ until: text(event) })}
    ></cw-text-field>`;
}

function outcomeOf(choice: string): AuditSearch['outcome'] {
  return choice === 'ok' || choice === 'refused' ? choice : '';
}
