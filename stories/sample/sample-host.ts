import {
  createHost,
  type Host,
  type HostInterface,
  memoryAudit,
  memoryGrants,
  type AttachedPanel,
  type PanelProblem,
  type PanelState,
} from '@crosswalk/host';
import type { Manifest } from '@crosswalk/protocol';
import { sampleSource } from './sample-source.ts';

/** A plugin of the stories. Its name shows that texts of plugins are text. */
export const SAMPLE_MANIFEST: Manifest = {
  manifestVersion: 1,
  id: 'com.example.wechat',
  version: '1.4.0',
  name: 'WeChat <b>followers</b>',
  description: 'Shows who follows your account, and what they wrote.',
  author: { name: 'Example Ltd' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [
    { id: 'follower', title: 'Follower', location: 'crm.record.sidebar', entry: './panel.html', size: { height: 220 } },
    {
      id: 'messages',
      title: 'Messages',
      location: 'crm.record.sidebar',
      entry: './messages.html',
      size: { height: 220 },
    },
  ],
  permissions: {
    required: [
      { scope: 'records.person.read:name,email', purpose: 'Finds the follower who belongs to a person.' },
      { scope: 'storage', purpose: 'Remembers which messages you have read.' },
    ],
    optional: [{ scope: 'records.person.update:stage', purpose: 'Moves a person on when they answer.' }],
  },
};

const required = SAMPLE_MANIFEST.permissions.required.map(({ scope }) => scope);

/** A host of the stories: its plugin did a few things already. Frames are not opened; see `playing`. */
export function sampleHost({ ui = {} }: { ui?: HostInterface } = {}): Host {
  const audit = memoryAudit();
  const common = { who: 'u1', plugin: SAMPLE_MANIFEST.id, view: 'follower', ms: 3 };
  const at = new Date(Date.now() - 120_000).toISOString();
  const record = { type: 'person', id: 'person-2' };
  audit.write({ ...common, at, operation: 'records.get', scope: 'records.person.read', outcome: 'ok', record });
  audit.write({
    ...common,
    at,
    operation: 'records.update',
    scope: 'records.person.update',
    outcome: 'permission_denied',
    record,
  });
  return createHost({
    source: sampleSource(),
    user: { id: 'u1', name: 'Mara' },
    account: { id: 'a1', name: 'Example', crm: 'Storybook' },
    plugins: [{ manifest: SAMPLE_MANIFEST, baseUrl: 'https://panels.example/' }],
    grants: memoryGrants({ [SAMPLE_MANIFEST.id]: { admin: [...required, 'records.person.update:stage'] } }),
    audit,
    ui,
  });
}

/** The same host, whose panels stay in one state: stories show looks, not servers. */
export function playing(state: PanelState, problem?: PanelProblem): Host {
  const host = sampleHost();
  host.attach = (_iframe, callbacks): AttachedPanel => {
    queueMicrotask(() => callbacks.onState?.(state, problem));
    const [plugin] = host.plugins;
    return {
      state,
      problem,
      plugin,
      view: plugin?.manifest.views[0],
      update: ignore,
      setVisible: ignore,
      focus: ignore,
      reload: ignore,
      destroy: ignore,
    };
  };
  return host;
}

function ignore(): void {
  // A played panel does nothing.
}
