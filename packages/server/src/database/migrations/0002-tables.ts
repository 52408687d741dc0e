/** The first tables: types, records, changes, and what is kept for plugins. */
export const TABLES = `
create table object_type (
  type text collate "C" primary key,
  description jsonb not null
);

create table record (
  type text collate "C" not null,
  id text collate "C" not null,
  fields jsonb not null,
  version bigint not null,
  search tsvector not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted text,
  primary key (type, id)
);
create index record_search on record using gin (search) where deleted is null;
create index record_fields on record using gin (fields jsonb_path_ops) where deleted is null;

-- Written in the transaction of the record it tells about, read by everyone who watches.
create table change (
  sequence bigserial primary key,
  type text not null,
  id text not null,
  kind text not null,
  changed_fields text[] not null,
  fields jsonb not null,
  version bigint not null,
  created_at timestamptz not null,
  at timestamptz not null default now()
);

-- Answers of writes that carried an Idempotency-Key, so that a repeated one is not done twice.
create table answered_write (
  user_id text not null,
  key text not null,
  fingerprint text not null,
  results jsonb,
  at timestamptz not null default now(),
  primary key (user_id, key)
);

create table plugin_value (
  plugin text collate "C" not null,
  user_id text collate "C" not null,
  key text collate "C" not null,
  value jsonb not null,
  primary key (plugin, user_id, key)
);

-- What is kept once for a plugin (user_id is empty) or once for each of its users.
create table plugin_document (
  plugin text collate "C" not null,
  user_id text collate "C" not null,
  kind text not null,
  content jsonb not null,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  primary key (plugin, user_id, kind)
);

create table audit (
  sequence bigserial primary key,
  at timestamptz not null default now(),
  user_id text not null,
  plugin text not null,
  entry jsonb not null
);
create index audit_plugin on audit (plugin, sequence);
`;
