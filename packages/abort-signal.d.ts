/**
 * The part of AbortSignal that every platform shares. Packages that run anywhere are compiled without DOM and
 * Node types, so that neither slips in; this is the one platform interface they need.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
