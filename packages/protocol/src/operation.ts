import type { z } from '@crosswalk/model';

/** How an operation answers: once, or with a stream of items until either side ends it. */
export type OperationKind = 'call' | 'stream';

/**
 * One thing that can be asked across the bridge.
 *
 * `scope` is the permission it needs, with the arguments it depends on in braces: `records.{type}.read`.
 * `null` needs none. `over` names the argument that lists several requests of which each needs its own scope.
 */
export interface Operation<A extends z.ZodMiniType = z.ZodMiniType, R extends z.ZodMiniType = z.ZodMiniType> {
  readonly arguments: A;
  readonly result: R;
  readonly scope: string | null;
  readonly over?: string;
  readonly kind?: OperationKind;
  /** Waits for a person, so the time limit of calls does not apply. */
  readonly interactive?: boolean;
}

/** Declares an operation; exists so that its schemas keep their own types. */
export function operation<A extends z.ZodMiniType, R extends z.ZodMiniType>(
  declaration: Operation<A, R>,
): Operation<A, R> {
  return declaration;
}
