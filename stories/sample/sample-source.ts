import type { RecordSource } from '@crosswalk/model';
import { createMemorySource, type MemorySourceOptions } from '@crosswalk/testing';
import { SAMPLE_DESCRIPTIONS } from './descriptions.ts';
import { sampleRecords } from './records.ts';

/** A source with the stories' records; give what a story is about, such as latency, rights or an outage. */
export function sampleSource(options: Partial<MemorySourceOptions> = {}): RecordSource {
  return createMemorySource({ descriptions: SAMPLE_DESCRIPTIONS, records: sampleRecords(), ...options });
}
