/** Webhooks of plugins, in and out. What waits to be worked on or sent lies among the jobs. */
export const WEBHOOKS = `
create table webhook (
  id text primary key,
  plugin text collate "C" not null,
  direction text not null,
  -- In: how the sender signs. Out: where to send, and changes of which types.
  scheme text not null,
  url text not null default '',
  types text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now()
);
create index webhook_plugin on webhook (plugin);

-- What came in, once for each id of a delivery, as the bytes that were signed.
create table webhook_delivery (
  webhook text not null,
  delivery text not null,
  body text not null,
  received_at timestamptz not null default now(),
  primary key (webhook, delivery)
);
create index webhook_delivery_age on webhook_delivery (received_at);

-- Up to which change webhooks were told: one row.
create table webhook_position (
  id integer primary key default 1 check (id = 1),
  sequence bigint not null
);
`;
