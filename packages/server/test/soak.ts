/** `npm run soak [-- ROUNDS]`: kills servers and workers at random moments under load, and says what was lost or done twice. */
import { runKillRounds } from './kill-rounds.ts';
import { startPostgres } from './throwaway-postgres.ts';

const rounds = Number(process.argv[2] ?? 20);
const postgres = await startPostgres();
try {
  const { runs, acknowledgedWrites, ...wrong } = await runKillRounds(
    await postgres.createDatabase(),
    rounds,
    Math.random,
  );
  console.log(JSON.stringify({ rounds, runs, acknowledgedWrites, ...wrong }));
  process.exitCode = Object.values(wrong).every((count) => count === 0) ? 0 : 1;
} finally {
  await postgres.remove();
}
