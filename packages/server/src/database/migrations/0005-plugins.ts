/** Installed plugins with their files, everything secret, and which plugins changed for whom. */
export const PLUGINS = `
create table plugin (
  id text collate "C" primary key,
  manifest jsonb not null,
  base_url text not null,
  -- Where it came from, and the fingerprint of all of it.
  source text not null,
  digest text not null,
  is_disabled boolean not null default false,
  -- An update that asks for more, waiting for an admin to agree.
  proposal jsonb,
  installed_by text not null,
  installed_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Files of plugins that came as an archive and are served from here.
create table plugin_file (
  plugin text collate "C" not null,
  digest text not null,
  path text collate "C" not null,
  content bytea not null,
  primary key (plugin, digest, path)
);

-- The last change of each plugin for everybody (user_id is empty) and for single users. A row outlasts its plugin, so that pages learn that it went.
create sequence plugin_change_sequence;
create table plugin_change (
  plugin text collate "C" not null,
  user_id text collate "C" not null,
  sequence bigint not null,
  primary key (plugin, user_id)
);
create index plugin_change_order on plugin_change (sequence);

create table secret (
  owner text collate "C" not null,
  name text collate "C" not null,
  key_id text not null,
  sealed text not null,
  updated_by text not null,
  updated_at timestamptz not null default now(),
  primary key (owner, name)
);
create index secret_key on secret (key_id);
`;
