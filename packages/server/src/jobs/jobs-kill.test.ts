import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runKillRounds } from '../../test/kill-rounds.ts';
import { startPostgres, whyNoPostgres } from '../../test/throwaway-postgres.ts';

describe('processes that are killed', { skip: whyNoPostgres() }, () => {
  it('[JOB-10] no acknowledged write or run is lost, none is done twice and no finished step repeated', async () => {
    const postgres = await startPostgres();
    try {
      const { runs, acknowledgedWrites, ...wrong } = await runKillRounds(
        await postgres.createDatabase(),
        3,
        Math.random,
      );
      assert.ok(runs > 0 && acknowledgedWrites > 0);
      assert.deepEqual(wrong, { lostWrites: 0, doubledWrites: 0, lostRuns: 0, repeatedSteps: 0, missingEffects: 0 });
    } finally {
      await postgres.remove();
    }
  });
});
