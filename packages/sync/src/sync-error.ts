/** Why the engine refuses or stops. The codes are of the one closed list; whoever carries it across a boundary needs no translation. */
export class SyncError extends Error {
  override readonly name = 'SyncError';

  constructor(
    readonly code: 'invalid_input' | 'conflict' | 'not_found' | 'cancelled' | 'unsupported',
    message: string,
  ) {
    super(message);
  }

  /** After a `conflict` the same call works on what is there now. */
  get retryable(): boolean {
    return this.code === 'conflict';
  }
}
