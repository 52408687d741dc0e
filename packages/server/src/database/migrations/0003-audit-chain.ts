/** Audit entries as the very text that was hashed, each hash over the one before it. */
export const AUDIT_CHAIN = `
drop table audit;
create table audit (
  sequence bigserial primary key,
  user_id text not null,
  plugin text not null,
  line text not null,
  hash text not null
);
create index audit_plugin on audit (plugin, sequence);
`;
