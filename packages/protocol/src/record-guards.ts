/**
 * The rules every `RecordSource` keeps for its signed-in user, as assertions: who implements one calls these
 * first and then only stores. They know the user's own rights; manifest and grant are the host's matter.
 */
import {
  checkFields,
  checkQuery,
  hiddenQueryFields,
  type ListQuery,
  type ObjectDescription,
  type RecordFields,
  type Rights,
  unwritableFields,
} from '@crosswalk/model';
import { CrosswalkError, type Fault } from './errors.ts';
import { CHECKED_OPERATIONS } from './generated/checks.ts';
import { recordScope, type RecordVerb } from './scopes.ts';

/** `not_found`, for a record that is not there and for one that may not be seen: both look the same. */
export function recordNotFound(type: string, id: string): CrosswalkError {
  return new CrosswalkError('not_found', `There is no ${type} with the id ${id.slice(0, 80)}.`);
}

/** `not_found` for an object type. */
export function typeNotFound(type: string): CrosswalkError {
  return new CrosswalkError('not_found', `There is no object type ${type.slice(0, 80)}.`);
}

/** `conflict`: somebody else changed the record since the version the caller knows. */
export function versionConflict(currentVersion: string): CrosswalkError {
  return new CrosswalkError(
    'conflict',
    'Somebody changed this record in the meantime. Load it again and repeat the change.',
    {
      details: { currentVersion },
    },
  );
}

/** `invalid_input` with every fault found. */
export function invalidInput(faults: readonly Fault[]): CrosswalkError {
  const [first] = faults;
  const place = first === undefined || first.path === '' ? '' : ` at ${first.path}`;
  return new CrosswalkError(
    'invalid_input',
    `The input is not valid${place}: expected ${first?.expected ?? 'something else'}.`,
    {
      details: { faults: [...faults.slice(0, 100)] },
    },
  );
}

/** Refuses what the signed-in user's own rights do not allow. */
export function assertAllowed(type: string, rights: Rights, verb: RecordVerb): void {
  if (!rights[verb]) throw deniedToUser(type, verb);
}

/** Refuses a query that is malformed, that names fields which are not there, or whose answer would tell a hidden field. */
export function assertQuery(description: ObjectDescription, rights: Rights, query: ListQuery): void {
  assertAllowed(description.type, rights, 'read');
  assertShape('records.list', { ...query, type: description.type });
  assertFaultless(checkQuery(description, query));
  const hidden = hiddenQueryFields(rights, query);
  if (hidden.length > 0) throw deniedToUser(description.type, 'read', hidden);
}

/** Refuses a write the user may not make or whose fields are not right; everything wrong is told at once. */
export function assertWrite(
  description: ObjectDescription,
  rights: Rights,
  verb: 'create' | 'update',
  fields: RecordFields,
): void {
  assertAllowed(description.type, rights, verb);
  assertFaultless(checkFields(description, fields, { partial: verb === 'update' }));
  const refused = unwritableFields(rights, fields);
  if (refused.length > 0) throw deniedToUser(description.type, verb, refused);
}

/** Refuses arguments that do not have the shape the operations table says. */
export function assertShape(operation: string, args: unknown): void {
  const fault = CHECKED_OPERATIONS.get(operation)?.arguments(args) ?? null;
  if (fault !== null) throw invalidInput([fault]);
}

/** The failure of one operation of a batch, told as the batch's: same code, with the operation's place in the message and in every path. */
export function batchFailure(error: unknown, index: number): unknown {
  if (!(error instanceof CrosswalkError)) return error;
  const { faults, ...details } = error.details;
  const placed = faults?.map((fault) => ({ ...fault, path: `operations[${index}].${fault.path}` }));
  return new CrosswalkError(error.code, `Operation ${index + 1} of the batch: ${error.message}`, {
    details: placed === undefined ? details : { ...details, faults: placed },
    retryable: error.retryable,
    cause: error,
  });
}

function assertFaultless(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidInput(faults);
}

function deniedToUser(type: string, verb: RecordVerb, fields?: string[]): CrosswalkError {
  const what =
    fields === undefined
      ? `${verb} records of the type ${type}`
      : `${verb} these fields: ${fields.slice(0, 20).join(', ')}`;
  return new CrosswalkError('permission_denied', `You may not ${what}.`, {
    details: { scope: recordScope(type, verb, fields), deniedBy: 'user', ...(fields === undefined ? {} : { fields }) },
  });
}
