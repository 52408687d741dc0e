import { SyncDefinition } from '../definition.ts';
import { checkDefinition } from '../check-definition.ts';
import type { PortOptions, SyncStore, SyncSurroundings, SyncSystem } from '../ports.ts';
import { createOverlayStore } from '../store/overlay-store.ts';
import { SyncError } from '../sync-error.ts';
import { applyPending, type ApplySettings } from './apply.ts';
import { isBraked } from './brake.ts';
import { collect } from './collect.ts';
import { findDrift } from './drift.ts';
import { identify } from './identify.ts';
import { itemIndexer } from './item-indexes.ts';
import { previewSystem } from './preview-system.ts';
import { recover } from './recover.ts';
import { newReport, type RunReport } from './report.ts';
import type { RunContext } from './run-context.ts';
import { Workspace } from './workspace.ts';

/** What a sync is made of. */
export interface SyncParts {
  readonly definition: SyncDefinition;
  /** By the names in the definition. */
  readonly systems: ReadonlyMap<string, SyncSystem>;
  readonly store: SyncStore;
  readonly surroundings: SyncSurroundings;
}

/** How a run is done. */
export interface RunOptions extends PortOptions {
  /** Reads everything instead of what changed; finds what was deleted without a word. */
  readonly isFull?: boolean;
  /** Told after every page and every batch. */
  readonly onProgress?: (report: RunReport) => void;
}

/** Checks the parts before anything is done with them. Throws `invalid_input` with every fault. */
export function checkParts(parts: SyncParts): void {
  const { definition, systems } = parts;
  const writable = writableSystems(parts);
  const parsed = SyncDefinition.safeParse(definition);
  const shapeFaults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const faults = parsed.success
    ? checkDefinition(definition).map(({ path, expected }) => `${path}: expected ${expected}`)
    : shapeFaults;
  const missing = definition.systems
    .filter(({ name }) => !systems.has(name))
    .map(({ name }) => `no system "${name}" was given`);
  const mute = definition.systems.filter(({ name, role }) => role !== 'source' && !writable.has(name));
  const all = [...faults, ...missing, ...mute.map(({ name }) => `"${name}" is a target and cannot be written to`)];
  if (all.length > 0) throw new SyncError('invalid_input', `This sync cannot work: ${all.join('; ')}.`);
}

/**
 * One run: finish what was begun, look whether the systems are still what they were, read what is new in all of them, find
 * which records are the same thing, and write what differs. A run that is cut off anywhere, by a crash, a failing system or
 * the signal, is resumed by running again; it rejects with what the system rejected with.
 */
export async function runSync(parts: SyncParts, options: RunOptions = {}): Promise<RunReport> {
  const context = await openRun(parts, options);
  const { definition, report } = context;
  const settings: ApplySettings = {
    definition,
    surroundings: parts.surroundings,
    writable: writableSystems(parts),
    isBraked: true,
  };
  report.drift.push(...(await findDrift(context)));
  if (report.drift.length > 0) return { ...report, state: 'held' };
  await recover(context, settings);
  for (const system of definition.systems) await collect(context, system, options.isFull === true);
  await identify(context);
  await applyPending(context, { ...settings, isBraked: await isBraked(context) });
  return { ...report, state: 'done' };
}

/**
 * Tells what a run would do, with counts and samples, by doing it: on a store that keeps its writes to itself, and with
 * systems that are read and not written to. Nothing is changed anywhere.
 */
export async function previewSync(parts: SyncParts, options: RunOptions = {}): Promise<RunReport> {
  const systems = new Map([...parts.systems].map(([name, system]) => [name, previewSystem(system)]));
  return runSync({ ...parts, systems, store: createOverlayStore(parts.store) }, options);
}

/** Names of the systems that can be written to. */
export function writableSystems({ systems }: SyncParts): ReadonlySet<string> {
  return new Set([...systems].filter(([, system]) => 'write' in system).map(([name]) => name));
}

/** Takes the store for this run; whoever had it before can no longer write. */
export async function openRun(parts: SyncParts, options: RunOptions = {}): Promise<RunContext> {
  checkParts(parts);
  const { definition, systems, store, surroundings } = parts;
  const lease = surroundings.newLease();
  await store.acquire(lease);
  return {
    definition,
    systems,
    surroundings,
    workspace: new Workspace(store, lease, itemIndexer(definition)),
    report: newReport(definition),
    options: options.signal === undefined ? {} : { signal: options.signal },
    onProgress: options.onProgress ?? (() => undefined),
  };
}
