import {
  type AdministeredPlugin,
  CrosswalkError,
  diffPermissions,
  invalidInput,
  needsAgreement,
  type OfferedPlugin,
  type OfferOutcome,
  parseManifest,
} from '@crosswalk/protocol';

/** Plugins in memory that come, wait for an agreement, and go by the rules of a server. */
export class AdministeredPlugins {
  readonly #plugins: Map<string, AdministeredPlugin>;
  readonly #user: string;
  #offers = 0;

  constructor(plugins: readonly AdministeredPlugin[], user: string) {
    this.#plugins = new Map(plugins.map((plugin) => [plugin.manifest.id, plugin]));
    this.#user = user;
  }

  list(): AdministeredPlugin[] {
    return [...this.#plugins.values()];
  }

  require(id: string): AdministeredPlugin {
    const plugin = this.#plugins.get(id);
    if (plugin) return plugin;
    throw new CrosswalkError('not_found', `The plugin ${id} is not installed.`);
  }

  change(id: string, changes: Partial<AdministeredPlugin>): void {
    this.#plugins.set(id, { ...this.require(id), ...changes });
  }

  remove(id: string): void {
    this.require(id);
    this.#plugins.delete(id);
  }

  offer(offered: OfferedPlugin): OfferOutcome {
    if (offered.kind !== 'manifest')
      throw new CrosswalkError('unsupported', 'Only manifests can be installed in memory.');
    const { manifest, faults } = parseManifest(offered.manifest);
    if (manifest === undefined) throw invalidInput(faults);
    const { id } = manifest;
    const digest = `digest-${(this.#offers += 1)}`;
    const at = new Date().toISOString();
    const known = this.#plugins.get(id);
    if (known === undefined) {
      const stamp = { installedBy: this.#user, installedAt: at, updatedAt: at };
      this.#plugins.set(id, {
        ...{ manifest, baseUrl: offered.baseUrl, disabled: false, source: 'file', digest, proposal: null },
        ...stamp,
      });
      return { status: 'installed', id, digest, changes: [] };
    }
    const changes = diffPermissions(known.manifest, manifest);
    if (!needsAgreement(changes)) {
      this.change(id, { manifest, digest, updatedAt: at });
      return { status: 'updated', id, digest, changes };
    }
    const proposal = { manifest, source: 'file', digest, changes, proposedBy: this.#user, proposedAt: at };
    this.change(id, { proposal });
    return { status: 'proposed', id, digest, changes };
  }

  /** Agrees to exactly one update; another one that came in meanwhile is refused. */
  agree(id: string, digest: string): OfferOutcome {
    const { proposal } = this.require(id);
    if (proposal?.digest !== digest)
      throw new CrosswalkError('conflict', 'Another update waits now. Look at it before agreeing.');
    this.change(id, { manifest: proposal.manifest, digest, proposal: null, updatedAt: new Date().toISOString() });
    return { status: 'updated', id, digest, changes: proposal.changes };
  }
}
