/** Runs the contract of sources over a real Tryton. A file for each database: preparing one takes a while. */
import { after, before, describe, it } from 'node:test';
import { type ContractSubject, describeRecordSourceContract } from '@crosswalk/testing';
import { createTrytonSource, fetchTransport } from '../src/tryton/index.ts';
import { CONTRACT_TYPES } from './contract-types.ts';
import { ADMIN, startTryton, type ThrowawayTryton, type TrytonDatabase, whySkipTryton } from './throwaway-tryton.ts';

/** A source over the contract's own types in a running Tryton. */
export function contractSubject({ url }: ThrowawayTryton, database: TrytonDatabase): ContractSubject {
  const transport = fetchTransport({ url, ...ADMIN });
  const options = { transport, types: CONTRACT_TYPES, totals: true, database, pollMs: 50, compareMs: 200 };
  return { source: createTrytonSource(options), close: () => transport.close() };
}

export function describeContractOnTryton(database: TrytonDatabase): void {
  void describe(`Tryton on ${database}`, { skip: whySkipTryton(database) }, () => {
    let tryton: ThrowawayTryton;
    before(async () => {
      tryton = await startTryton(database, ['crosswalk_contract']);
    });
    after(() => tryton.remove());
    const open = async () => contractSubject(tryton, database);
    describeRecordSourceContract(`Tryton on ${database}`, open, { describe, it, before, after });
  });
}
