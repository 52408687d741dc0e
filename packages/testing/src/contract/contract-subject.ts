import type { CrmRecord, ObjectDescription, RecordFields, RecordSource } from '@crosswalk/model';
import type { ErrorCode } from '@crosswalk/protocol';
import { describeType } from '../record-factory.ts';

/** The object types a source under contract has to know, with one field for each way of comparing. */
export const CONTRACT_DESCRIPTIONS: readonly ObjectDescription[] = [
  describeType('company', [{ key: 'name', type: 'text', required: true }]),
  describeType('person', [
    { key: 'name', type: 'text', required: true },
    { key: 'lot', type: 'text', help: 'The test that made the record, so that tests do not see each other.' },
    { key: 'email', type: 'email' },
    { key: 'phone', type: 'phone' },
    { key: 'score', type: 'integer' },
    { key: 'balance', type: 'money', defaultCurrency: 'EUR' },
    { key: 'active', type: 'boolean' },
    { key: 'birthday', type: 'date' },
    { key: 'seenAt', type: 'datetime' },
    {
      key: 'tags',
      type: 'multiSelect',
      options: ['vip', 'press', 'partner'].map((value) => ({ value, label: value })),
    },
    { key: 'company', type: 'ref', refTypes: ['company'] },
    { key: 'about', type: 'longText' },
    { key: 'extra', type: 'json' },
    { key: 'serial', type: 'text', readOnly: true },
  ]),
];

/** A source under contract and how to let go of it. */
export interface ContractSubject {
  source: RecordSource;
  /**
   * What a name is that nothing has: `missing` where the caller may know what there is; `denied` where it is refused like
   * what is forbidden, as by a host, so that a panel does not learn which it was.
   */
  unknownNames?: 'missing' | 'denied';
  close?: () => void | Promise<void>;
}

/** The functions of the test runner: those of `node:test` and of mocha both fit. */
export interface ContractRunner {
  describe: (title: string, define: () => void) => unknown;
  it: (title: string, run: () => Promise<void>) => unknown;
  before: (run: () => Promise<void>) => unknown;
  after: (run: () => Promise<void>) => unknown;
  /** Hears of a rule the source does not claim to keep, and says so in its capabilities; its test then tries nothing. */
  notOffered?: (rule: string) => void;
}

/** A source that can do what every rule needs; what is optional beyond that is tried where its capabilities name it. */
export type ContractSource = RecordSource & Required<Pick<RecordSource, 'search' | 'batch'>>;

/** What each group of rules gets: the source, and people made for one test only. */
export interface ContractWorld {
  readonly it: ContractRunner['it'];
  readonly source: ContractSource;
  /** Notes that the source does not claim to keep a rule. */
  notOffered(rule: string): void;
  /** The code for a name that nothing has, where a source that tells its caller everything would say `missing`. */
  unknown(missing: ErrorCode): ErrorCode;
  /** Creates people that only `ofLot(lot)` finds. */
  people(lot: string, fields: readonly RecordFields[]): Promise<CrmRecord[]>;
}

/** A filter for the people of one test. */
export function ofLot(lot: string) {
  return { field: 'lot', op: 'eq', value: lot } as const;
}

let lots = 0;

/** A name no other test uses. */
export function newLot(): string {
  lots += 1;
  return `lot-${Date.now().toString(36)}-${lots}`;
}
