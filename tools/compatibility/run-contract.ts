import type { SourceCapabilities } from '@crosswalk/model';
import { type ContractRunner, type ContractSubject, describeRecordSourceContract } from '@crosswalk/testing';

/** What became of a rule: kept, not claimed by the source's capabilities, or broken. */
export type Verdict = 'kept' | 'not offered' | 'broken';

/** How one system did. */
export interface SystemReport {
  name: string;
  capabilities: SourceCapabilities;
  verdicts: ReadonlyMap<string, Verdict>;
  /** Why rules were broken, for whoever mends them. */
  failures: string[];
}

/** Runs the contract of sources over one system, without a test runner, and tells what became of each rule. */
export async function runContract(name: string, open: () => Promise<ContractSubject>): Promise<SystemReport> {
  const tests: { title: string; run: () => Promise<void> }[] = [];
  const befores: (() => Promise<void>)[] = [];
  const afters: (() => Promise<void>)[] = [];
  const notOffered = new Set<string>();
  const runner: ContractRunner = {
    describe: (_title, define) => define(),
    it: (title, run) => tests.push({ title, run }),
    before: (run) => befores.push(run),
    after: (run) => afters.push(run),
    notOffered: (rule) => notOffered.add(rule),
  };
  const opened: ContractSubject[] = [];
  const openAndKeep = async () => {
    const subject = await open();
    opened.push(subject);
    return subject;
  };
  describeRecordSourceContract(name, openAndKeep, runner);
  const verdicts = new Map<string, Verdict>();
  const failures: string[] = [];
  for (const run of befores) await run();
  for (const { title, run } of tests) {
    const rule = /^\[(SRC-\d+)\]/.exec(title)?.[1] ?? title;
    const failure = await run().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (failure !== undefined) failures.push(`${name}: ${title}: ${failure}`);
    verdicts.set(rule, failure !== undefined ? 'broken' : notOffered.has(rule) ? 'not offered' : 'kept');
  }
  const capabilities = opened[0]?.source.capabilities ?? { types: [] };
  for (const run of afters) await run();
  return { name, capabilities, verdicts, failures };
}
