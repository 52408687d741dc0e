import type { OperationName } from '@crosswalk/protocol';
import type { Server } from './server.ts';

/** Operations not every host offers. Their methods can be called only after `crm.supports` said yes, or when `init` required them. */
export type OptionalOperation = Extract<OperationName, `${keyof Server}.${string}`>;

type GroupOf<N extends string> = N extends `${infer Group}.${string}` ? Group : never;
type MethodOf<N extends string, Group extends string> = N extends `${Group}.${infer Method}` ? Method : never;

/** Stands where a method will be once `crm.supports(name)` was true; its name is what the compiler says when it is called too early. */
export interface AskSupportsFirst<N extends string> {
  readonly operation: N;
}

/** The server's groups before anything was asked. */
export type Unasked = {
  readonly [Group in keyof Server]: {
    readonly [Method in keyof Server[Group]]: AskSupportsFirst<`${Group}.${Method & string}`>;
  };
};

/** The methods of the operations N, callable. */
export type Supported<N extends OptionalOperation> = {
  readonly [Group in GroupOf<N> & keyof Server]: {
    readonly [Method in MethodOf<N, Group> & keyof Server[Group]]: Server[Group][Method];
  };
};
