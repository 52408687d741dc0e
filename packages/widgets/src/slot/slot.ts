import { CwTabPanel, CwTabs, html } from '@crosswalk/elements';
import type { OfferedView, PanelSubject } from '@crosswalk/host';
import { type Location, LOCATIONS } from '@crosswalk/protocol';
import { Task } from '@lit/task';
import { css, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { HostElement } from '../panel/host-element.ts';
import { CwPanel } from '../panel/panel.ts';
import { CwPluginAccess } from '../plugin-access/plugin-access.ts';

/** Locations where every view has its own room; elsewhere several share one, as tabs. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set<Location>([
  'app.home',
  'app.topbar',
  'crm.list.selection',
  'crm.record.header',
]);
/** Locations so small that a panel's title has no room. */
const BARE: ReadonlySet<string> = new Set<Location>(['app.topbar', 'crm.list.selection', 'crm.record.header']);

/** Frames within which a tab that was chosen is drawn, on a busy page. */
const MOST_FRAMES = 60;

/**
 * A place in the CRM where plugins may show their views. Shows nothing when there is none, one panel as it is, and
 * several as tabs or side by side, whichever fits the place.
 *
 * Keyboard: as `<cw-tabs>` between several panels.
 *
 * @tagname cw-slot
 */
export class CwSlot extends HostElement {
  static readonly elementName = 'slot';
  static readonly uses = [CwPanel, CwPluginAccess, CwTabPanel, CwTabs];
  static override styles = [
    HostElement.styles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      :host([empty]) {
        display: none;
      }
      .side-by-side {
        display: grid;
        gap: calc(var(--_cw-space) * 4);
      }
      :host([location='app.topbar']),
      :host([location='crm.record.header']) {
        inline-size: 12rem;
      }
      :host([location='app.topbar']) .side-by-side,
      :host([location='crm.record.header']) .side-by-side {
        display: flex;
      }
      cw-panel,
      .panel {
        flex: 1;
      }
      .tab {
        padding-block-start: calc(var(--_cw-space) * 2);
      }
    `,
  ];

  /** Name of the place, such as `crm.record.sidebar`. */
  @property({ reflect: true }) location = '';
  /** The record that is shown there. */
  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';
  /** The records that are chosen in a list. */
  @property({ attribute: false }) selection?: readonly { type: string; id: string }[];
  /**
   * The view to lead to, as `plugin/view`: its tab is chosen, it comes into sight and gets the keyboard, as soon as it is
   * there and again whenever this changes.
   */
  @property() selected = '';
  /** Place inside that view, from the page's address. */
  @property({ attribute: 'deep-link' }) deepLink = '';
  /** Nothing is shown here. */
  @property({ type: Boolean, reflect: true }) empty = false;
  @state() private badges: ReadonlyMap<string, string> = new Map();
  @state() private chosen = '';
  #isLeading = false;

  readonly #views = new Task(this, {
    args: () =>
      [
        this.activeHost,
        this.location,
        this.recordType,
        this.recordId,
        this.selection === undefined ? undefined : this.selection.length > 0,
      ] as const,
    task: async ([host, location, , , hasSelection]) => {
      if (!host || !isLocation(location) || hasSelection === false) return [];
      return host.views(location, this.#subject());
    },
  });

  protected override onHostChange(): void {
    void this.#views.run();
  }

  protected override willUpdate(changed?: PropertyValues<this>): void {
    super.willUpdate();
    this.empty = (this.#views.value ?? []).length === 0;
    if (!changed?.has('selected')) return;
    this.chosen = this.selected;
    this.#isLeading = this.selected !== '';
  }

  protected override updated(): void {
    const panel = this.#isLeading
      ? this.renderRoot.querySelector<CwPanel>(`[data-key="${CSS.escape(this.selected)}"]`)
      : null;
    if (panel) void this.#leadTo(panel);
  }

  /** Waits for the tab the panel is in. Its frame takes the keyboard before its page is there, and keeps it. */
  async #leadTo(panel: CwPanel): Promise<void> {
    this.#isLeading = false;
    for (let frame = 0; frame < MOST_FRAMES && !panel.checkVisibility(); frame += 1)
      await new Promise(requestAnimationFrame);
    await panel.updateComplete;
    panel.scrollIntoView({ block: 'center' });
    panel.focus();
  }

  protected override render() {
    const views = this.#views.value ?? [];
    const [first] = views;
    if (!first) return nothing;
    if (SIDE_BY_SIDE.has(this.location))
      return html`<div class="side-by-side">
        ${repeat(views, keyOf, (each) => this.#renderPanel(each, BARE.has(this.location)))}
      </div>`;
    return views.length === 1 ? this.#renderPanel(first, false) : this.#renderTabs(views);
  }

  #renderTabs(views: readonly OfferedView[]) {
    const shown = views.find((each) => keyOf(each) === this.chosen) ?? views[0];
    return html`<cw-tabs
      label=${this.locale.text('apps')}
      selected=${shown ? keyOf(shown) : nothing}
      @cw-tab-change=${(event: CustomEvent<{ name: string }>) => (this.chosen = event.detail.name)}
    >
      ${shown ? html`<cw-plugin-access slot="end" plugin=${shown.plugin.manifest.id} .host=${this.activeHost}></cw-plugin-access>` : nothing}
      ${repeat(
        views,
        keyOf,
        (each) =>
          html`<cw-tab-panel name=${keyOf(each)} label=${this.#labelOf(each)} .count=${this.#countOf(each)}>
            <div class="tab">${this.#renderPanel(each, true)}</div>
          </cw-tab-panel>`,
      )}
    </cw-tabs>`;
  }

  #renderPanel(each: OfferedView, isBare: boolean) {
    const isSelected = keyOf(each) === this.selected;
    return html`<cw-panel
      class="panel"
      data-key=${keyOf(each)}
      ?eager=${isSelected}
      deep-link=${isSelected ? this.deepLink : ''}
      plugin=${each.plugin.manifest.id}
      view=${each.view.id}
      record-type=${this.recordType}
      record-id=${this.recordId}
      ?bare=${isBare}
      .selection=${this.#subject().selection}
      .host=${this.activeHost}
      @cw-panel-badge=${(event: CustomEvent<{ badge: string | null }>) => this.#onBadge(each, event.detail.badge)}
    ></cw-panel>`;
  }

  /** A badge that is a number stands beside the words as one; other short words follow them. */
  #labelOf(each: OfferedView): string {
    const badge = this.badges.get(keyOf(each));
    return badge === undefined || isCount(badge) ? each.title : `${each.title} · ${badge}`;
  }

  #countOf(each: OfferedView): number | undefined {
    const badge = this.badges.get(keyOf(each));
    return badge !== undefined && isCount(badge) ? Number(badge) : undefined;
  }

  #onBadge(each: OfferedView, badge: string | null): void {
    const badges = new Map(this.badges);
    if (badge === null) badges.delete(keyOf(each));
    else badges.set(keyOf(each), badge);
    this.badges = badges;
  }

  #subject(): PanelSubject {
    const { recordType: type, recordId: id, selection } = this;
    const [first] = selection ?? [];
    return {
      ...(type && id ? { record: { type, id } } : {}),
      ...(first && selection ? { selection: { type: first.type, ids: selection.map((each) => each.id) } } : {}),
    };
  }
}

function keyOf({ plugin, view }: OfferedView): string {
  return `${plugin.manifest.id}/${view.id}`;
}

function isLocation(name: string): name is Location {
  return LOCATIONS.some((known) => known === name);
}

function isCount(badge: string): boolean {
  return /^\d{1,6}$/.test(badge);
}
