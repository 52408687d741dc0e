import { z } from '@crosswalk/model';
import { type Grant, ScopeSet, ScopeText } from '@crosswalk/protocol';
import type { Queries } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { type DocumentName, writeDocument } from '../plugins/plugin-documents.ts';
import type { User } from '../records/viewer.ts';

/** Scopes as they are stored and sent. */
export const Scopes = z.array(ScopeText).check(z.maxLength(200));
/** Scopes given to those who have a role, by role. */
export const RoleScopes = z.record(z.string().check(z.minLength(1), z.maxLength(64)), Scopes);
/** What a user agreed to and took back. */
export const ConsentScopes = z.strictObject({ agreed: Scopes, withdrawn: Scopes });

/** What one user agreed to and took back. */
export const UserConsent = z.strictObject({ user: z.string(), agreed: Scopes, withdrawn: Scopes });
/** What one user agreed to and took back. */
export type UserConsent = z.infer<typeof UserConsent>;

const MOST_CONSENTS = 1_000;

/** Everything given to a plugin. */
export interface PluginGrant extends Grant {
  /** Given to everybody, whatever their roles. */
  readonly everyone: readonly string[];
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** A change an admin makes. */
export interface GrantChange {
  readonly give?: readonly string[];
  /** Taken from everybody and from every role, or from the one role that is named. */
  readonly takeBack?: readonly string[];
  /** Whom it concerns; everybody when absent. */
  readonly role?: string;
}

/** What a plugin may do for one user, as far as it is a list: `admin` is what holds for this user, by their roles too. */
export async function readGrant(
  queries: Queries,
  plugin: string,
  user: Pick<User, 'id' | 'roles'>,
): Promise<PluginGrant> {
  const rows = await queries.query<{ kind: string; content: unknown }>(sql`
    select kind, content from plugin_document where plugin = ${plugin} and (
      (user_id = '' and kind in ('admin-scopes', 'role-scopes')) or (user_id = ${user.id} and kind = 'user-scopes'))`);
  const contents = new Map(rows.map(({ kind, content }) => [kind, content]));
  const everyone = Scopes.parse(contents.get('admin-scopes') ?? []);
  const roles = RoleScopes.parse(contents.get('role-scopes') ?? {});
  const { agreed, withdrawn } = ConsentScopes.parse(contents.get('user-scopes') ?? { agreed: [], withdrawn: [] });
  const own = Object.entries(roles).flatMap(([role, scopes]) => (user.roles.includes(role) ? scopes : []));
  return { admin: new ScopeSet([...everyone, ...own]).toArray(), agreed, withdrawn, everyone, roles };
}

/** Gives and takes back. The caller holds the plugin's row, so that two admins at once lose nothing of each other's. */
export async function changeGrant(
  queries: Queries,
  plugin: string,
  { give = [], takeBack = [], role }: GrantChange,
  userId: string,
): Promise<void> {
  const { everyone, roles } = await readGrant(queries, plugin, { id: userId, roles: [] });
  const isTaken = (other: string | undefined) => role === undefined || role === other;
  const changed = (scopes: readonly string[], other: string | undefined) => {
    const left = isTaken(other)
      ? takeBack.reduce((set, scope) => set.without(scope), new ScopeSet(scopes)).toArray()
      : scopes;
    return new ScopeSet([...left, ...(role === other ? give : [])]).toArray();
  };
  const named = new Set([...Object.keys(roles), ...(role === undefined ? [] : [role])]);
  const byRole = [...named].map((name) => [name, changed(ownScopes(roles, name), name)] as const);
  await writeDocument(queries, { plugin, kind: 'admin-scopes' }, changed(everyone, undefined), userId);
  await writeDocument(
    queries,
    { plugin, kind: 'role-scopes' },
    Object.fromEntries(byRole.filter(([, scopes]) => scopes.length > 0)),
    userId,
  );
}

/** Keeps what a user agreed to and took back. */
export function writeConsent(
  queries: Queries,
  plugin: string,
  { agreed, withdrawn }: z.infer<typeof ConsentScopes>,
  userId: string,
): Promise<void> {
  return writeDocument(queries, { plugin, kind: 'user-scopes', userId }, { agreed, withdrawn }, userId);
}

/** What every user agreed to and took back, for admins: at most as many as anybody reads. */
export async function listConsents(queries: Queries, plugin: string): Promise<UserConsent[]> {
  const rows = await queries.query<{ user_id: string; content: unknown }>(sql`
    select user_id, content from plugin_document where plugin = ${plugin} and kind = 'user-scopes' and user_id <> ''
    order by updated_at desc limit ${MOST_CONSENTS}::integer`);
  return rows.map(({ user_id: user, content }) => ({ user, ...ConsentScopes.parse(content) }));
}

/** Cuts everything that was given to what a manifest asks for: what it stops asking for is not given again when it asks anew. */
export async function cutGrants(queries: Queries, plugin: string, declared: ScopeSet): Promise<void> {
  const cut = (scopes: readonly string[]) => new ScopeSet(scopes).intersect(declared).toArray();
  const rows = await queries.query<{
    kind: DocumentName['kind'];
    user_id: string;
    content: unknown;
    updated_by: string;
  }>(sql`
    select kind, user_id, content, updated_by from plugin_document
    where plugin = ${plugin} and kind in ('admin-scopes', 'role-scopes', 'user-scopes')`);
  for (const { kind, user_id: userId, content, updated_by: writer } of rows) {
    await writeDocument(queries, { plugin, kind, userId }, cutDocument(kind, content, cut), writer);
  }
}

function cutDocument(kind: DocumentName['kind'], content: unknown, cut: (scopes: readonly string[]) => string[]) {
  if (kind === 'admin-scopes') return cut(Scopes.parse(content));
  if (kind === 'user-scopes') {
    const { agreed, withdrawn } = ConsentScopes.parse(content);
    // What was withdrawn stays withdrawn, also for a scope that comes back later.
    return { agreed: cut(agreed), withdrawn };
  }
  return Object.fromEntries(Object.entries(RoleScopes.parse(content)).map(([role, scopes]) => [role, cut(scopes)]));
}

function ownScopes(roles: PluginGrant['roles'], role: string): readonly string[] {
  return Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
}
