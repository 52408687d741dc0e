import type { ObjectDescription } from '@crosswalk/model';
import type { ListTarget } from '../../data/list-controller.ts';
import type { Waypoint } from './cursor-index.ts';

/** Rows asked for at once to be shown. */
export const PAGE_ROWS = 100;
/** Rows skipped at once on the way to others. A source allows 5,000; they come with nothing but their names. */
export const STRIDE_ROWS = 5_000;
/** Rows are skipped up to multiples of these, so that later jumps find a cursor near. */
const LANDINGS = [STRIDE_ROWS, 500, PAGE_ROWS] as const;

/** The next thing to ask the source for: rows to show, or rows to skip on the way there. */
export interface ReadStep {
  kind: 'page' | 'skip';
  from: Waypoint;
  limit: number;
}

/**
 * How to get at a row that is not loaded, from the nearest cursor before it. Pages begin at multiples of their size where
 * nothing before them is loaded, so that both directions of scrolling find whole pages.
 *
 * @param loadedUpTo end of the loaded rows before the wanted one
 */
export function nextRead(wanted: number, loadedUpTo: number, waypointBefore: (row: number) => Waypoint): ReadStep {
  const target = Math.max(Math.min(loadedUpTo, wanted), Math.floor(wanted / PAGE_ROWS) * PAGE_ROWS);
  const from = waypointBefore(target);
  if (from.position === target) return { kind: 'page', from, limit: PAGE_ROWS };
  const landing = LANDINGS.map((size) => Math.floor(target / size) * size).find((at) => at > from.position) ?? target;
  return { kind: 'skip', from, limit: Math.min(landing - from.position, STRIDE_ROWS) };
}

/** What a step asks the source for. Rows that are only skipped come with their names alone. */
export function questionOf(
  target: ListTarget,
  { kind, from, limit }: ReadStep,
  description?: ObjectDescription,
): ListTarget {
  const { cursor } = from;
  const fields = kind === 'skip' && description ? { fields: [description.titleField] } : {};
  return { ...target, query: { ...target.query, ...fields, limit, ...(cursor === undefined ? {} : { cursor }) } };
}
