import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { createMemorySource, makeRecords } from '@crosswalk/testing';
import { SAMPLE_DESCRIPTIONS } from './descriptions.ts';
import { sampleSource } from './sample-source.ts';

const STAGES = ['discovery', 'proposal', 'negotiation', 'won', 'lost'];
const CURRENCIES = ['EUR', 'USD', 'CNY'];

/** As many deals as wanted, over all stages and three currencies. */
export function manyDeals(count: number): RecordSource {
  const records = makeRecords('deal', count, (number) => ({
    name: `Deal ${number} – ${['annual plan', 'pilot', 'renewal'][number % 3] ?? ''}`,
    amount: { amount: `${(number * 137) % 9000}.50`, currency: CURRENCIES[number % 3] ?? 'EUR' },
    stage: STAGES[(number * 7) % STAGES.length] ?? null,
    closeDate: `2026-0${(number % 9) + 1}-1${number % 9}`,
  }));
  return createMemorySource({ descriptions: SAMPLE_DESCRIPTIONS, records });
}

/** Refuses every change of a deal, as a hook of the CRM does. */
export function refusingSource(): RecordSource {
  return sampleSource({
    before: (call) => {
      if (call === 'update')
        throw new CrosswalkError('permission_denied', 'A deal needs a signed contract before it moves on.');
    },
  });
}

/** Somebody else moves each deal to the last stage, just before the user does. */
export function overtakenSource(): RecordSource {
  const source = sampleSource();
  const update = source.update.bind(source);
  const overtaken = new Set<string>();
  source.update = async (type, id, fields, options) => {
    if (!overtaken.has(id)) {
      overtaken.add(id);
      await update(type, id, { stage: 'lost' });
    }
    return update(type, id, fields, options);
  };
  source.watch = async function* () {
    await new Promise(() => undefined);
  };
  return source;
}
