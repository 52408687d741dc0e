/** Connections of users with other companies (OAuth 2). The tokens themselves lie sealed in the table of secrets. */
export const CONNECTIONS = `
create table oauth_connection (
  id text primary key,
  plugin text collate "C" not null,
  name text not null,
  user_id text not null,
  -- A hash of what the manifest said of the company when the user agreed: the tokens are used only while it still says so.
  terms text not null,
  account text not null default '',
  scopes text[] not null default '{}',
  is_lost boolean not null default false,
  renews boolean not null,
  -- Counts the tokens: of many who want a newer one, one asks for it.
  generation integer not null default 1,
  expires_at timestamptz,
  connected_at timestamptz not null default now(),
  -- Who is asking for a newer token now, and until when nobody else does.
  renewer text,
  renewer_until timestamptz,
  unique (plugin, name, user_id)
);
create index oauth_connection_user on oauth_connection (user_id);

-- Users who are on their way to a company and back. The state is known by its hash, and only until it was used.
create table oauth_attempt (
  id text primary key,
  state_hash text unique,
  plugin text collate "C" not null,
  name text not null,
  user_id text not null,
  terms text not null,
  redirect_uri text not null,
  outcome text not null default 'pending',
  message text not null default '',
  expires_at timestamptz not null
);
create index oauth_attempt_user on oauth_attempt (plugin, user_id);

-- Tokens that are still to be given back, also when plugin and user are gone.
create table oauth_revocation (
  id text primary key,
  plugin text collate "C" not null,
  attempts integer not null default 0,
  next_at timestamptz not null default now()
);
`;
