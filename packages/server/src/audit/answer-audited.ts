import { CrosswalkError } from '@crosswalk/protocol';
import type { ApiCall } from '../http/api-call.ts';
import type { Match } from '../http/router.ts';
import type { AuditRow } from './audit-writer.ts';

/**
 * Answers what a plugin asks for, and writes down what came of it before the answer leaves: what a page tells of its
 * plugins is one account, what the server saw is another.
 */
export async function answerAudited(call: ApiCall, { route, parameters }: Match<ApiCall>): Promise<Response> {
  const startedAt = performance.now();
  const write = (outcome: string, details: object) => {
    const type = parameters.get('type');
    const id = parameters.get('id');
    const fields = call.query.get('fields')?.split(',').slice(0, 200);
    const entry: AuditRow = {
      plugin: call.acting?.plugin.id ?? '',
      operation: `${route.method} ${route.path}`,
      outcome,
      ms: Math.round((performance.now() - startedAt) * 1_000) / 1_000,
      ...(fields && { fields }),
      ...(type !== undefined && { record: id === undefined ? { type } : { type, id } }),
      ...call.audited,
      ...details,
    };
    return call.services.audit.append(call.user.id, [entry]);
  };
  let response: Response;
  try {
    response = await route.answer(call);
  } catch (error) {
    const isKnown = error instanceof CrosswalkError;
    const { scope, deniedBy } = isKnown ? error.details : {};
    await write(isKnown ? error.code : 'host_error', { ...(scope && { scope }), ...(deniedBy && { deniedBy }) });
    throw error;
  }
  await write('ok', {});
  return response;
}
