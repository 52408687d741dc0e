/** Public halves of the keys that sign session tokens; the private ones lie among the secrets. */
export const SIGNING_KEYS = `
create table signing_key (
  id text primary key,
  public_key jsonb not null,
  -- Published before it signs, so that whoever verifies knows it by then.
  signs_from timestamptz not null,
  created_at timestamptz not null default now()
);
`;
