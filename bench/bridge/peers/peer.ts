/** What every peer of the comparison offers: the same two calls over its own way of crossing. */

/** The record store every peer's host side answers from. */
export interface Store {
  get(id: string): Promise<Contact>;
  list(count: number): Promise<Contact[]>;
}

export interface Contact {
  type: string;
  id: string;
  version: string;
  fields: Record<string, string>;
}

/** A peer in the host page. */
export interface HostPeer {
  /** Opens `url` in the frame and answers its calls from the store; resolves when the panel can call. */
  open(iframe: HTMLIFrameElement, url: string, store: Store): Promise<HostSession>;
}

export interface HostSession {
  /** Tells the panel something, one way. */
  emit(payload: unknown): void;
  close(): void;
}

/** A peer in the panel. */
export interface PanelPeer {
  connect(): Promise<PanelSession>;
}

export interface PanelSession {
  get(id: string): Promise<Contact>;
  list(count: number): Promise<Contact[]>;
  /** Lists and reports the moment the first records are there. */
  listFirst(count: number, onFirst: () => void): Promise<Contact[]>;
  onEvent(listener: (payload: unknown) => void): void;
}
