import type { BatchOperation, RecordFields } from '@crosswalk/model';
import { assertAllowed, assertWrite, batchFailure, CrosswalkError } from '@crosswalk/protocol';
import type { Access } from './reader.ts';

/** Operations that Tryton can carry out in one call, and so in one transaction. */
export type Plan =
  | { kind: 'create'; access: Access; fields: RecordFields[] }
  | { kind: 'change'; access: Access; operations: ChangeOperation[] }
  | { kind: 'remove'; access: Access; operations: ChangeOperation[] };

/** A change of a record that is there; `fields` is absent where it is archived or deleted. */
export interface ChangeOperation {
  id: string;
  fields?: RecordFields;
  ifVersion?: string;
}

/**
 * Checks every operation against description and rights, and puts them into one plan. Tryton has a transaction for each
 * call and a call for each kind of write, so that a batch of several kinds or types could end half done: it is refused
 * before anything is sent.
 */
export function planOf(operations: readonly BatchOperation[], accesses: ReadonlyMap<string, Access>): Plan {
  operations.forEach((operation, index) => {
    const access = accesses.get(operation.type);
    if (access === undefined) throw new TypeError('a type without access');
    inBatch(operations.length, index, () => assertMay(operation, access));
  });
  const [first] = operations;
  const access = first && accesses.get(first.type);
  if (first === undefined || access === undefined) throw new TypeError('a batch without operations');
  const kinds = new Set(operations.map((operation) => kindOf(operation, accesses)));
  const [kind] = kinds;
  if (kinds.size > 1 || kind === undefined) throw mixed();
  if (kind.endsWith('create')) {
    return { kind: 'create', access, fields: operations.flatMap((one) => (one.kind === 'create' ? [one.fields] : [])) };
  }
  const changes = operations.flatMap((one) => (one.kind === 'create' ? [] : [one]));
  return { kind: kind.endsWith('remove') ? 'remove' : 'change', access, operations: changes };
}

/** Runs the check of one operation; in a batch its failure is told with its place. */
export function inBatch<T>(size: number, index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw size > 1 ? batchFailure(error, index) : error;
  }
}

function assertMay(operation: BatchOperation, { layout, rights }: Access): void {
  const { kind, type } = operation;
  if (kind === 'delete') assertAllowed(type, rights, kind);
  else assertWrite(layout.description, rights, kind, operation.fields);
}

/** Archiving is a change like any other, so that it fits into one call with them. */
function kindOf({ kind, type }: BatchOperation, accesses: ReadonlyMap<string, Access>): string {
  const mapping = accesses.get(type)?.layout.mapping;
  const call = kind === 'create' ? kind : kind === 'delete' && mapping?.removal === 'delete' ? 'remove' : 'change';
  return `${type} ${call}`;
}

function mixed(): CrosswalkError {
  return new CrosswalkError(
    'unsupported',
    'Tryton cannot do these together in one transaction. Send creations, changes and deletions, and different types, in batches of their own.',
  );
}
