import { CwBanner, CwButton, CwErrorState, CwIconButton, CwSkeleton, emit, html } from '@crosswalk/elements';
import type {
  AttachCallbacks,
  AttachedPanel,
  AttachOptions,
  ModalRequest,
  PanelProblem,
  PanelSize,
  PanelState,
  PanelSubject,
} from '@crosswalk/host';
import type { JsonValue } from '@crosswalk/model';
import { translatedManifest, type View, viewTitle } from '@crosswalk/protocol';
import { nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { CwPluginAccess } from '../plugin-access/plugin-access.ts';
import { HostElement } from './host-element.ts';
import { focusPast } from './page-focus.ts';
import { panelStyles } from './panel.styles.ts';
import { renderCover } from './render-cover.ts';
import { ResizeGovernor } from './resize-governor.ts';

/** Pixels before a panel comes into sight at which it starts to load. */
const LOAD_AHEAD = '200px';
/** Height before anything is known of the view. */
const UNKNOWN_HEIGHT = 192;

/**
 * One view of a plugin, in a frame that is shut in. It takes its room before it loads, starts when it comes into sight,
 * says what is wrong when it does not work and offers a way out.
 *
 * Keyboard: Tab goes into the panel and out of it again; the first stop offers to skip it.
 *
 * @tagname cw-panel
 * @fires {CustomEvent<{ state: PanelState, problem: PanelProblem | undefined }>} cw-panel-state - When it is ready, fails, or stops answering.
 * @fires {CustomEvent<{ badge: string | null }>} cw-panel-badge - When the panel sets or removes its count. The text is a third party's.
 * @fires {CustomEvent<{ plugin: string }>} cw-manage-plugin - When who manages plugins wants to see what this one may do. The page leads there.
 * @fires {CustomEvent<{ plugin: string }>} cw-page-reload - Before the page is opened again, because it is older than the plugin. Cancelable.
 * @csspart base - The box around title and frame.
 */
export class CwPanel extends HostElement {
  static readonly elementName = 'panel';
  static readonly uses = [CwBanner, CwButton, CwErrorState, CwIconButton, CwPluginAccess, CwSkeleton];
  static override styles = [HostElement.styles, panelStyles];

  /** Id of the plugin. */
  @property() plugin = '';
  /** Id of the view. */
  @property() view = '';
  /** The record it is shown for. */
  @property({ attribute: 'record-type' }) recordType = '';
  @property({ attribute: 'record-id' }) recordId = '';
  /** The records it is shown for, in a list. */
  @property({ attribute: false }) selection?: PanelSubject['selection'];
  /** Data for the panel from the page. */
  @property({ attribute: false }) input?: JsonValue;
  /** Place inside the view, from the page's address. */
  @property({ attribute: 'deep-link' }) deepLink = '';
  /** Leaves out title and border, where the place around it says what it is. */
  @property({ type: Boolean }) bare = false;
  /** Loads at once, also out of sight. */
  @property({ type: Boolean }) eager = false;
  /** A dialog the host asked for: the panel is opened through it. */
  @property({ attribute: false }) request?: ModalRequest | undefined;
  /** Fills the place it is given instead of having a height of its own. */
  @property({ type: Boolean, reflect: true }) fill = false;

  @state() private panelState: PanelState = 'connecting';
  @state() private problem: PanelProblem | undefined;
  @query('.frame') private readonly frame!: HTMLElement;
  #attached: AttachedPanel | undefined;
  #iframe: HTMLIFrameElement | undefined;
  #opened = '';
  #isNear = false;
  #governor = new ResizeGovernor(UNKNOWN_HEIGHT);
  #observer: IntersectionObserver | undefined;

  /** Opens the panel's page anew. */
  reload(): void {
    if (this.#attached) this.#attached.reload();
    else this.#open();
  }

  /** Puts the keyboard into the panel. */
  override focus(): void {
    this.#attached?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => this.#onSight(entries.at(-1)?.isIntersecting === true), {
      rootMargin: LOAD_AHEAD,
    });
    this.#observer.observe(this);
    addEventListener('online', this.#onNetwork);
    addEventListener('offline', this.#onNetwork);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    removeEventListener('online', this.#onNetwork);
    removeEventListener('offline', this.#onNetwork);
    this.#close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const size = this.#viewOf()?.size;
    if (this.#opened === '') this.#governor = new ResizeGovernor(size?.height ?? UNKNOWN_HEIGHT);
    this.#showHeight();
    const wanted = JSON.stringify([this.plugin, this.view]);
    if (this.#opened !== '' && this.#opened !== wanted) this.#close();
    if (this.#opened === '') this.#openWhenNear();
    else if (['recordType', 'recordId', 'selection', 'input', 'deepLink'].some((key) => changed.has(assertKey(key))))
      this.#attached?.update(this.#subject());
  }

  protected override render() {
    const name = this.#nameOf();
    return html`<div class="base ${this.bare ? 'bare' : ''}" part="base">
      ${this.bare || this.request ? nothing : this.#renderHeader(name)}
      <div class="stage">
        <div class="skip">
          <cw-button size="small" @click=${this.#skip}>${this.locale.text('skipPanel', { plugin: name })}</cw-button>
        </div>
        <div class="frame"></div>
        ${this.#renderCover()}
      </div>
    </div>`;
  }

  #renderCover() {
    const { panelState, problem } = this;
    const managesPlugins = this.activeHost?.managesPlugins === true;
    return renderCover({ state: panelState, problem, height: this.#governor.height, managesPlugins }, this.locale, {
      retry: () => this.reload(),
      askPermission: () => void this.#askPermission(),
      manage: () => emit(this, 'cw-manage-plugin', { plugin: this.plugin }),
      reloadPage: () => {
        if (emit(this, 'cw-page-reload', { plugin: this.plugin }, { cancelable: true })) location.reload();
      },
    });
  }

  #renderHeader(name: string) {
    return html`<div class="header">
      <h3><bdi>${this.#viewTitle(name)}</bdi></h3>
      <cw-plugin-access plugin=${this.plugin} .host=${this.activeHost}></cw-plugin-access>
    </div>`;
  }

  #openWhenNear(): void {
    if (this.isConnected && (this.eager || this.#isNear || this.request)) this.#open();
  }

  #open(): void {
    const host = this.activeHost;
    const attach = this.request
      ? (iframe: HTMLIFrameElement, options: AttachOptions) => this.request?.attach(iframe, options)
      : host && this.plugin && this.view && host.attach.bind(host);
    if (!attach) return;
    this.#opened = JSON.stringify([this.plugin, this.view]);
    this.#iframe = document.createElement('iframe');
    this.#iframe.title = this.#titleOf();
    this.frame.replaceChildren(this.#iframe);
    const callbacks: AttachCallbacks = {
      onState: (panelState, problem) => this.#onState(panelState, problem),
      onResize: (size) => this.#onResize(size),
      onBadge: (badge) => emit(this, 'cw-panel-badge', { badge }),
      onFocusLeave: (direction) => this.#iframe && focusPast(this.#iframe, direction),
    };
    this.#attached = attach(this.#iframe, { ...callbacks, ...this.#subject(), plugin: this.plugin, view: this.view });
  }

  #close(): void {
    this.#attached?.destroy();
    this.#attached = undefined;
    this.#iframe?.remove();
    this.#iframe = undefined;
    this.#opened = '';
    this.panelState = 'connecting';
    this.problem = undefined;
  }

  #subject(): PanelSubject {
    const { recordType: type, recordId: id, selection, input, deepLink } = this;
    return {
      ...(type && id ? { record: { type, id } } : {}),
      ...(selection === undefined ? {} : { selection }),
      ...(input === undefined ? {} : { input }),
      ...(deepLink === '' ? {} : { deepLink }),
    };
  }

  /** A frame has a name from the first moment, before anything is known of its page. */
  #titleOf(): string {
    return this.locale.text('panelFrame', { title: this.#viewTitle(this.view), plugin: this.#nameOf() });
  }

  #nameOf(): string {
    const manifest = this.#pluginOf()?.manifest;
    return manifest ? translatedManifest(manifest, this.locale.locale).name : this.plugin;
  }

  #viewTitle(standard: string): string {
    const [manifest, view] = [this.#pluginOf()?.manifest, this.#viewOf()];
    return manifest && view ? viewTitle(manifest, view, this.locale.locale) : standard;
  }

  #pluginOf() {
    return this.request?.plugin ?? this.activeHost?.plugins.find(({ manifest }) => manifest.id === this.plugin);
  }

  #viewOf(): View | undefined {
    return this.request?.view ?? this.#pluginOf()?.manifest.views.find(({ id }) => id === this.view);
  }

  #onState(panelState: PanelState, problem: PanelProblem | undefined): void {
    if (panelState === 'closed') return;
    this.panelState = panelState;
    this.problem = problem;
    emit(this, 'cw-panel-state', { state: panelState, problem });
  }

  #onResize({ height, width }: PanelSize): PanelSize {
    if (this.fill || height === undefined) return { height: this.#iframe?.clientHeight, width };
    const given = this.#governor.ask(height, performance.now());
    this.#showHeight();
    return { height: given, width };
  }

  #showHeight(): void {
    this.style.setProperty('--_cw-panel-height', `${this.#governor.height}px`);
  }

  #onSight(isNear: boolean): void {
    this.#isNear = isNear;
    if (this.#opened === '') this.#openWhenNear();
    else this.#attached?.setVisible(isNear);
  }

  readonly #onNetwork = (): void => {
    if (navigator.onLine && this.panelState === 'failed') this.reload();
    this.requestUpdate();
  };

  readonly #skip = (): void => {
    if (this.#iframe) focusPast(this.#iframe, 'forward');
  };

  async #askPermission(): Promise<void> {
    if (await this.activeHost?.askPermission(this.plugin, this.problem?.scopes)) this.reload();
  }
}

/** Names of the element's own properties. */
function assertKey(key: string): keyof CwPanel {
  return key as keyof CwPanel;
}
