import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod';
import type { JsonSchema } from '../scripts/json-schema.ts';
import { valuesNear } from './fixtures/schema-values.fake.ts';
import { CHECKED_OPERATIONS, CHECKED_REQUESTS } from './generated/checks.ts';
import { OPERATIONS } from './operations/index.ts';
import { PANEL_REQUESTS } from './requests.ts';

type Checked = ReadonlyMap<string, { arguments: (value: unknown) => unknown; result: (value: unknown) => unknown }>;
const tables: [Record<string, { arguments: z.core.$ZodType; result: z.core.$ZodType }>, Checked][] = [
  [OPERATIONS, CHECKED_OPERATIONS],
  [PANEL_REQUESTS, CHECKED_REQUESTS],
];

function namesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(namesPrototype);
}

describe('generated checks', () => {
  for (const [table, checks] of tables) {
    for (const [name, schemas] of Object.entries(table)) {
      for (const part of ['arguments', 'result'] as const) {
        it(`[CHE-1] the check of ${name}'s ${part} agrees with its schema`, () => {
          const check = checks.get(name)?.[part];
          assert.ok(check);
          fc.assert(
            fc.property(valuesNear(z.toJSONSchema(schemas[part]) as JsonSchema), (value) => {
              // A schema drops a key that would reach a prototype; the check refuses the value.
              const right = !namesPrototype(value) && z.safeParse(schemas[part], value).success;
              assert.equal(check(value) === null, right, JSON.stringify(check(value)));
            }),
            { numRuns: 60 },
          );
        });
      }
    }
  }

  it('[CHE-2] each operation and request has a check, and nothing inherited is found', () => {
    for (const [table, checks] of tables) assert.deepEqual([...checks.keys()], Object.keys(table));
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'records'])
      assert.equal(CHECKED_OPERATIONS.get(name), undefined);
  });

  it('[CHE-3] no check throws or repeats the value it refuses', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 3_000; level += 1) deep = { not: deep, and: [deep] };
    const canary = 'canary'.repeat(200_000);
    const proto: unknown = JSON.parse('{"__proto__":{"polluted":true},"type":"person","id":"1"}');
    const hostile = [
      deep,
      canary,
      { type: canary, id: canary },
      { [canary]: 1 },
      { type: 'person', filter: deep },
      proto,
      [],
      null,
      undefined,
      1,
      () => 1,
      Symbol('x'),
    ];
    for (const [name, { arguments: check, result }] of CHECKED_OPERATIONS) {
      for (const value of hostile) {
        const answers = JSON.stringify([check(value), result(value)]);
        assert.ok(answers.length < 4_000, name);
      }
    }
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  });
});
