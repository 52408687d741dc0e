import type { FieldDescription } from '@crosswalk/model';
import type { Row } from './wire.ts';

/** A search condition in Tryton's own spelling: `[['name', 'ilike', '%ng']]`, with `'OR'` as first entry for alternatives. */
export type TrytonDomain = readonly unknown[];

/**
 * Where the value of a field lives in Tryton.
 * - `column`: a field of the model itself; `factor` says how many of ours are one of Tryton's (`100` for per cent).
 * - `amount`: money, whose currency is a column of the same model (`currency`) or a path that is only read (`currency.code`).
 * - `fullName`: a person's name in one text.
 * - `json`: any JSON value, in a column that holds text.
 * - `reference`: a field such as `resource`, whose text names model and id.
 * - `child`: the first row of a list whose column `kind` is one of `kinds`; a new row gets the first of them.
 * - `address`: the first row of a list of addresses.
 */
export type TrytonPlace = {
  /** The field is left out of the description, without complaint, where this Tryton has no such column. */
  optional?: boolean;
} & (
  | { column: string; factor?: number; workflow?: Workflow }
  | { amount: string; currency: string }
  | { fullName: string }
  | { json: string }
  | { reference: string }
  | { child: ChildPlace }
  | { address: string }
);

/** The workflow a column is the state of. Tryton's own buttons guard it and a plain write does not, so that the connector does. */
export interface Workflow {
  /** The state a new record has. */
  first: string;
  /** Which states may follow which. */
  steps: Readonly<Record<string, readonly string[]>>;
  /** The date that Tryton's buttons set when one of these states ends the work. */
  closing?: { column: string; states: readonly string[] };
}

/** One value among the rows of a one2many field, such as the e-mail among the contact mechanisms. */
export interface ChildPlace {
  list: string;
  kind: string;
  kinds: readonly string[];
  value: string;
  /** Further columns a row must have and a new row gets: `{ name: 'wechat_openid' }`. */
  also?: Readonly<Record<string, string>>;
  /** For a `channelId`: the system its identities belong to. */
  system?: string;
}

/** One field of ours and its place in Tryton. What is not said here (label, help, choices) is taken from Tryton. */
export type TrytonField = Omit<FieldDescription, 'label' | 'right'> & {
  label?: string;
  from: TrytonPlace;
};

/** One object type of ours and the model of Tryton that keeps it. */
export interface TrytonType {
  type: string;
  model: string;
  label: string;
  pluralLabel: string;
  titleField: string;
  /** Which rows of the model are records of this type; all of them unless said otherwise. */
  domain?: TrytonDomain;
  /** What a new record is given besides its fields, so that it is one of `domain`. */
  createValues?: Row;
  /** What deleting means: `archive` hides the record as Tryton's users do, `delete` removes it. */
  removal: 'archive' | 'delete';
  fields: readonly TrytonField[];
}

/** The list of children a field lives in, if it does. */
export function childListOf({ from }: TrytonField): string | undefined {
  if ('child' in from) return from.child.list;
  return 'address' in from ? from.address : undefined;
}

/** The column of the model a field needs, by which one sees whether this Tryton has it. */
export function columnOf({ from }: TrytonField): string {
  if ('column' in from) return from.column;
  if ('amount' in from) return from.amount;
  if ('fullName' in from) return from.fullName;
  if ('json' in from) return from.json;
  if ('reference' in from) return from.reference;
  return 'child' in from ? from.child.list : from.address;
}
