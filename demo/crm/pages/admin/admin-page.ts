import { CwSelect, html, LocaleController, type SelectOption } from '@crosswalk/elements';
import { type Administration, translatedManifest } from '@crosswalk/protocol';
import type { PluginSection } from '@crosswalk/widgets';
import { Task } from '@lit/task';
import { LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { UserName } from '../../preferences.ts';
import { demoTexts } from '../../texts/demo-texts.ts';
import { pageStyles } from '../page.styles.ts';
import { adminPageStyles } from './admin-page.styles.ts';
import { ADMIN_SECTIONS, adminHref, type AdminSection, OF_ONE_PLUGIN } from './sections.ts';

/** Types whose changes can be sent to other systems. */
const SENT_TYPES = 'person, company, deal, task, note, event';

/** What the owner looks after: plugins, what they may do, their settings, webhooks, work in the background, and the audit. */
export class CrmAdminPage extends LitElement {
  static override styles = [pageStyles, adminPageStyles];

  @property({ attribute: false }) administration?: Administration | undefined;
  @property() user: UserName = 'viewer';
  @property() section: AdminSection = 'plugins';
  /** Id of the plugin the page is about; the first one when absent. */
  @property() plugin = '';

  readonly #locale = new LocaleController(this, demoTexts);
  readonly #plugins = new Task(this, {
    args: () => [this.administration, OF_ONE_PLUGIN.has(this.section), this.#locale.locale] as const,
    task: async ([administration, isWanted, locale], { signal }): Promise<readonly SelectOption[]> => {
      if (!administration || !isWanted) return [];
      const plugins = await administration.plugins.list({ signal });
      return plugins.map(({ manifest }) => ({ value: manifest.id, label: translatedManifest(manifest, locale).name }));
    },
  });

  protected override render() {
    return html`<div class="head">
        <div class="grow">
          <h1>${this.#locale.text('admin')}</h1>
          <p class="intro">${this.#locale.text('adminIntro')}</p>
        </div>
      </div>
      ${this.user === 'owner' ? html`${this.#renderLinks()}${this.#renderSection()}` : this.#renderDenied()}`;
  }

  /** In a narrow window the links run out of it; the one that is followed is in sight. */
  protected override updated(): void {
    this.renderRoot.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  /** The server would refuse each of the pages; it is said once, and why. */
  #renderDenied() {
    return html`<cw-empty-state icon="lock" heading=${this.#locale.text('adminDenied')}>
      ${this.#locale.text('adminDeniedWords')}
      <cw-button slot="actions" href="/plugins">${this.#locale.text('ownAccess')}</cw-button>
    </cw-empty-state>`;
  }

  #renderLinks() {
    return html`<nav aria-label=${this.#locale.text('admin')}>
      ${ADMIN_SECTIONS.map(
        (section) =>
          html`<a href=${adminHref(section)} aria-current=${section === this.section ? 'page' : nothing}
            >${this.#locale.text(`admin.${section}`)}</a
          >`,
      )}
    </nav>`;
  }

  #renderSection() {
    const { administration } = this;
    const plugin = this.plugin || (this.#plugins.value?.[0]?.value ?? '');
    switch (this.section) {
      case 'plugins':
        return html`<cw-plugin-manager
          .administration=${administration}
          .sectionHref=${sectionHref}
        ></cw-plugin-manager>`;
      case 'updates':
        return html`<cw-plugin-proposals
          class="narrow"
          plugin=${this.plugin}
          .administration=${administration}
        ></cw-plugin-proposals>`;
      case 'permissions':
        return html`${this.#renderChooser(plugin)}<cw-permission-view
            plugin=${plugin}
            .roles=${this.#roles()}
            .administration=${administration}
          ></cw-permission-view>`;
      case 'settings':
        return html`${this.#renderChooser(plugin)}${this.#renderSettings(plugin)}`;
      case 'webhooks':
        return html`${this.#renderChooser(plugin)}${this.#renderWebhooks(plugin)}`;
      case 'jobs':
        return html`<cw-job-list .administration=${administration}></cw-job-list>`;
      case 'audit':
        return html`<cw-audit-view plugin=${this.plugin} .administration=${administration}></cw-audit-view>`;
    }
  }

  #renderChooser(plugin: string) {
    return html`<cw-select
      class="chooser"
      label=${this.#locale.text('choosePlugin')}
      .options=${this.#plugins.value ?? []}
      .value=${plugin}
      @change=${(event: Event) => {
        if (event.currentTarget instanceof CwSelect) this.#go(adminHref(this.section, event.currentTarget.value));
      }}
    ></cw-select>`;
  }

  #renderSettings(plugin: string) {
    const { administration } = this;
    return html`<div class="narrow">
      <cw-card heading=${this.#locale.text('admin.settings')}
        ><cw-plugin-settings plugin=${plugin} .administration=${administration}></cw-plugin-settings
      ></cw-card>
      <cw-card heading=${this.#locale.text('allowedHosts')} flush
        ><cw-allowed-hosts plugin=${plugin} .administration=${administration}></cw-allowed-hosts
      ></cw-card>
    </div>`;
  }

  #renderWebhooks(plugin: string) {
    const { administration } = this;
    const deliveries = (direction: 'in' | 'out') =>
      html`<cw-webhook-deliveries direction=${direction} .administration=${administration}></cw-webhook-deliveries>`;
    return html`<div class="parts">
      <cw-webhook-list
        plugin=${plugin}
        types=${SENT_TYPES}
        base-url=${location.origin}
        .administration=${administration}
      ></cw-webhook-list>
      <section>
        <h2>${this.#locale.text('deliveriesOut')}</h2>
        ${deliveries('out')}
      </section>
      <section>
        <h2>${this.#locale.text('deliveriesIn')}</h2>
        ${deliveries('in')}
      </section>
    </div>`;
  }

  #roles(): readonly SelectOption[] {
    return [
      { value: 'sales', label: this.#locale.text('roleSalesShort') },
      { value: 'viewer', label: this.#locale.text('roleViewerShort') },
    ];
  }

  #go(href: string): void {
    this.dispatchEvent(new CustomEvent('crm-go', { detail: href, bubbles: true, composed: true }));
  }
}

function sectionHref(section: PluginSection, plugin: string): string {
  return adminHref(section, plugin);
}
