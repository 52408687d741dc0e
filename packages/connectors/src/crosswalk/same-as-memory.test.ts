import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { BatchOperation, CrmRecord, RecordFields, RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { CONTRACT_DESCRIPTIONS, createMemorySource } from '@crosswalk/testing';
import { type RunningApp, startApp } from '../../../server/test/running-app.ts';
import { createHttpSource } from './index.ts';

type Source = Required<RecordSource>;
/** A write by the number of the record it means; `version` says which version the writer believes in. */
type Step =
  | { kind: 'create'; fields: RecordFields }
  | { kind: 'update'; target: number; fields: RecordFields; version: 'none' | 'right' | 'stale' }
  | { kind: 'delete'; target: number; version: 'none' | 'right' | 'stale' };

const FIELDS: fc.Arbitrary<RecordFields> = fc
  .record(
    {
      name: fc.constantFrom('Ada', 'ada', '', '张伟', null, 5),
      score: fc.constantFrom(0, 1, -7, null, 1.5),
      balance: fc.constantFrom(
        { amount: '1.50', currency: 'EUR' },
        { currency: 'EUR', amount: '1.50' },
        { amount: '1.5', currency: 'EUR' },
        null,
      ),
      tags: fc.constantFrom<RecordFields[string]>([], ['vip'], ['vip', 'press'], ['king']),
      birthday: fc.constantFrom('2024-02-29', '2023-02-29'),
      unknown: fc.constant(1),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => !('unknown' in fields) || Object.keys(fields).length > 4);
const version = fc.constantFrom<'none' | 'right' | 'stale'>('none', 'right', 'stale');
const target = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), fields: FIELDS }),
  fc.record({ kind: fc.constant('update' as const), target, fields: FIELDS, version }),
  fc.record({ kind: fc.constant('delete' as const), target, version }),
);
const batches = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 });

/** One side of the comparison: a source, and the records that were made in it, by number. */
class Side {
  readonly made: CrmRecord[] = [];
  readonly stale = new Map<string, string>();
  constructor(readonly source: Source) {}

  async run(steps: readonly Step[]): Promise<unknown> {
    const results = await this.source.batch(steps.map((one) => this.#operation(one))).catch((error: unknown) => error);
    if (!Array.isArray(results)) return tellFailure(results);
    return results.map((record: CrmRecord | null, index) => this.#keep(record, steps[index]));
  }

  async everything(): Promise<unknown> {
    const ids = new Map(this.made.map((record, index) => [record.id, index]));
    const { records } = await this.source.list('person', {
      sort: [
        { field: 'name', direction: 'asc' },
        { field: 'score', direction: 'desc' },
      ],
      limit: 5_000,
    });
    return records
      .map(({ id, fields }) => ({ index: ids.get(id) ?? -1, fields }))
      .filter(({ index }) => index >= 0)
      .sort((left, right) => left.index - right.index);
  }

  #keep(record: CrmRecord | null, one: Step | undefined): unknown {
    if (record === null) return null;
    if (one?.kind === 'create') this.made.push(record);
    const index = this.made.findIndex(({ id }) => id === record.id);
    const before = this.made[index];
    if (before !== undefined && before.version !== record.version) this.stale.set(record.id, before.version);
    this.made[index] = record;
    return { index, fields: record.fields, isChanged: before?.version !== record.version };
  }

  #operation(one: Step): BatchOperation {
    if (one.kind === 'create') return { kind: 'create', type: 'person', fields: one.fields };
    const record = this.made[one.target % Math.max(1, this.made.length)];
    const id = record?.id ?? 'nobody';
    const versions = { none: undefined, right: record?.version, stale: this.stale.get(id) ?? 'never' };
    const expected = versions[one.version];
    const condition = expected === undefined ? {} : { ifVersion: expected };
    return one.kind === 'update'
      ? { kind: 'update', type: 'person', id, fields: one.fields, ...condition }
      : { kind: 'delete', type: 'person', id, ...condition };
  }
}

function tellFailure(error: unknown): unknown {
  if (!(error instanceof CrosswalkError)) throw error;
  return { code: error.code, faults: error.details.faults?.map(({ path, expected }) => [path, expected]) };
}

describe('two implementations of one contract', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp({}, CONTRACT_DESCRIPTIONS);
  });
  after(() => app.close());

  it('[SRC-26] the server and the memory source answer any sequence of writes alike', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (sequence) => {
        const sides = [
          new Side(createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS })),
          new Side(createHttpSource({ baseUrl: app.url })),
        ] as const;
        for (const steps of sequence) {
          const [memory, server] = await Promise.all(sides.map((side) => side.run(steps)));
          assert.deepEqual(server, memory, JSON.stringify(steps));
        }
        const [memory, server] = await Promise.all(sides.map((side) => side.everything()));
        assert.deepEqual(server, memory);
      }),
      { numRuns: 40 },
    );
  });
});
