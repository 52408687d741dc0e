import { DEFAULT_LIMITS } from '@crosswalk/bridge';
import { PROTOCOL_VERSION, type Welcome } from '@crosswalk/protocol';
import type { PanelSession } from './panel-session.ts';

/** The host's first words to a panel. */
export function welcomeOf(session: PanelSession): Welcome {
  const { messageLength, callsPerSecond, inFlight, callMs } = { ...DEFAULT_LIMITS, ...session.host.limits.bridge };
  return {
    protocol: PROTOCOL_VERSION,
    context: session.context(),
    capabilities: [...session.host.operations.keys()],
    limits: { messageLength, callsPerSecond, inFlight, callMs },
  };
}
