import type { RecordReference } from '@crosswalk/model';
import type { Calendar } from './calendar.ts';
import type { Random } from './random.ts';
import type { Culture, Place, Word } from './words/culture.ts';

/** How many of each the demo has. */
export const DEMO_COUNTS = {
  person: 5_000,
  company: 1_200,
  deal: 2_000,
  event: 20_000,
  task: 900,
  note: 1_500,
  user: 12,
  pipeline: 2,
  stage: 10,
} as const;

/** What all generators share. */
export interface Seeding {
  readonly random: Random;
  readonly calendar: Calendar;
}

/** A record of the demo. The fields are written out by each generator. */
export interface Seed<Fields = Readonly<Record<string, unknown>>> {
  readonly type: string;
  readonly id: string;
  readonly fields: Fields;
  readonly createdAt: string;
}

/** A company with what its people and deals need to fit to it. */
export interface CompanySeed extends Seed {
  readonly name: string;
  readonly domain: string;
  readonly culture: Culture;
  readonly place: Place;
  readonly owner: RecordReference;
}

/** A person with what mails and deals need. */
export interface PersonSeed extends Seed {
  readonly first: string;
  readonly culture: Culture;
  readonly company: CompanySeed | undefined;
  readonly owner: RecordReference;
}

/** A deal with what its history needs. */
export interface DealSeed extends Seed {
  readonly person: PersonSeed;
  readonly stage: string;
  readonly amount: string;
  readonly openedDaysAgo: number;
  readonly lastDaysAgo: number;
}

/** A pointer to a record by type and number. */
export function reference(type: string, number: number): RecordReference {
  return { type, id: `${type}-${number}` };
}

/** A pointer to a record that was made. */
export function referenceTo({ type, id }: Seed): RecordReference {
  return { type, id };
}

/** One of the words, so that names repeat as seldom as the lists allow. */
export function pickWord(random: Random, list: readonly Word[]): Word {
  return random.pick(list);
}

/** An address that nobody has yet: the domains end in `.example`, which never resolves. */
export function uniqueIn(taken: Set<string>, wanted: string): string {
  let candidate = wanted;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${wanted}${number}`;
  taken.add(candidate);
  return candidate;
}
