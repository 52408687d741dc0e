import {
  CHECKED_REQUESTS,
  type PanelRequestArguments,
  type PanelRequestName,
  type PanelRequestResult,
} from '@crosswalk/protocol';
import type { PanelSession } from './panel-session.ts';
import { refuse } from './refusal.ts';

/** How a panel is asked. */
export interface RequestOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Asks a panel something, within a time limit, and checks its answer: a panel is not believed. */
export async function askPanel<N extends PanelRequestName>(
  panel: PanelSession,
  name: N,
  input: PanelRequestArguments<N>,
  options: RequestOptions,
): Promise<PanelRequestResult<N>> {
  const { connection } = panel;
  if (!connection) throw refuse('disconnected', 'The panel is not there.');
  const answer = await connection.request(name, input, options).catch(() => {
    throw refuse('timeout', 'The other panel did not answer.');
  });
  if (!CHECKED_REQUESTS.get(name) || CHECKED_REQUESTS.get(name)?.result(answer)) {
    throw refuse('host_error', 'The other panel gave an answer that is not of the protocol.');
  }
  return assertAnswer<N>(answer);
}

/** The answer passed the request's own check. */
function assertAnswer<N extends PanelRequestName>(answer: unknown): PanelRequestResult<N> {
  return answer as PanelRequestResult<N>;
}
