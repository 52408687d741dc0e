import { CallGate, DEFAULT_LIMITS, LongAnswers, type FrameConnection, type FrameState, Peer } from '@crosswalk/bridge';
import { CrosswalkError } from '@crosswalk/protocol';
import { subjectOf } from './attach.ts';
import type { AttachOptions } from './attached-panel.ts';
import { dispatch, dispatchStream } from './dispatch.ts';
import type { HostParts } from './host-parts.ts';
import { obstacleOf } from './obstacle.ts';
import { PanelSession, type PanelSubject } from './panel-session.ts';
import { refuse } from './refusal.ts';
import { welcomeOf } from './welcome.ts';

/** The host's end of a panel without a frame. */
export interface LocalPanel {
  /** Takes one message of the panel. */
  receive(text: string): void;
  /** Shows the panel for something else. */
  update(subject: PanelSubject): void;
  destroy(): void;
}

/**
 * Opens a view without a frame: the panel runs in the same program and hands its messages over by function. Permissions,
 * limits and the audit are those of every panel. For offline tests of plugins only: nothing shuts such a panel in.
 */
export async function attachLocal(
  host: HostParts,
  options: AttachOptions,
  post: (text: string) => void,
): Promise<LocalPanel> {
  const session = await openSession(host, options);
  const connection = new LocalConnection(session, post);
  session.connection = connection;
  host.panels.add(session);
  host.recordEvents.follow(session);
  connection.emit('welcome', welcomeOf(session));
  options.onOpen?.(session);
  return {
    receive: (text) => connection.receive(text),
    update: (subject) => {
      session.subject = subject;
      host.recordEvents.follow(session);
    },
    destroy: () => {
      host.panels.delete(session);
      host.recordEvents.forget(session);
      connection.close();
    },
  };
}

async function openSession(host: HostParts, options: AttachOptions): Promise<PanelSession> {
  const plugin = host.findPlugin(options.plugin);
  const view = plugin?.manifest.views.find(({ id }) => id === options.view);
  if (!plugin || !view || plugin.disabled) throw refuse('not_found', 'This view is not installed or is switched off.');
  const permissions = await host.grants.load(plugin);
  const obstacle = obstacleOf(host, plugin, permissions);
  if (obstacle) throw refuse('unsupported', `${obstacle.message} ${obstacle.scopes?.join(' ') ?? ''}`.trim());
  const { submit } = options;
  const parts = { host, plugin, view, permissions, subject: subjectOf(options), callbacks: options };
  return new PanelSession({ ...parts, ...(submit ? { submit } : {}) });
}

/** A connection over two functions, with the limits a frame has. */
class LocalConnection implements FrameConnection {
  readonly epoch = 1;
  readonly statistics = { calls: 0, refused: 0, messages: 0, characters: 0 };
  readonly #peer: Peer;
  #state: FrameState = 'ready';

  constructor(session: PanelSession, post: (text: string) => void) {
    const { operations, limits } = session.host;
    const allowed = { ...DEFAULT_LIMITS, ...limits.bridge };
    this.#peer = new Peer({
      post,
      handle: (call) =>
        operations.get(call.name)?.stream === true ? dispatchStream(session, call) : dispatch(session, call),
      onRefused: (call, error) => session.auditRefusal(call, error),
      gate: new CallGate(allowed),
      longAnswers: (outbox) => new LongAnswers(outbox, allowed.streams),
      onViolation: () => this.close(),
      limits: allowed,
    });
  }

  get state(): FrameState {
    return this.#state;
  }

  receive(text: string): void {
    this.#peer.receive(text);
  }

  emit(event: string, payload: unknown): void {
    this.#peer.emit(event, payload);
  }

  emitText(event: string, payload: string): void {
    this.#peer.emitText(JSON.stringify(event), payload);
  }

  request(...call: Parameters<FrameConnection['request']>): Promise<unknown> {
    return this.#peer.call(...call);
  }

  cancelCalls(...which: Parameters<FrameConnection['cancelCalls']>): void {
    this.#peer.rejectCalls(...which);
  }

  reopen(): void {
    throw new CrosswalkError('unsupported', 'A panel without a frame has no page to open anew.');
  }

  close(): void {
    this.#state = 'closed';
    this.#peer.close();
  }
}
