/**
 * Audit entries in three parts: the facts, who acted, and whom or what it was about. The chain is over the facts and
 * salted digests of the other two, so that these can be taken away without breaking it. Only `cw_append_audit`,
 * `cw_erase_audit` and `cw_drop_audit` change the table; a trigger refuses everything else.
 */
export const AUDIT_PARTS = `
alter table audit rename to audit_line;
alter index audit_plugin rename to audit_line_plugin;
create table audit (
  sequence bigint primary key generated always as identity,
  at timestamptz not null,
  plugin text not null,
  user_id text not null,
  facts text not null,
  actor text,
  actor_salt text,
  actor_digest text not null,
  subject text,
  subject_salt text,
  subject_digest text not null,
  hash text not null
);
create index audit_plugin on audit (plugin, sequence);
create index audit_user on audit (user_id, sequence);

-- Where the chain begins: the last entry that was dropped, or nothing at all.
create table audit_anchor (
  id boolean primary key default true check (id),
  sequence bigint not null default 0,
  hash text not null default ''
);
insert into audit_anchor default values;

create function cw_digest(value text) returns text language sql immutable parallel safe as $$
  select encode(sha256(convert_to(value, 'UTF8')), 'hex')
$$;

-- Appends entries in their order. Writers take turns, because each entry is chained to the one before.
create function cw_append_audit(entries jsonb) returns void language plpgsql as $$
declare
  item record;
  previous text;
  actor_part text;
  subject_part text;
begin
  perform pg_advisory_xact_lock(7270003);
  select coalesce((select hash from audit order by sequence desc limit 1), (select hash from audit_anchor)) into previous;
  for item in
    select * from jsonb_to_recordset(entries)
      as entry(at timestamptz, plugin text, user_id text, facts text, actor text, subject text, salt text)
  loop
    actor_part := cw_digest('a' || item.salt || item.actor);
    subject_part := cw_digest('s' || item.salt || item.subject);
    previous := cw_digest(previous || E'\\n' || item.facts || E'\\n' || actor_part || E'\\n' || subject_part);
    insert into audit (at, plugin, user_id, facts, actor, actor_salt, actor_digest, subject, subject_salt, subject_digest, hash)
    values (item.at, item.plugin, item.user_id, item.facts, item.actor, 'a' || item.salt, actor_part,
      item.subject, 's' || item.salt, subject_part, previous);
  end loop;
end
$$;

-- Takes over what was there before. An entry that did not fit its chain then does not fit now either.
do $$
declare
  old record;
  entry jsonb;
  previous text := '';
begin
  for old in select * from audit_line order by sequence loop
    entry := old.line::jsonb;
    perform cw_append_audit(jsonb_build_array(jsonb_build_object(
      'at', coalesce(entry ->> 'at', now()::text), 'plugin', old.plugin, 'user_id', old.user_id,
      'facts', (entry - 'who' - 'record' - 'view')::text,
      'actor', jsonb_build_object('who', entry -> 'who')::text,
      'subject', jsonb_strip_nulls(jsonb_build_object('record', entry -> 'record', 'view', entry -> 'view'))::text,
      'salt', gen_random_uuid()::text)));
    if cw_digest(previous || E'\\n' || old.line) <> old.hash then
      update audit set hash = 'broken before the chain was rebuilt' where sequence = (select max(sequence) from audit);
    end if;
    previous := old.hash;
  end loop;
end
$$;
drop table audit_line;

create function cw_guard_audit() returns trigger language plpgsql as $$
begin
  if current_setting('crosswalk.audit', true) is distinct from TG_OP then
    raise exception 'The audit is append-only.' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end
$$;
create trigger audit_guard before update or delete on audit for each row execute function cw_guard_audit();
create trigger audit_guard_truncate before truncate on audit for each statement execute function cw_guard_audit();

-- Takes away who acted where it was this user, and gives how many entries that were.
create function cw_erase_actor(erased_user text) returns integer language plpgsql as $$
declare
  changed integer;
begin
  perform set_config('crosswalk.audit', 'UPDATE', true);
  update audit set user_id = '', actor = null, actor_salt = null where user_id = erased_user;
  get diagnostics changed = row_count;
  perform set_config('crosswalk.audit', '', true);
  return changed;
end
$$;

-- Takes away what an entry was about where it names one of these texts, and gives how many entries that were.
create function cw_erase_subject(texts text[]) returns integer language plpgsql as $$
declare
  changed integer;
begin
  perform set_config('crosswalk.audit', 'UPDATE', true);
  update audit set subject = null, subject_salt = null
  where exists (select from unnest(texts) as one(part) where position(part in lower(subject)) > 0);
  get diagnostics changed = row_count;
  perform set_config('crosswalk.audit', '', true);
  return changed;
end
$$;

-- Drops the oldest entries, up to the first that is newer, and remembers where the chain goes on.
create function cw_drop_audit(older_than timestamptz) returns integer language plpgsql as $$
declare
  last_dropped bigint;
  changed integer;
begin
  perform pg_advisory_xact_lock(7270003);
  select max(sequence) from audit
    where sequence < coalesce((select min(sequence) from audit where at >= older_than), 9223372036854775807)
    into last_dropped;
  if last_dropped is null then return 0; end if;
  update audit_anchor set sequence = last_dropped, hash = (select hash from audit where sequence = last_dropped);
  perform set_config('crosswalk.audit', 'DELETE', true);
  delete from audit where sequence <= last_dropped;
  get diagnostics changed = row_count;
  perform set_config('crosswalk.audit', '', true);
  return changed;
end
$$;
`;
