import type { FieldDescription } from '@crosswalk/model';
import type { StoredRow } from '../ports.ts';
import type { Workspace } from './workspace.ts';
import { assertJson } from './item.ts';

/** How far one system was read. */
export interface ReadProgress {
  readonly cursor?: string;
  /** Reading everything from the beginning: under this name, so many pages so far. */
  readonly pass?: { readonly id: string; readonly pages: number };
  /** Everything was read at least once. */
  readonly isComplete: boolean;
  /** The mapped fields as they were described when the mapping was accepted. */
  readonly described?: readonly FieldDescription[];
}

const NOTHING_READ: ReadProgress = { isComplete: false };

/** How far a system was read. */
export async function readProgress(workspace: Workspace, system: string): Promise<ReadProgress> {
  const row = await workspace.readRow('progress', system);
  return row === undefined ? NOTHING_READ : parseProgress(row);
}

/** Notes how far a system was read, with the next flush. */
export function putProgress(workspace: Workspace, system: string, progress: ReadProgress): void {
  workspace.putRow('progress', system, assertJson(progress));
}

function parseProgress(row: StoredRow): ReadProgress {
  return row.value as unknown as ReadProgress;
}
