import { type CwToastRegion, html, icon, LocaleController, type IconName } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import type { Administration } from '@crosswalk/protocol';
import { LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { OBJECT_PAGES, pageOf } from '../objects.ts';
import type { Preferences } from '../preferences.ts';
import { listHref, recordHref, Router, type Route } from '../router.ts';
import { demoTexts } from '../texts/demo-texts.ts';
import { navStyles } from './nav.styles.ts';
import { appStyles } from './crm-app.styles.ts';
import { chosenPreference, preferenceItems, USER_TEXTS } from './preference-items.ts';
import type { CrmSearch } from './crm-search.ts';

/** Pages with a button of their own in the bar of a narrow window; the others are behind one more. */
const IN_BAR = 4;

/** As the keyboard in front of the user says it. */
const SHORTCUT = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  isHere: boolean;
}

/** The CRM's frame: navigation, top bar, and the page its address names. */
export class CrmApp extends LitElement {
  static override styles = [navStyles, appStyles];

  @property({ attribute: false }) source?: RecordSource;
  @property({ attribute: false }) preferences!: Preferences;
  @property({ attribute: false }) administration?: Administration | undefined;

  @query('cw-toast-region') readonly toasts!: CwToastRegion;
  @query('main') private readonly main!: HTMLElement;
  @query('crm-search') private readonly searchBox!: CrmSearch;
  readonly #router = new Router(this);
  readonly #locale = new LocaleController(this, demoTexts);
  /** The page that was shown last. */
  #shown: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.preferences.addEventListener('change', this.#redraw);
    addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.preferences.removeEventListener('change', this.#redraw);
    removeEventListener('keydown', this.#onKey);
  }

  /** Goes to an address of the CRM, as a press on a link does. */
  go(href: string): void {
    this.#router.go(href);
  }

  /** Says that plugins are away; records work without them. */
  reportPluginFailure(error: unknown): void {
    console.warn('The plugins could not be started.', error);
    void this.updateComplete.then(() =>
      this.toasts.show({ tone: 'caution', message: this.#locale.text('startFailed') }),
    );
  }

  readonly #redraw = (): void => this.requestUpdate();

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.searchBox.show();
  };

  protected override render() {
    const { route } = this.#router;
    const items = this.#navItems(route);
    return html`<cw-source .source=${this.source} .recordHref=${recordHref}>
      <div class="app">
        <button type="button" class="skip" @click=${() => this.main.focus({ preventScroll: true })}>
          ${this.#locale.text('skipToContent')}
        </button>
        <nav class="side" aria-label=${this.#locale.text('navigation')}>
          <a class="brand" href="/"><img src="/harbour.svg" alt="" width="24" height="24" /><span>Harbour</span></a>
          <button type="button" class="search" @click=${() => this.searchBox.show()}>
            ${icon('search')}<span>${this.#locale.text('search')}</span><kbd dir="ltr">${SHORTCUT}</kbd>
          </button>
          ${items.slice(0, 1).map(renderNavItem)}
          <p class="group">${this.#locale.text('records')}</p>
          ${items.slice(1, 1 + OBJECT_PAGES.length).map(renderNavItem)}
          <crm-app-links class="apps" current=${location.pathname}></crm-app-links>
          <p class="group">${this.#locale.text('workspace')}</p>
          ${items.slice(1 + OBJECT_PAGES.length).map(renderNavItem)}${this.#renderMore(items.slice(IN_BAR), route)}
        </nav>
        <div class="stage">
          <header class="top">
            <div class="crumbs">${this.#renderCrumbs(route)}</div>
            <cw-slot location="app.topbar"></cw-slot>
            <cw-icon-button
              class="find"
              icon="search"
              label=${this.#locale.text('search')}
              @click=${() => this.searchBox.show()}
            ></cw-icon-button>
            ${this.#renderMenu()}
          </header>
          <main
            tabindex="-1"
            @crm-go=${(event: CustomEvent<string>) => this.go(event.detail)}
            @cw-administration-change=${(event: CustomEvent<{ message: string }>) => this.toasts.show({ tone: 'positive', message: event.detail.message })}
          >
            ${this.source ? keyed(JSON.stringify(route), this.#renderPage(route)) : nothing}
          </main>
        </div>
      </div>
      <crm-search @crm-go=${(event: CustomEvent<string>) => this.go(event.detail)}></crm-search>
      <cw-toast-region></cw-toast-region>
    </cw-source>`;
  }

  protected override updated(): void {
    const { route } = this.#router;
    document.title = `${this.#pageName(route)} · Harbour`;
    const shown = JSON.stringify(route);
    if (this.#shown !== undefined && this.#shown !== shown) this.#enterPage();
    this.#shown = shown;
  }

  /** A new page begins at its top; whoever pressed a link on the last one goes on there, and not at the beginning of everything. */
  #enterPage(): void {
    this.main.scrollTop = 0;
    const active = this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null;
    if (active === null || this.main.contains(active)) this.main.focus({ preventScroll: true });
  }

  #navItems(route: Route): NavItem[] {
    const records = OBJECT_PAGES.map((page) => ({
      href: listHref(page.type),
      label: this.#locale.text(page.type),
      icon: page.icon,
      isHere: 'type' in route && route.type === page.type,
    }));
    return [
      { href: '/', label: this.#locale.text('home'), icon: 'home', isHere: route.page === 'home' },
      ...records,
      {
        href: '/plugins',
        label: this.#locale.text('plugins'),
        icon: 'plugin',
        isHere: route.page === 'plugins',
      },
      { href: '/settings', label: this.#locale.text('settings'), icon: 'settings', isHere: route.page === 'settings' },
      ...(this.preferences.values.user === 'owner'
        ? [
            {
              href: '/admin/plugins',
              label: this.#locale.text('adminShort'),
              icon: 'shield',
              isHere: route.page === 'admin',
            } as const,
          ]
        : []),
    ];
  }

  #renderMore(items: readonly NavItem[], route: Route) {
    const pages = items.map(({ href, label, icon }) => ({ value: href, label, icon }));
    return html`<crm-more
      .pages=${pages}
      ?here=${route.page === 'plugin' || items.some(({ isHere }) => isHere)}
      @crm-go=${(event: CustomEvent<string>) => this.go(event.detail)}
    ></crm-more>`;
  }

  #pageName(route: Route): string {
    switch (route.page) {
      case 'list':
      case 'record':
        return this.#locale.text(pageOf(route.type).type);
      case 'plugin':
        return this.#locale.text('plugins');
      default:
        return this.#locale.text(route.page);
    }
  }

  #renderCrumbs(route: Route) {
    const name = this.#pageName(route);
    if (route.page === 'record')
      return html`<a href=${listHref(route.type)}>${name}</a>${icon('chevronEnd')}<crm-record-name
          record-type=${route.type}
          record-id=${route.id}
        ></crm-record-name>`;
    if (route.page === 'plugin')
      return html`<a href="/plugins">${name}</a>${icon('chevronEnd')}
        <h1 class="here"><crm-view-name plugin=${route.plugin} view=${route.view}></crm-view-name></h1>`;
    return route.page === 'list' || route.page === 'missing' ? html`<h1>${name}</h1>` : html`<span>${name}</span>`;
  }

  #renderMenu() {
    const { user } = this.preferences.values;
    const name = this.#locale.text(USER_TEXTS[user].name);
    return html`<cw-menu
      placement="bottom-end"
      label=${this.#locale.text('appearance')}
      .items=${preferenceItems(this.preferences.values, (key) => this.#locale.text(key))}
      @cw-menu-select=${(event: CustomEvent<{ value: string }>) => this.preferences.set(chosenPreference(event.detail.value))}
    >
      <cw-button slot="trigger" variant="ghost" label=${name}
        ><cw-avatar size="small" name=${name}></cw-avatar
      ></cw-button>
    </cw-menu>`;
  }

  #renderPage(route: Route) {
    switch (route.page) {
      case 'home':
        return html`<crm-home-page user=${this.preferences.values.user}></crm-home-page>`;
      case 'list':
        return html`<crm-list-page record-type=${route.type}></crm-list-page>`;
      case 'record':
        return html`<crm-record-page
          record-type=${route.type}
          record-id=${route.id}
          panel=${this.#router.panelLink.panel}
          deep-link=${this.#router.panelLink.deepLink}
        ></crm-record-page>`;
      case 'plugin':
        return html`<crm-plugin-page
          plugin=${route.plugin}
          view=${route.view}
          deep-link=${this.#router.panelLink.deepLink}
        ></crm-plugin-page>`;
      case 'plugins':
        return html`<crm-plugins-page user=${this.preferences.values.user}></crm-plugins-page>`;
      case 'admin':
        return html`<crm-admin-page
          user=${this.preferences.values.user}
          section=${route.section}
          plugin=${route.plugin}
          .administration=${this.administration}
        ></crm-admin-page>`;
      case 'settings':
        return html`<crm-settings-page .preferences=${this.preferences}></crm-settings-page>`;
      case 'missing':
        return html`<cw-empty-state icon="search" heading=${this.#locale.text('missing')}>
          ${this.#locale.text('missingWords')}<cw-button slot="actions" href="/"
            >${this.#locale.text('toHome')}</cw-button
          >
        </cw-empty-state>`;
    }
  }
}

function renderNavItem({ href, label, icon: name, isHere }: NavItem) {
  return html`<a class="item" data-page=${href} href=${href} aria-current=${isHere ? 'page' : nothing}
    >${icon(name)}<span>${label}</span></a
  >`;
}
