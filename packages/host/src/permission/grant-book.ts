import { type PermissionRequest, ScopeSet } from '@crosswalk/protocol';
import type { Consent } from '../collaborators/consent.ts';
import type { Grant, GrantStore } from '../collaborators/grants.ts';
import type { InstalledPlugin } from '../collaborators/plugins.ts';
import { PluginPermissions } from './plugin-permissions.ts';
import type { RecordTypes } from './record-types.ts';

/** Who gives or takes back: the admin for everybody, or the user for themselves. */
export type Granter = 'admin' | 'user';

export interface GrantBookOptions {
  readonly store: GrantStore;
  readonly consent: Consent;
  readonly types: RecordTypes;
  /** Told at once, before anything is stored. */
  onChange(
    plugin: string,
    change: { readonly operation: 'host.grant' | 'host.revoke'; readonly scopes: readonly string[] },
  ): void;
}

/** Holds the permissions of all plugins on this page and changes them: first here, so that the next call meets the change, then in the store. */
export class GrantBook {
  readonly #options: GrantBookOptions;
  readonly #permissions = new Map<string, PluginPermissions>();
  readonly #loading = new Map<string, Promise<PluginPermissions>>();

  constructor(options: GrantBookOptions) {
    this.#options = options;
  }

  /** The permissions of a plugin, if they were loaded. */
  peek(plugin: string): PluginPermissions | undefined {
    return this.#permissions.get(plugin);
  }

  load(plugin: InstalledPlugin): Promise<PluginPermissions> {
    const { id } = plugin.manifest;
    const known = this.#permissions.get(id);
    if (known) return Promise.resolve(known);
    const loading = this.#loading.get(id) ?? this.#loadNow(plugin);
    this.#loading.set(id, loading);
    return loading;
  }

  /** Goes by the manifests that are installed now. Panels keep their permissions, and with them learn of the change. */
  adopt(plugins: readonly InstalledPlugin[]): void {
    for (const plugin of plugins) {
      const permissions = this.#permissions.get(plugin.manifest.id);
      if (permissions) permissions.plugin = plugin;
    }
  }

  /** Reads a grant anew that was changed elsewhere. */
  async reload(plugin: string): Promise<void> {
    const permissions = this.#permissions.get(plugin);
    if (!permissions) return;
    permissions.grant = await this.#options.store.load(plugin);
    this.#options.onChange(plugin, { operation: 'host.grant', scopes: permissions.scopes.effective.toArray() });
  }

  /** Asks the user and remembers what they agreed to. */
  async askUser(plugin: InstalledPlugin, requests: readonly PermissionRequest[], signal: AbortSignal): Promise<void> {
    await this.load(plugin);
    const asked = new Set(requests.map(({ scope }) => scope));
    const agreed = await this.#options.consent.ask({ plugin, requests }, signal);
    await this.give(
      plugin.manifest.id,
      agreed.filter((scope) => asked.has(scope)),
      'user',
    );
  }

  async give(plugin: string, scopes: readonly string[], by: Granter): Promise<void> {
    if (scopes.length === 0) return;
    await this.#change(plugin, { operation: 'host.grant', scopes }, (grant) =>
      by === 'admin'
        ? { ...grant, admin: merged(grant.admin, scopes) }
        : { ...grant, agreed: merged(grant.agreed, scopes) },
    );
  }

  /** Takes scopes back. When this function returns its promise, no call that needs them gets through any more. */
  async takeBack(plugin: string, scopes: readonly string[], by: Granter): Promise<void> {
    await this.#change(plugin, { operation: 'host.revoke', scopes }, (grant) =>
      by === 'admin'
        ? { ...grant, admin: remaining(grant.admin, scopes) }
        : { ...grant, agreed: remaining(grant.agreed, scopes), withdrawn: merged(grant.withdrawn, scopes) },
    );
  }

  /** Forgets what followed from the user's rights. */
  forgetTypes(): void {
    for (const permissions of this.#permissions.values()) permissions.forgetTypes();
  }

  async #loadNow(plugin: InstalledPlugin): Promise<PluginPermissions> {
    const { id } = plugin.manifest;
    try {
      // In a later step, so that a store which throws at once is forgotten after it was remembered.
      const grant = await Promise.resolve(id).then((name) => this.#options.store.load(name));
      const permissions = new PluginPermissions(plugin, grant, this.#options.types);
      this.#permissions.set(id, permissions);
      return permissions;
    } finally {
      this.#loading.delete(id);
    }
  }

  async #change(
    plugin: string,
    change: Parameters<GrantBookOptions['onChange']>[1],
    edit: (grant: Grant) => Grant,
  ): Promise<void> {
    const permissions = this.#permissions.get(plugin);
    if (permissions) {
      permissions.grant = edit(permissions.grant);
      this.#options.onChange(plugin, change);
      return this.#options.store.save(plugin, permissions.grant);
    }
    return this.#options.store.save(plugin, edit(await this.#options.store.load(plugin)));
  }
}

function merged(scopes: readonly string[], added: readonly string[]): string[] {
  return new ScopeSet([...scopes, ...added]).toArray();
}

function remaining(scopes: readonly string[], removed: readonly string[]): string[] {
  return removed.reduce((set, scope) => set.without(scope), new ScopeSet(scopes)).toArray();
}
