import type { ArgumentsOf, OperationName, ResultOf } from '@crosswalk/protocol';
import type { InstalledPlugin } from './plugins.ts';

/** Operations that the page cannot do by itself. */
export type ServerOperation = Extract<
  OperationName,
  | `http.${string}`
  | `auth.${string}`
  | `behaviour.${string}`
  | `insights.${string}`
  | `automation.${string}`
  | `sync.${string}`
>;

/**
 * What a server does for panels, one function for each operation it has. Permission is checked before it is asked; what
 * it answers is checked too. Words of a `CrosswalkError` it throws reach the panel. Operations it lacks are answered `unsupported` and are not in `capabilities`.
 */
export type ServerOperations = {
  readonly [N in ServerOperation]?: (input: ArgumentsOf<N>, context: ServerCallContext) => Promise<ResultOf<N>>;
};

/** Who asks, and a way to stop it. */
export interface ServerCallContext {
  readonly plugin: InstalledPlugin;
  readonly signal: AbortSignal;
  /** Opens a page beside the CRM, after the user said yes; `false` when they did not. The call may then last as long as they need. */
  readonly openPage: (url: string) => Promise<boolean>;
}
