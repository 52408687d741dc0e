/**
 * The few parts of Tryton's web client this page uses, as they were seen in version 6.0. It is another program's script
 * and has no types: everything read from it is looked at as what may be missing.
 */

/** A record of the client; new ones have an id below zero. */
export interface SaoRecord {
  readonly id: number;
}

/** What shows records of one model. */
export interface SaoScreen {
  readonly model_name: string;
  readonly current_record?: SaoRecord | null;
  readonly current_view?: { readonly view_type: string } | null;
  readonly tab?: SaoTab;
  modified(): boolean;
  reload(ids: readonly number[], written?: boolean): unknown;
}

/** A tab of the client. */
export interface SaoTab {
  readonly screen?: SaoScreen;
  /** The element that holds a tab's content, in a jQuery wrapper. */
  readonly main?: ArrayLike<HTMLElement>;
}

/** The signed-in user's session. */
export interface SaoSession {
  readonly user_id: number;
  readonly login: string;
  readonly database: string;
  get_auth(): string;
}

/** A promise of jQuery's. */
export interface SaoPromise {
  then(done: () => void, failed: () => void): unknown;
}

/** Anything a class of the client inherits to its objects. */
type Methods<T> = Record<string, (this: T, ...parameters: never[]) => unknown>;

export interface SaoClient {
  readonly Session: { readonly current_session?: SaoSession | null; renew(session: SaoSession): SaoPromise };
  readonly Screen: { readonly prototype: Methods<SaoScreen> };
  readonly Tab: {
    readonly tabs: readonly SaoTab[];
    readonly Form: { readonly prototype: Methods<SaoTab> };
    create(attributes: { model: string; res_id: number; mode: readonly string[] }): void;
  };
  readonly i18n: { getlang(): string };
}

declare global {
  /** The client puts itself there before it loads this page's script. */
  var Sao: SaoClient | undefined;
}

/** The client, or an error that says what is wrong. */
export function findSao(): SaoClient {
  const client = globalThis.Sao;
  if (client) return client;
  throw new TypeError(
    "This script belongs beside the index page of Tryton's web client, as custom.js. Sao is not there.",
  );
}

/** Calls a function after a method of the client, for each object that has it. What the method answers is not touched. */
export function afterCalls<T>(prototype: Methods<T>, name: string, then: (self: T) => void): void {
  const original = prototype[name];
  if (!original) throw new TypeError(`This version of Tryton's client has no ${name}. It was made for 6.0.`);
  prototype[name] = function (this: T, ...parameters: never[]): unknown {
    const answer = Reflect.apply(original, this, parameters);
    // Tryton's own work must go on whatever happens here.
    queueMicrotask(() => then(this));
    return answer;
  };
}
