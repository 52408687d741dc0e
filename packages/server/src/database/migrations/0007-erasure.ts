/** Erasures: what is still to be looked for while one is under way, and afterwards only that it was done. */
export const ERASURE = `
create table erasure (
  type text collate "C" not null,
  id text collate "C" not null,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  -- What the person is named by; empty again when all of it has been found.
  texts jsonb,
  done_at timestamptz,
  changed jsonb not null default '{}',
  primary key (type, id)
);

-- Whether a text holds one of these, folded, in whatever case.
create function cw_mentions(value text, texts text[]) returns boolean language sql immutable parallel safe as $$
  select exists (select from unnest(texts) as one(part) where position(part in cw_fold(value)) > 0)
$$;

create or replace function cw_erase_subject(texts text[]) returns integer language plpgsql as $$
declare
  changed integer;
begin
  perform set_config('crosswalk.audit', 'UPDATE', true);
  update audit set subject = null, subject_salt = null where subject is not null and cw_mentions(subject, texts);
  get diagnostics changed = row_count;
  perform set_config('crosswalk.audit', '', true);
  return changed;
end
$$;
`;
