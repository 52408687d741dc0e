import type { Message, Messenger } from 'penpal';
import type { Peer } from './peer.ts';

/** Penpal messages one connection may receive: a handshake takes four, a good-bye one. */
const MAX_MESSAGES = 8;
const KINDS = ['SYN', 'ACK1', 'ACK2', 'DESTROY'] as const;

/**
 * Carries Penpal's handshake and good-bye over our private ports. Calls and replies of Penpal's own are refused in both
 * directions: its dispatcher follows any path the other side names, so nothing may reach it.
 */
export class PeerMessenger implements Messenger {
  readonly #peer: Peer;
  readonly #handlers = new Set<(message: Message) => void>();
  readonly #onDestroy: (end: 'goodbye' | 'failure') => void;
  #isValid: (data: unknown) => data is Message = isNeverValid;
  #received = 0;
  #saidGoodbye = false;

  constructor(peer: Peer, onDestroy: (end: 'goodbye' | 'failure') => void) {
    this.#peer = peer;
    this.#onDestroy = onDestroy;
  }

  initialize = ({ validateReceivedMessage }: Parameters<Messenger['initialize']>[0]): void => {
    this.#isValid = validateReceivedMessage;
  };

  sendMessage = (message: Message): void => {
    if (isHandshake(message)) this.#peer.control(message);
  };

  addMessageHandler = (handler: (message: Message) => void): void => {
    this.#handlers.add(handler);
  };

  removeMessageHandler = (handler: (message: Message) => void): void => {
    this.#handlers.delete(handler);
  };

  destroy = (): void => {
    this.#handlers.clear();
    this.#onDestroy(this.#saidGoodbye ? 'goodbye' : 'failure');
  };

  /** Hands a control message of the other side to Penpal, if it is one that a handshake has. */
  receive(message: unknown): void {
    this.#received += 1;
    if (this.#received > MAX_MESSAGES || !this.#isValid(message) || !isHandshake(message)) return;
    this.#saidGoodbye = message.type === 'DESTROY';
    for (const handler of [...this.#handlers]) handler(message);
  }
}

/** Nothing is valid before Penpal has said what is. */
function isNeverValid(_data: unknown): _data is Message {
  return false;
}

function isHandshake(message: Message): boolean {
  return KINDS.some((kind) => kind === message.type) && JSON.stringify(message).length < 1_000;
}
