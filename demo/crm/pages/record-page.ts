import { html, LocaleController } from '@crosswalk/elements';
import type { Location } from '@crosswalk/protocol';
import { failureOf, widgetContext } from '@crosswalk/widgets';
import { ContextConsumer } from '@lit/context';
import { Task } from '@lit/task';
import { css, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { LastEdit } from '../app/last-edit.ts';
import { OfferedViews } from '../app/offered-views.ts';
import type { Association } from '../object-pages.ts';
import { pageOf } from '../objects.ts';
import { listHref } from '../router.ts';
import { demoTexts } from '../texts/demo-texts.ts';

/** One record: who it is, what is known, what happened, what belongs to it, and what plugins add. */
export class CrmRecordPage extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 100%;
      container-type: inline-size;
    }
    .head {
      padding: 20px 20px 16px;
    }
    .path {
      margin-block-start: 16px;
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(16rem, 20rem) minmax(0, 1fr) minmax(18rem, 22rem);
      grid-template-areas: 'details main apps';
      align-items: start;
      gap: 20px;
      padding: 0 20px 24px;
    }
    .details {
      grid-area: details;
    }
    .main {
      grid-area: main;
      min-inline-size: 0;
    }
    .apps {
      grid-area: apps;
      min-inline-size: 0;
    }
    .page {
      padding-block-start: 16px;
    }
    .no-apps {
      grid-template-columns: minmax(17rem, 21rem) minmax(0, 1fr);
      grid-template-areas: 'details main';
    }
    .no-apps .apps {
      display: none;
    }
    @container (inline-size < 66rem) {
      .columns {
        grid-template-columns: minmax(0, 1fr) minmax(17rem, 21rem);
        grid-template-areas: 'main details' 'main apps';
        grid-template-rows: auto 1fr;
      }
    }
    @container (inline-size < 44rem) {
      .head {
        padding: 16px;
      }
      .columns {
        grid-template-columns: minmax(0, 1fr);
        grid-template-areas: 'details' 'main' 'apps';
        padding-inline: 16px;
      }
    }
  `;

  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';
  /** The view the address leads to, as `plugin/view`. */
  @property() panel = '';
  /** Place inside that view. */
  @property({ attribute: 'deep-link' }) deepLink = '';
  readonly #environment = new ContextConsumer(this, { context: widgetContext, subscribe: true });
  readonly #locale = new LocaleController(this, demoTexts);
  readonly #sidebar = new OfferedViews(this, 'crm.record.sidebar', () => this.#subject());
  readonly #appTabs = new OfferedViews(this, 'crm.record.tab', () => this.#subject());

  readonly #lastEdit = new LastEdit(this, () => ({
    saved: (field) => this.#locale.text('fieldSaved', { field }),
    undo: this.#locale.text('undo'),
    notUndone: (field) => this.#locale.text('notUndone', { field }),
  }));

  readonly #missing = new Task(this, {
    args: () => [this.#environment.value?.source, this.recordType, this.recordId] as const,
    task: async ([source, type, id], { signal }) => {
      const failure = await source?.get(type, id, { fields: [], signal }).then(() => undefined, failureOf);
      return failure?.state === 'missing';
    },
  });

  #subject() {
    return { record: { type: this.recordType, id: this.recordId } };
  }

  protected override render() {
    const page = pageOf(this.recordType);
    if (this.#missing.value) return this.#renderMissing(this.#locale.text(page.type));
    return html`<div class="head">
        <cw-record-header
          record-type=${this.recordType}
          record-id=${this.recordId}
          subtitle-fields=${page.subtitle}
          badge-fields=${page.badges}
        >
          ${this.#renderSlot('crm.record.header', 'actions')}
        </cw-record-header>
        ${
          page.stages
            ? html`<cw-stage-path
                class="path"
                record-type=${this.recordType}
                record-id=${this.recordId}
                stage-field=${page.stages}
                confirm="won, lost"
              ></cw-stage-path>`
            : nothing
        }
      </div>
      <div class="columns ${this.#sidebar.isKnown && this.#sidebar.views.length === 0 ? 'no-apps' : ''}">
        <cw-card class="details" heading=${this.#locale.text('details')}>
          <cw-property-list
            record-type=${this.recordType}
            record-id=${this.recordId}
            fields=${page.properties}
            @cw-property-save=${this.#lastEdit.onSave}
          ></cw-property-list>
        </cw-card>
        <div class="main">${this.#renderTabs()}</div>
        <aside class="apps">${this.#renderSlot('crm.record.sidebar')}</aside>
      </div>`;
  }

  #renderMissing(list: string) {
    return html`<cw-empty-state icon="search" heading-level="1" heading=${this.#locale.text('missingRecord')}>
      ${this.#locale.text('missingRecordWords')}<cw-button slot="actions" href=${listHref(this.recordType)}
        >${list}</cw-button
      >
    </cw-empty-state>`;
  }

  #renderTabs() {
    const page = pageOf(this.recordType);
    const leadsToApp = this.#appTabs.views.some(
      ({ plugin, view }) => `${plugin.manifest.id}/${view.id}` === this.panel,
    );
    return html`<cw-tabs selected=${leadsToApp ? 'apps' : nothing}>
      ${
        page.eventLink
          ? html`<cw-tab-panel name="activity" label=${this.#locale.text('activity')}>
              <cw-timeline
                class="page"
                filter-kinds
                add-notes
                link-field=${page.eventLink}
                record-id=${this.recordId}
              ></cw-timeline>
            </cw-tab-panel>`
          : nothing
      }
      ${page.associations.map((association) => this.#renderAssociation(association))}
      ${this.#appTabs.views.length > 0 ? this.#renderAppTab() : nothing}
    </cw-tabs>`;
  }

  #renderAppTab() {
    const [first, ...others] = this.#appTabs.views;
    const label = others.length === 0 && first ? first.title : this.#locale.text('apps');
    return html`<cw-tab-panel name="apps" label=${label}>
      <div class="page">${this.#renderSlot('crm.record.tab')}</div>
    </cw-tab-panel>`;
  }

  #renderAssociation({ type, linkField, fields }: Association) {
    return html`<cw-tab-panel name=${type} label=${this.#locale.text(pageOf(type).type)}>
      <div class="page">
        <cw-card flush>
          <cw-association-list
            record-type=${type}
            link-field=${linkField}
            record-id=${this.recordId}
            fields=${fields}
            page-size="20"
          ></cw-association-list>
        </cw-card>
      </div>
    </cw-tab-panel>`;
  }

  #renderSlot(location: Location, slot?: string) {
    return html`<cw-slot
      slot=${slot ?? nothing}
      location=${location}
      record-type=${this.recordType}
      record-id=${this.recordId}
      selected=${this.panel}
      deep-link=${this.deepLink}
    ></cw-slot>`;
  }
}
