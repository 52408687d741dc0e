import type { CallOptions, JsonValue } from '@crosswalk/model';
import type { ArgumentsOf, OperationName, ResultOf } from '@crosswalk/protocol';

/** A type as data that nobody may change. */
export type Frozen<T> = JsonValue extends T
  ? JsonValue
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
/** A type as data that is there or is not. */
export type Plain<T> = JsonValue extends T
  ? JsonValue
  : T extends object
    ? { [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T;

/** The arguments of an operation as an author passes them: frozen data is welcome. */
export type Input<N extends OperationName> = Frozen<ArgumentsOf<N>>;

/** The result of an operation as an author gets it: what is absent is not there. */
export type Output<N extends OperationName> = Plain<ResultOf<N>>;

/** The arguments of an operation except those that have a place of their own, and a way to stop it. */
export type Options<N extends OperationName, Placed extends keyof ArgumentsOf<N> = never> = Omit<Input<N>, Placed> &
  CallOptions;

const NO_OPTIONS: CallOptions = {};

/** Takes the arguments out of an author's options and leaves the rest to the call. */
export function splitOptions<T extends CallOptions>(options: T): [input: Omit<T, 'signal'>, options: CallOptions] {
  // Most calls have no signal, and copying is what costs.
  if (options.signal === undefined) return [options, NO_OPTIONS];
  const { signal, ...input } = options;
  return [input, { signal }];
}
