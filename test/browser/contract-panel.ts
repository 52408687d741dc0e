/** Inside the frame: runs the rule of the record source contract that the page names, over the bridge it sits at. */
import { createRecordSource, init } from '@crosswalk/panel';
import { describeRecordSourceContract } from '@crosswalk/testing';

const crm = await init();
const source = createRecordSource(crm, { types: ['person', 'company'] });
const rules = new Map<string, () => Promise<void>>();
const beginnings: (() => Promise<void>)[] = [];

describeRecordSourceContract('bridge', async () => ({ source, unknownNames: 'denied' }), {
  describe: (_title, define) => define(),
  it: (title, run) => rules.set(title, run),
  before: (run) => beginnings.push(run),
  after: () => undefined,
});
for (const begin of beginnings) await begin();

const report = (title: string, failure: string | null): void => crm.log.info('rule', { title, failure });

async function follow(input: unknown): Promise<void> {
  const title = String(input);
  try {
    await rules.get(title)?.();
    report(title, rules.has(title) ? null : 'The panel does not know this rule.');
  } catch (error) {
    report(title, String(error));
  }
}

crm.on('context.changed', ({ input }) => void follow(input));
report('ready', null);
