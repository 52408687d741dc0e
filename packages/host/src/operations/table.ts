import { Reply } from '@crosswalk/bridge';
import { CHECKED_OPERATIONS, type CheckedOperation } from '@crosswalk/protocol';
import type { HostParts } from '../host-parts.ts';
import type { PanelSession } from '../panel-session.ts';
import { refuse } from '../refusal.ts';
import type { PermittedCall } from './handler.ts';
import { HANDLERS } from './index.ts';

type AnyHandler = (typeof HANDLERS)[keyof typeof HANDLERS];

/** An operation with all that `dispatch` needs of it. */
export interface RunnableOperation extends CheckedOperation {
  readonly handler: AnyHandler;
}

/** The operations one host offers, by name. A `Map`, so that no spelling of a name finds anything inherited. */
export type OperationTable = ReadonlyMap<string, RunnableOperation>;

/** Puts the table of a host together. Throws when an operation of the protocol has no handler. */
export function createOperations(host: HostParts): OperationTable {
  const handlers = new Map<string, AnyHandler>(Object.entries(HANDLERS));
  assertHandlers(handlers);
  const table = new Map<string, RunnableOperation>();
  for (const [name, checks] of CHECKED_OPERATIONS) {
    const handler = handlers.get(name);
    if (handler && (handler.isOffered?.(host) ?? true)) table.set(name, { ...checks, handler });
  }
  return table;
}

/** Makes sure at start-up that what the protocol promises is answered, and nothing else. */
export function assertHandlers(handlers: ReadonlyMap<string, AnyHandler>): void {
  for (const [name, { stream = false }] of CHECKED_OPERATIONS) {
    const handler = handlers.get(name);
    const isAnswered = handler !== undefined && (stream ? 'stream' in handler : 'run' in handler);
    if (!isAnswered) throw new TypeError(`No handler for the operation ${name}.`);
  }
  for (const name of handlers.keys()) {
    if (!CHECKED_OPERATIONS.has(name)) throw new TypeError(`A handler for ${name}, which the protocol does not know.`);
  }
}

export function findOperation(operations: OperationTable, name: string): RunnableOperation {
  const operation = operations.get(name);
  if (!operation) throw refuse('unsupported', 'This CRM does not offer this operation. Ask crm.supports() first.');
  return operation;
}

/** The arguments, once they are known to have the shape the operations table says. */
export function checkArguments(operation: RunnableOperation, input: unknown): unknown {
  const fault = operation.arguments(input);
  if (fault)
    throw refuse('invalid_input', `The arguments are not valid at ${fault.path}: expected ${fault.expected}.`, {
      faults: [fault],
    });
  return input;
}

/** Counts what a call takes of the panel's allowances beyond those of its connection. */
export function takeFromLimits(panel: PanelSession, { handler }: RunnableOperation, input: unknown): void {
  if (handler.meter) panel.meters[handler.meter].take(handler.amount?.(assertChecked(input)) ?? 1);
}

export function run({ handler }: RunnableOperation, context: PermittedCall, input: unknown): unknown {
  return handler.run?.(context, assertChecked(input));
}

export function stream({ handler }: RunnableOperation, context: PermittedCall, input: unknown): AsyncIterable<unknown> {
  const items = handler.stream?.(context, assertChecked(input));
  if (!items) throw refuse('unsupported', 'This operation does not answer with a stream.');
  return items;
}

/** A wrong answer is the host's fault, not the panel's: it becomes `host_error`. Packed records are checked while they are packed. */
export function checkResult(operation: RunnableOperation, result: unknown): void {
  const fault = result instanceof Reply ? null : operation.result(result);
  if (fault)
    throw new TypeError(`The answer is not as the protocol says at ${fault.path}: expected ${fault.expected}.`);
}

/** Arguments that passed the operation's own check are what its handler takes. */
function assertChecked(input: unknown): never {
  return input as never;
}
