import type { Fault } from '@crosswalk/protocol';
import { type Failure, failureOf } from '../data/failure.ts';

/** An action that was refused, with everything that was wrong about what was entered. */
export interface Problem extends Failure {
  readonly faults: readonly Fault[];
}

/** What the rejection of an action means to whoever asked for it. */
export function problemOf(error: unknown): Problem {
  return { ...failureOf(error), faults: faultsOf(error) };
}

/** Read off the value, because the client may be made with another copy of the library. */
function faultsOf(error: unknown): readonly Fault[] {
  const details: unknown =
    typeof error === 'object' && error !== null && 'details' in error ? error.details : undefined;
  const faults: unknown = typeof details === 'object' && details !== null && 'faults' in details ? details.faults : [];
  return Array.isArray(faults) ? faults.filter(isFault) : [];
}

function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'path' in value && 'expected' in value;
}
