/** What the steps of runs remember: their result is what keeps a step from being done twice. */
export const RUN_STEP = `
create table run_step (
  run uuid not null,
  name text collate "C" not null,
  input_hash text not null,
  attempt integer not null,
  result jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (run, name)
);
`;
