import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkValue, fieldOf, type FieldValue, type ObjectDescription } from '@crosswalk/model';
import { type Database, openDatabase, sql } from '@crosswalk/server';
import { DEMO_COUNTS, DEMO_DESCRIPTIONS, generateDemo, loadDemo } from './index.ts';
import { HARD_NAMES } from './words/hard-names.ts';

const TODAY = new Date('2026-11-22T12:00:00Z');
const records = generateDemo({ today: TODAY });
const descriptions = new Map<string, ObjectDescription>(
  DEMO_DESCRIPTIONS.map((description) => [description.type, description]),
);
const ofType = (type: string) => records.filter((record) => record.type === type);

describe('demo data', () => {
  it('has as many records of each type as it promises', () => {
    const counts = Object.fromEntries(Object.keys(DEMO_COUNTS).map((type) => [type, ofType(type).length]));
    assert.deepEqual(counts, DEMO_COUNTS);
    assert.equal(new Set(records.map(({ type, id }) => `${type}/${id}`)).size, records.length);
  });

  it('is the same each time it is made for a day', () => {
    assert.deepEqual(generateDemo({ today: TODAY }), records);
    assert.notDeepEqual(generateDemo({ today: TODAY, seed: 1 })[100], records[100]);
  });

  it('has a right value in every field', () => {
    for (const { type, id, fields } of records) {
      const description = descriptions.get(type);
      assert.ok(description, type);
      for (const [key, value] of Object.entries(fields)) {
        const field = fieldOf(description, key);
        assert.ok(field, `${type}.${key}`);
        assert.equal(checkValue(field, value), undefined, `${id} ${key} ${JSON.stringify(value)}`);
      }
    }
  });

  it('points only at records that are there', () => {
    const known = new Set(records.map(({ type, id }) => `${type}/${id}`));
    for (const { id, fields } of records) {
      for (const value of Object.values<FieldValue>(fields)) {
        if (isReference(value)) assert.ok(known.has(`${value.type}/${value.id}`), `${id} → ${value.type}/${value.id}`);
      }
    }
  });

  it('contains every hard name, and different e-mail addresses', () => {
    const names = new Set(ofType('person').map(({ fields }) => nameOf(fields['name'])));
    for (const name of HARD_NAMES) assert.ok(names.has(name), name);
    const addresses = ofType('person').map(({ fields }) => fields['email']);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  it('fits together: a deal is with somebody of its company, in the past when it is closed', () => {
    const people = new Map(ofType('person').map((person) => [person.id, person.fields]));
    for (const { id, fields } of ofType('deal')) {
      const person = people.get(isReference(fields['person']) ? fields['person'].id : '');
      assert.deepEqual(person?.['company'], fields['company'], id);
      const isClosed = fields['stage'] === 'won' || fields['stage'] === 'lost';
      if (isClosed) assert.ok(textOf(fields['closeDate']) <= '2026-11-22', id);
    }
    for (const { id, fields } of ofType('event')) assert.ok(textOf(fields['at']) < '2026-11-23', id);
  });
});

describe('loading the demo', () => {
  let database: Database;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  it('fills an empty database once', async () => {
    assert.equal(await loadDemo(database, { today: TODAY }), true);
    assert.equal(await loadDemo(database, { today: TODAY }), false);
    const [row] = await database.query<{ count: number }>(sql`select count(*)::integer as count from record`);
    assert.equal(row?.count, records.length);
  });
});

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isReference(value: FieldValue | undefined): value is { type: string; id: string } {
  return typeof value === 'object' && value !== null && 'type' in value && 'id' in value && !('system' in value);
}

function nameOf(value: FieldValue | undefined): unknown {
  return typeof value === 'object' && value !== null && 'full' in value ? value.full : undefined;
}
