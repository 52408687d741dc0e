import { connectHost, type HostConnection, type HostOptions } from '@crosswalk/bridge';
import { CrosswalkError, PROTOCOL_VERSION } from '@crosswalk/protocol';
import type { OptionalOperation, Supported } from './capabilities.ts';
import { createClient } from './client.ts';
import type { Crosswalk } from './crosswalk.ts';
import { followPage } from './page-life.ts';
import { Session } from './session.ts';

/** How a panel connects. Nothing of it is needed in a CRM. */
export interface InitOptions<N extends OptionalOperation = never> {
  /** Milliseconds until it gives up; 5,000 when absent. */
  timeoutMs?: number;
  /** Exact origins of the CRMs this panel is made for; when absent, any CRM that opens it. */
  hostOrigins?: readonly string[];
  /** Operations without which the panel cannot work; missing ones reject with `unsupported`, present ones are callable without asking. */
  requires?: readonly N[];
  /** Opens the connection. Tests put the offline host of `@crosswalk/testing` here; everyone else uses the bridge. */
  connect?: (options: HostOptions) => Promise<HostConnection>;
}

/**
 * Connects the panel to its CRM. Each call makes a client of its own.
 * Rejects within `timeoutMs` with `details.step` naming what failed.
 */
export async function init<N extends OptionalOperation = never>(
  options: InitOptions<N> = {},
): Promise<Crosswalk & Supported<N>> {
  const { connect = connectHost, requires = [], timeoutMs = 5_000, hostOrigins } = options;
  const connection = await connect({ protocol: PROTOCOL_VERSION, timeoutMs, ...(hostOrigins && { hostOrigins }) });
  try {
    const session = new Session(connection);
    assertOffered(session, requires);
    if (typeof document !== 'undefined') followPage(session, document);
    return assertSupported<N>(createClient(session));
  } catch (error) {
    connection.close();
    throw error;
  }
}

function assertOffered({ capabilities }: Session, names: readonly string[]): void {
  const missing = names.filter((name) => !capabilities.has(name));
  if (missing.length === 0) return;
  throw new CrosswalkError('unsupported', `This CRM does not offer ${missing.join(', ')}.`, {
    details: { step: 'requires' },
  });
}

function assertSupported<N extends OptionalOperation>(client: Crosswalk): Crosswalk & Supported<N> {
  return client as Crosswalk & Supported<N>;
}
