import type { RecordSource } from '@crosswalk/model';
import { sampleSource } from '../../stories/sample/sample-source.ts';
import type { PreferenceValues } from './preferences.ts';

let source: RecordSource | undefined;
export function createCrmSource(_values: PreferenceValues): RecordSource {
  return (source ??= sampleSource({ latencyMs: 60 }));
}
