import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeRecords } from '@crosswalk/testing';
import { groupByDay } from './group-by-day.ts';

const events = (...moments: string[]) =>
  makeRecords('event', moments.length, (number) => ({ at: moments[number - 1] ?? null }));

describe('groupByDay', () => {
  it('[WID-24] groups by the calendar day where the reader is', () => {
    const list = events('2026-03-02T01:00:00Z', '2026-03-01T23:00:00Z', '2026-03-01T05:00:00Z');
    assert.deepEqual(
      groupByDay(list, 'at', 'UTC').map(({ day, events: group }) => [day, group.length]),
      [
        ['2026-03-02', 1],
        ['2026-03-01', 2],
      ],
    );
    assert.deepEqual(
      groupByDay(list, 'at', 'America/New_York').map(({ day, events: group }) => [day, group.length]),
      [['2026-03-01', 3]],
    );
  });

  it('[WID-24] keeps every event and their order, whatever their moments', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.date({ noInvalidDate: true }).map(String), fc.string())), (moments) => {
        const list = events(...moments);
        assert.deepEqual(
          groupByDay(list, 'at', 'UTC').flatMap((group) => group.events),
          list,
        );
      }),
    );
  });
});
