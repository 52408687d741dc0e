import { createHost, type Host, memoryGrants, type PluginLogLine } from '@crosswalk/host';
import type { Manifest } from '@crosswalk/protocol';
import { CONTRACT_DESCRIPTIONS, createMemorySource, describeRecordSourceContract } from '@crosswalk/testing';

const SCOPES = ['person', 'company'].flatMap((type) =>
  ['read', 'create', 'update', 'delete'].map((verb) => `records.${type}.${verb}`),
);
const MANIFEST: Manifest = {
  manifestVersion: 1,
  id: 'com.example.contract',
  version: '1.0.0',
  name: 'Contract',
  description: 'Runs the contract of record sources.',
  author: { name: 'Tests' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [
    {
      id: 'side',
      title: 'Contract',
      location: 'crm.record.sidebar',
      entry: './contract-panel.html',
      size: { height: 100 },
    },
  ],
  permissions: { required: SCOPES.map((scope) => ({ scope, purpose: 'To try every rule.' })) },
};
const PLENTY = { atOnce: 100_000, perSecond: 100_000 };

/** A panel in a frame without an origin, from another server, that runs rules and tells how they ended. */
class ContractPanel {
  readonly #outcomes = new Map<string, string | null>();
  readonly #iframe = document.createElement('iframe');
  readonly #host: Host;
  readonly #panel: ReturnType<Host['attach']>;

  constructor() {
    this.#host = createHost({
      source: createMemorySource({ descriptions: CONTRACT_DESCRIPTIONS }),
      user: { id: 'u1', name: 'Zoë' },
      account: { id: 'a1', name: 'Example', crm: 'Tests' },
      plugins: [{ manifest: MANIFEST, baseUrl: `${window.__CROSSWALK_SECOND_ORIGIN__}/test/browser/` }],
      grants: memoryGrants({ [MANIFEST.id]: { admin: SCOPES } }),
      limits: {
        bridge: { callsPerSecond: 10_000, inFlight: 1_000, streams: 100 },
        batchWrites: PLENTY,
        bulkReads: PLENTY,
        notices: PLENTY,
      },
      diagnostics: { log: (line) => this.#hear(line), failure: (cause) => console.error(cause) },
    });
    document.body.append(this.#iframe);
    this.#panel = this.#host.attach(this.#iframe, { plugin: MANIFEST.id, view: 'side' });
  }

  async run(title: string): Promise<void> {
    this.#panel.update({ input: title });
    const failure = await this.outcomeOf(title);
    if (failure !== null) throw new Error(failure);
  }

  async outcomeOf(title: string): Promise<string | null> {
    for (;;) {
      const outcome = this.#outcomes.get(title);
      if (outcome !== undefined) return outcome;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.#host.destroy();
    this.#iframe.remove();
  }

  #hear({ data }: PluginLogLine): void {
    const { title, failure } = JSON.parse(String(data)) as { title: string; failure: string | null };
    this.#outcomes.set(title, failure);
  }
}

describe('over the real bridge', function () {
  this.timeout(60_000);
  let panel: ContractPanel;
  before(async () => {
    panel = new ContractPanel();
    await panel.outcomeOf('ready');
  });
  after(() => panel.close());

  // Here only the names of the rules are taken; they run inside the frame.
  describeRecordSourceContract(
    'panel client in a frame',
    () => Promise.reject(new Error('The source is in the frame.')),
    {
      describe,
      it: (title) => it(title, () => panel.run(title)),
      before: () => undefined,
      after: () => undefined,
    },
  );
});
