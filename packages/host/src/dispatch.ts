import type { IncomingCall } from '@crosswalk/bridge';
import { AuditedCall } from './audited-call.ts';
import { checkArguments, checkResult, findOperation, run, stream, takeFromLimits } from './operations/table.ts';
import type { PanelSession } from './panel-session.ts';

/**
 * Answers one call of a panel. Everything a panel can ask passes through here, in this order: the operation is looked up
 * by name, the arguments are checked, the permission is checked down to the field, limits are kept, the handler asks the
 * collaborator and cuts its answer to the permit, the answer is checked, the permission is checked again before it
 * leaves, and the call is written down, which nobody waits for. A call that is refused leaves exactly one audit entry.
 */
export async function dispatch(panel: PanelSession, call: IncomingCall): Promise<unknown> {
  const audited = new AuditedCall(panel, call);
  try {
    const operation = findOperation(panel.host.operations, call.name);
    const input = audited.checked(checkArguments(operation, call.arguments));
    const decision = panel.permissions.permit(operation, input);
    const permit = audited.permitted(decision instanceof Promise ? await decision : decision);
    takeFromLimits(panel, operation, input);
    const result = await run(operation, { panel, permit, call }, input);
    checkResult(operation, result);
    const confirmation = panel.permissions.confirm(permit);
    if (confirmation) await confirmation;
    call.afterAnswer = () => audited.succeeded();
    return result;
  } catch (error) {
    throw audited.refused(error);
  }
}

/** The same for an operation that answers with a stream: every item is checked, and needs the permission anew. */
export async function* dispatchStream(panel: PanelSession, call: IncomingCall): AsyncGenerator<unknown, void> {
  const audited = new AuditedCall(panel, call);
  try {
    const operation = findOperation(panel.host.operations, call.name);
    const input = audited.checked(checkArguments(operation, call.arguments));
    const permit = audited.permitted(await panel.permissions.permit(operation, input));
    takeFromLimits(panel, operation, input);
    audited.succeeded();
    for await (const item of stream(operation, { panel, permit, call }, input)) {
      checkResult(operation, item);
      await panel.permissions.confirm(permit);
      yield item;
    }
  } catch (error) {
    throw audited.refused(error);
  }
}
