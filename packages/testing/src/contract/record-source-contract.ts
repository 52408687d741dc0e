import type { RecordSource } from '@crosswalk/model';
import type { ErrorCode } from '@crosswalk/protocol';
import { describeQueries } from './contract-queries.ts';
import { describeReads } from './contract-reads.ts';
import type { ContractRunner, ContractSource, ContractSubject } from './contract-subject.ts';
import { describeWatching } from './contract-watching.ts';
import { describeWrites } from './contract-writes.ts';

/**
 * What every `RecordSource` promises, as one suite. Give it a source that knows `CONTRACT_DESCRIPTIONS`;
 * it makes the records it needs. The rules are those of `SPEC.md` (SRC).
 *
 * ```ts
 * import { after, before, describe, it } from 'node:test';
 * describeRecordSourceContract('my source', async () => ({ source: await openMine() }), { describe, it, before, after });
 * ```
 */
export function describeRecordSourceContract(
  name: string,
  open: () => Promise<ContractSubject>,
  runner: ContractRunner,
): void {
  runner.describe(`RecordSource contract: ${name}`, () => {
    let subject: ContractSubject | undefined;
    runner.before(async () => {
      subject = await open();
    });
    runner.after(async () => {
      await subject?.close?.();
    });
    const world = {
      it: runner.it,
      notOffered: (rule: string) => runner.notOffered?.(rule),
      get source() {
        return assertComplete(subject?.source);
      },
      unknown: (missing: ErrorCode) => (subject?.unknownNames === 'denied' ? 'permission_denied' : missing),
      people: (lot: string, fields: readonly object[]) =>
        Promise.all(
          fields.map((one, index) => world.source.create('person', { name: `${lot} ${index}`, ...one, lot })),
        ),
    };
    describeReads(world);
    describeWrites(world);
    describeQueries(world);
    describeWatching(world);
  });
}

function assertComplete(source: RecordSource | undefined): ContractSource {
  if (source?.search === undefined || source.batch === undefined)
    throw new TypeError('The contract needs a source with search and batch.');
  return source as ContractSource;
}
