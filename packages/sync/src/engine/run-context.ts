import type { SyncDefinition, SyncParticipant } from '../definition.ts';
import type { PortOptions, SyncSurroundings, SyncSystem } from '../ports.ts';
import { SyncError } from '../sync-error.ts';
import type { RunReport } from './report.ts';
import type { Workspace } from './workspace.ts';

/** What every step of a run works with. */
export interface RunContext {
  readonly definition: SyncDefinition;
  readonly systems: ReadonlyMap<string, SyncSystem>;
  readonly surroundings: SyncSurroundings;
  readonly workspace: Workspace;
  readonly report: RunReport;
  readonly options: PortOptions;
  /** Told after every batch. */
  readonly onProgress: (report: RunReport) => void;
}

/** The system behind a participant. */
export function systemOf(context: RunContext, { name }: Pick<SyncParticipant, 'name'>): SyncSystem {
  const system = context.systems.get(name);
  if (system === undefined) throw new SyncError('invalid_input', `No system "${name}" was given to the sync.`);
  return system;
}

/** The part a system has in the definition. */
export function participantOf(definition: SyncDefinition, name: string): SyncParticipant {
  const participant = definition.systems.find((system) => system.name === name);
  if (participant === undefined) throw new SyncError('invalid_input', `The sync has no system "${name}".`);
  return participant;
}

/** Stops the run where nothing is half done. */
export function checkCancelled({ signal }: PortOptions): void {
  if (signal?.aborted === true) throw new SyncError('cancelled', 'The run was stopped; it can be resumed.');
}
