import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { momentOf, wallClock, zoneName } from './zoned-time.ts';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/Lisbon',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];

describe('zoned time', () => {
  it('[EL-74] shows the clock of the zone, and gives the moment back', () => {
    assert.equal(wallClock(new Date('2026-03-12T09:30:00Z'), 'Asia/Shanghai'), '2026-03-12T17:30');
    assert.equal(wallClock(new Date('2026-03-12T09:30:05Z'), 'Asia/Kathmandu'), '2026-03-12T15:15:05');
    assert.equal(momentOf('2026-03-12T17:30', 'Asia/Shanghai'), '2026-03-12T09:30:00Z');
    assert.equal(momentOf('', 'UTC'), undefined);
    assert.equal(zoneName(new Date('2026-03-12T09:30:00Z'), 'UTC', 'en'), 'UTC');
  });

  it('[EL-74] any moment outside an hour that comes twice comes back from any zone', () => {
    const moments = fc.date({
      min: new Date('1975-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moments, (zone, moment) => {
        const shown = wallClock(moment, zone);
        const back = momentOf(shown, zone);
        // What the clock shows is always kept; the moment too, but for the second time of an hour that comes twice.
        assert.equal(wallClock(new Date(back ?? ''), zone), shown);
        assert.ok(new Date(back ?? '').getTime() <= moment.getTime());
        assert.ok(moment.getTime() - new Date(back ?? '').getTime() <= 86_400_000);
      }),
    );
  });

  it('[EL-74] takes the first of an hour that comes twice, and moves one that is skipped on', () => {
    assert.equal(momentOf('2025-11-02T01:30', 'America/New_York'), '2025-11-02T05:30:00Z');
    assert.equal(momentOf('2026-03-08T02:30', 'America/New_York'), '2026-03-08T07:30:00Z');
    assert.equal(wallClock(new Date('2026-03-08T07:30:00Z'), 'America/New_York'), '2026-03-08T03:30');
  });

  it('[EL-75] reads a zone nobody knows as the machine’s own', () => {
    const moment = new Date('2026-03-12T09:30:00Z');
    assert.equal(wallClock(moment, 'Mars/Olympus'), wallClock(moment, undefined));
  });
});
