import type { Consent } from './collaborators/consent.ts';
import type { GrantStore } from './collaborators/grants.ts';
import { FocusGuard } from './frame/focus-guard.ts';
import type { HostParts } from './host-parts.ts';
import { DEFAULT_HOST_LIMITS, type HostLimits } from './limits.ts';
import { createOperations } from './operations/table.ts';
import { GrantBook, type GrantBookOptions } from './permission/grant-book.ts';
import { RecordTypes } from './permission/record-types.ts';
import { RecordEvents } from './records/record-events.ts';

type Given =
  | 'source'
  | 'user'
  | 'account'
  | 'plugins'
  | 'audit'
  | 'ui'
  | 'nav'
  | 'settings'
  | 'storage'
  | 'environment'
  | 'diagnostics'
  | 'server'
  | 'guard';

/** A host's collaborators, complete. */
export interface HostCollaborators extends Pick<HostParts, Given> {
  readonly grants: GrantStore;
  readonly consent: Consent;
  readonly limits: Partial<HostLimits>;
  readonly keepOrigin: readonly string[];
}

/** Puts the parts of a host together. Throws when the operations table has a gap or an origin must not be kept. */
export function createHostParts(
  given: HostCollaborators,
  events: { onGrantChange: GrantBookOptions['onChange'] },
): HostParts {
  const { source, plugins, consent } = given;
  const limits = { ...DEFAULT_HOST_LIMITS, ...given.limits };
  const types = new RecordTypes(source, limits.rightsMs);
  const shared = {
    ...given,
    limits,
    types,
    grants: new GrantBook({ store: given.grants, consent, types, onChange: events.onGrantChange }),
    keepOrigin: assertForeign(given.keepOrigin),
    operations: new Map(),
    panels: new Set<never>(),
    openPanels: new Set<never>(),
    recordEvents: new RecordEvents(source),
    focusGuard: new FocusGuard(limits.focusThefts),
    findPlugin: (id: string) => plugins.list().find(({ manifest }) => manifest.id === id),
  };
  return { ...shared, operations: createOperations(shared) };
}

/** A frame that has the CRM's own origin is contained by nothing: it could take its sandbox off. */
function assertForeign(origins: readonly string[]): ReadonlySet<string> {
  const own = globalThis.origin;
  if (origins.includes(own)) {
    throw new TypeError(
      `keepOrigin must not name ${own}, the CRM's own origin: its panels would not be contained. Serve panels from another origin.`,
    );
  }
  return new Set(origins);
}
