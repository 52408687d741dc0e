import { type CwDialog, type CwSearchField, html, icon, LocaleController } from '@crosswalk/elements';
import { findRecords, type FoundRecord, widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { css, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { OBJECT_PAGES, pageOf } from '../objects.ts';
import { recordHref } from '../router.ts';
import { demoTexts } from '../texts/demo-texts.ts';

const HITS_PER_TYPE = 5;

/** One box that finds people, companies and deals from anywhere. */
export class CrmSearch extends LitElement {
  static override styles = css`
    ul {
      min-block-size: 12rem;
      margin: 12px -8px 0;
      padding: 0;
      list-style: none;
    }
    a {
      display: flex;
      align-items: center;
      gap: 10px;
      min-block-size: 38px;
      padding-inline: 8px;
      border-radius: 8px;
      color: inherit;
      text-decoration: none;
    }
    a:hover,
    a:focus-visible {
      background: var(--crm-hover);
      outline: 0;
    }
    a bdi {
      flex: none;
      max-inline-size: 60%;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: 500;
    }
    .icon {
      inline-size: 1.15em;
    }
    a .detail {
      flex: 1;
      min-inline-size: 0;
      font-weight: 400;
    }
    .detail,
    .type,
    .nothing {
      color: var(--crm-muted);
      font-size: 0.8125rem;
    }
    .nothing {
      padding: 8px;
    }
  `;

  @state() private hits: readonly FoundRecord[] = [];
  @state() private text = '';
  @query('cw-dialog') private readonly dialog!: CwDialog;
  @query('cw-search-field') private readonly field!: CwSearchField;
  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #locale = new LocaleController(this, demoTexts);
  #stop = new AbortController();

  /** Opens the box with the cursor in it; what is there already is typed over. */
  show(): void {
    this.dialog.open = true;
    void this.dialog.updateComplete.then(() => {
      this.field.focus();
      this.field.renderRoot.querySelector('input')?.select();
    });
  }

  protected override render() {
    return html`<cw-dialog heading=${this.#locale.text('search')} @cw-dialog-close=${this.#clear}>
      <cw-search-field
        placeholder=${this.#locale.text('searchHint')}
        label=${this.#locale.text('search')}
        @cw-search-change=${(event: CustomEvent<{ value: string }>) => void this.#find(event.detail.value)}
        @keydown=${(event: KeyboardEvent) => event.key === 'ArrowDown' && this.#move(event, 1)}
      ></cw-search-field>
      <ul @keydown=${this.#onKey}>
        ${this.hits.map((hit) => this.#renderHit(hit))}
        ${this.text && this.hits.length === 0 ? html`<li class="nothing" role="status">${this.#locale.text('searchNothing', { text: this.text })}</li>` : nothing}
      </ul>
    </cw-dialog>`;
  }

  #renderHit({ record, title, detail }: FoundRecord) {
    const page = pageOf(record.type);
    return html`<li>
      <a href=${recordHref(record) ?? '/'} @click=${() => this.dialog.close()}
        >${icon(page.icon)}<bdi>${title}</bdi><bdi class="detail">${detail}</bdi
        ><span class="type">${this.#locale.text(page.type)}</span></a
      >
    </li>`;
  }

  /** Whoever opens it again looks for something else. */
  #clear(): void {
    this.#stop.abort();
    this.field.value = '';
    this.text = '';
    this.hits = [];
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') this.#move(event, 1);
    if (event.key === 'ArrowUp') this.#move(event, -1);
  }

  #move(event: Event, step: number): void {
    const links = [...this.renderRoot.querySelectorAll('a')];
    const next = links[links.findIndex((link) => link.matches(':focus')) + step];
    event.preventDefault();
    (next ?? this.field).focus();
  }

  async #find(text: string): Promise<void> {
    this.#stop.abort();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const source = this.#environment.value?.source;
    const types = OBJECT_PAGES.map(({ type }) => type).filter((type) => source?.capabilities.types.includes(type));
    const search = { types, text, format: { locale: this.#locale.locale }, limit: HITS_PER_TYPE, signal };
    const found = source && text.trim() !== '' ? await findRecords(source, search).catch(() => []) : [];
    if (signal.aborted) return;
    this.text = text;
    this.hits = found;
  }
}
