import type { JsonValue } from '@crosswalk/model';
import type { SyncDefinition } from '../definition.ts';
import type { Trouble } from './item.ts';

/** What a run did to one system, or would do. */
export interface SystemCounts {
  /** Records and deletions that were read. */
  read: number;
  created: number;
  updated: number;
  deleted: number;
  erased: number;
  /** Writes the system refused. */
  refused: number;
}

/** One write as an example of many, in the words all systems share. */
export interface WriteSample {
  readonly system: string;
  readonly kind: 'create' | 'update' | 'delete' | 'erase';
  readonly id?: string;
  readonly before: Readonly<Record<string, JsonValue>>;
  readonly after: Readonly<Record<string, JsonValue>>;
}

/** A field of a system that is no longer what it was when the mapping was made. */
export interface SchemaDrift {
  readonly system: string;
  readonly field: string;
  /** `vanished` cannot be accepted: the mapping has to be changed. */
  readonly change: 'vanished' | 'type' | 'readOnly' | 'required' | 'options';
  readonly message: string;
}

/** What a run did, or what a preview says it would do. */
export interface RunReport {
  /** `held`: it stopped before anything was read, for the reasons in `drift`. */
  state: 'running' | 'done' | 'held';
  readonly systems: Record<string, SystemCounts>;
  /** Items that were linked by an id, or by the rules. */
  linked: number;
  /** Pairs that a person has to look at. */
  doubtful: number;
  /** Items by what they are in after the run. */
  readonly items: { synced: number; partly: number; excluded: number; failed: number; waiting: number };
  /** Deletions that wait for a person; 0 unless the brake was hit. */
  brakedDeletions: number;
  readonly drift: SchemaDrift[];
  /** Records that could not be read. */
  unreadable: number;
  readonly samples: WriteSample[];
  readonly troubles: Trouble[];
}

const SAMPLES_PER_KIND = 5;
const MOST_TROUBLES = 50;

/** A report in which nothing has happened yet. */
export function newReport(definition: SyncDefinition): RunReport {
  const nothing = () => ({ read: 0, created: 0, updated: 0, deleted: 0, erased: 0, refused: 0 });
  return {
    state: 'running',
    systems: Object.fromEntries(definition.systems.map(({ name }) => [name, nothing()])),
    linked: 0,
    doubtful: 0,
    items: { synced: 0, partly: 0, excluded: 0, failed: 0, waiting: 0 },
    brakedDeletions: 0,
    drift: [],
    unreadable: 0,
    samples: [],
    troubles: [],
  };
}

/** Adds to what a system has seen. */
export function count(report: RunReport, system: string, what: keyof SystemCounts, more = 1): void {
  const counts = report.systems[system];
  if (counts !== undefined) counts[what] += more;
}

/** Keeps the first few writes of each kind to each system. */
export function addSample(report: RunReport, sample: WriteSample): void {
  const alike = report.samples.filter(({ system, kind }) => system === sample.system && kind === sample.kind);
  if (alike.length < SAMPLES_PER_KIND) report.samples.push(sample);
}

/** Keeps the first few troubles; the items have them all. */
export function addTroubles(report: RunReport, troubles: readonly Trouble[]): void {
  report.troubles.push(...troubles.slice(0, Math.max(0, MOST_TROUBLES - report.troubles.length)));
}
