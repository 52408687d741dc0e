import { connectFrame, type FrameProblem, type FrameState } from '@crosswalk/bridge';
import { PROTOCOL_VERSION, type View, viewTitle, type Welcome } from '@crosswalk/protocol';
import type { AttachedPanel, AttachOptions, OpenPanel, PanelProblem, PanelState } from './attached-panel.ts';
import type { InstalledPlugin } from './collaborators/plugins.ts';
import { dispatch, dispatchStream } from './dispatch.ts';
import { watchForBlock } from './frame/blocked-frame.ts';
import { shutIn } from './frame/frame-attributes.ts';
import { type FramePage, framePage } from './frame/frame-page.ts';
import type { HostParts } from './host-parts.ts';
import { obstacleOf } from './obstacle.ts';
import { PanelSession, type PanelSubject } from './panel-session.ts';
import { welcomeOf } from './welcome.ts';

/** Opens a view of a plugin in a frame and keeps it connected until it is destroyed. */
export function attachPanel(host: HostParts, iframe: HTMLIFrameElement, options: AttachOptions): AttachedPanel {
  return new Attachment(host, iframe, options);
}

/** The life of one panel: found, permitted, shut in, connected, and in the end taken down. */
class Attachment implements AttachedPanel, OpenPanel {
  readonly plugin: InstalledPlugin | undefined;
  readonly view: View | undefined;
  readonly #host: HostParts;
  readonly #iframe: HTMLIFrameElement;
  readonly #options: AttachOptions;
  #subject: PanelSubject;
  #state: PanelState = 'connecting';
  #problem: PanelProblem | undefined;
  #session: PanelSession | undefined;
  #isVisible = true;
  #stopWatching: (() => void) | undefined;

  constructor(host: HostParts, iframe: HTMLIFrameElement, options: AttachOptions) {
    this.#host = host;
    this.#iframe = iframe;
    this.#options = options;
    this.#subject = subjectOf(options);
    this.plugin = host.findPlugin(options.plugin);
    this.view = this.plugin?.manifest.views.find(({ id }) => id === options.view);
    host.openPanels.add(this);
    void this.#start();
  }

  get address(): Pick<AttachOptions, 'plugin' | 'view'> {
    return this.#options;
  }

  get state(): PanelState {
    return this.#state;
  }

  get problem(): PanelProblem | undefined {
    return this.#problem;
  }

  update(subject: PanelSubject): void {
    this.#subject = subjectOf(subject);
    if (!this.#session) return;
    this.#session.subject = this.#subject;
    this.#host.recordEvents.follow(this.#session);
  }

  setVisible(isVisible: boolean): void {
    if (this.#isVisible === isVisible) return;
    this.#isVisible = isVisible;
    this.#session?.emit('visibility.changed', { visible: isVisible });
    this.#session?.emit(isVisible ? 'app.activated' : 'app.deactivated');
  }

  focus(): void {
    this.#host.focusGuard.allow(this.#iframe);
    this.#iframe.focus();
  }

  reload(): void {
    if (this.#state === 'closed') return;
    const connection = this.#session?.connection;
    if (connection && connection.state !== 'closed') {
      connection.reopen();
      return;
    }
    this.#takeDown();
    this.#setState('connecting');
    void this.#start();
  }

  reconsider(): void {
    const { plugin } = this;
    const permissions = this.#host.grants.peek(this.#options.plugin);
    if (!plugin || !permissions) return;
    const obstacle = obstacleOf(this.#host, plugin, permissions);
    if (obstacle && this.#session) this.#stop(obstacle);
    else if (this.#state !== 'denied') return;
    else if (obstacle) this.#fail(obstacle);
    else this.reload();
  }

  destroy(): void {
    if (this.#state === 'closed') return;
    this.#host.openPanels.delete(this);
    this.#session?.emit('app.destroy');
    this.#setState('closed');
    // Events leave at the end of the task; this one should be the last that is heard.
    queueMicrotask(() => this.#takeDown());
  }

  async #start(): Promise<void> {
    try {
      const opened = await this.#prepare();
      if (this.#state === 'closed') return;
      if ('reason' in opened) this.#fail(opened);
      else this.#connect(opened.session, opened.page);
    } catch (error) {
      const { diagnostics } = this.#host;
      diagnostics.failure(error, {
        requestId: crypto.randomUUID(),
        plugin: this.#options.plugin,
        operation: 'panel.open',
      });
      this.#fail(problemOf('unavailable', 'The permissions of this panel could not be read.'));
    }
  }

  /** Everything that has to be known before a page is loaded, or what stands in the way. */
  async #prepare(): Promise<{ session: PanelSession; page: FramePage } | PanelProblem> {
    const { plugin, view } = this;
    if (!plugin || !view || plugin.disabled)
      return problemOf('missing', 'This panel is not installed or is switched off.');
    const permissions = await this.#host.grants.load(plugin);
    const obstacle = obstacleOf(this.#host, plugin, permissions);
    if (obstacle) return obstacle;
    const page = framePage(plugin, view, this.#host.keepOrigin, window.origin);
    if (typeof page === 'string') return problemOf('refused', page);
    const { submit } = this.#options;
    const parts = { host: this.#host, plugin, view, permissions, subject: this.#subject, callbacks: this.#options };
    return { session: new PanelSession({ ...parts, ...(submit ? { submit } : {}) }), page };
  }

  #connect(session: PanelSession, page: FramePage): void {
    const { host, plugin, view } = session;
    const { guard, limits, operations } = host;
    this.#session = session;
    host.panels.add(session);
    this.#options.onOpen?.(session);
    shutIn(
      this.#iframe,
      page,
      `${viewTitle(plugin.manifest, view, host.environment.current.locale)} – ${plugin.manifest.name}`,
    );
    host.focusGuard.watch(this.#iframe, () => this.#stop(THIEF));
    this.#stopWatching = watchForBlock(page.url, () => this.#onBlocked());
    session.connection = connectFrame({
      iframe: this.#iframe,
      url: page.url,
      origin: page.origin,
      protocol: PROTOCOL_VERSION,
      plugin: plugin.manifest.id,
      welcome: (): Welcome => welcomeOf(session),
      handle: (call) =>
        operations.get(call.name)?.stream === true ? dispatchStream(session, call) : dispatch(session, call),
      onRefused: (call, error) => session.auditRefusal(call, error),
      onState: (state, problem) => this.#onFrameState(session, state, problem),
      limits: limits.bridge,
      ...(guard ? { guard } : {}),
    });
  }

  #onFrameState(session: PanelSession, state: FrameState, problem?: FrameProblem): void {
    if (this.#session !== session || this.#state === 'closed') return;
    if (state === 'connecting' || state === 'suspended' || state === 'failed') session.forgetDocument();
    if (state === 'ready' && this.#state === 'connecting') this.#onReady(session);
    if (problem) session.audit({ operation: 'panel.stop', scope: null, outcome: 'disconnected', ms: 0 });
    this.#setState(state, problem);
  }

  #onReady(session: PanelSession): void {
    session.audit({
      operation: 'panel.open',
      scope: null,
      outcome: 'ok',
      ms: 0,
      ...(session.record ? { record: session.record } : {}),
    });
    this.#host.recordEvents.follow(session);
    session.emit(this.#isVisible ? 'app.activated' : 'app.deactivated');
  }

  /** What a panel that works asks for later is its own matter, and ends it if it leads elsewhere. */
  #onBlocked(): void {
    if (this.#state === 'connecting') this.#stop(BLOCKED);
  }

  #stop(problem: PanelProblem): void {
    this.#session?.audit({ operation: 'panel.stop', scope: null, outcome: 'permission_denied', ms: 0 });
    this.#takeDown();
    this.#fail(problem);
  }

  #takeDown(): void {
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    this.#host.panels.delete(session);
    this.#host.recordEvents.forget(session);
    this.#host.focusGuard.forget(this.#iframe);
    this.#stopWatching?.();
    session.connection?.close();
    this.#iframe.src = 'about:blank';
  }

  #fail(problem: PanelProblem): void {
    this.#setState(problem.reason === 'denied' ? 'denied' : 'failed', problem);
  }

  #setState(state: PanelState, problem?: PanelProblem): void {
    this.#state = state;
    this.#problem = problem;
    this.#options.onState?.(state, problem);
  }
}

const THIEF: PanelProblem = {
  reason: 'focus',
  message: 'This panel took the focus away while you were typing, again and again, and was stopped.',
};
const BLOCKED: PanelProblem = {
  reason: 'blocked',
  message:
    'The policy this page was opened with does not name the address of this panel in frame-src. Open the page again; if that does not help, add the address to its policy.',
};

function problemOf(reason: PanelProblem['reason'], message: string): PanelProblem {
  return { reason, message };
}

/** What a panel is shown for, without the rest of what it was attached with. */
export function subjectOf({ record, selection, input, deepLink }: PanelSubject): PanelSubject {
  return {
    ...(record === undefined ? {} : { record }),
    ...(selection === undefined ? {} : { selection }),
    ...(input === undefined ? {} : { input }),
    ...(deepLink === undefined ? {} : { deepLink }),
  };
}
