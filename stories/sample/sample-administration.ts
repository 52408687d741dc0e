import type { RunDetail, RunState } from '@crosswalk/model';
import {
  type AdministeredPlugin,
  type AuditedAction,
  type Manifest,
  diffPermissions,
  type WebhookDelivery,
} from '@crosswalk/protocol';
import {
  createMemoryAdministration,
  type MemoryAdministration,
  type MemoryAdministrationOptions,
} from '@crosswalk/testing';
import { SAMPLE_MANIFEST } from './sample-host.ts';

/** The plugin of the stories with something of everything an owner looks after. */
export const MANAGED: Manifest = {
  ...SAMPLE_MANIFEST,
  requests: { send: { method: 'POST', url: 'https://api.wechat.example/send' } },
  network: { images: ['https://cdn.wechat.example'] },
  settings: [
    { name: 'account', type: 'text', label: 'Account', help: 'As it is called at WeChat.', required: true },
    { name: 'days', type: 'number', label: 'Days until a follow-up', default: 3 },
    { name: 'greet', type: 'boolean', label: 'Greet new followers', help: 'Once, in their language.' },
    {
      name: 'tone',
      type: 'select',
      label: 'Tone',
      options: [
        { value: 'formal', label: 'Formal' },
        { value: 'warm', label: 'Warm' },
      ],
      default: 'warm',
    },
    { name: 'token', type: 'text', label: 'Access token', secure: true, required: true },
  ],
};
const NEXT: Manifest = {
  ...MANAGED,
  version: '1.5.0',
  permissions: {
    required: [
      ...MANAGED.permissions.required,
      { scope: 'records.person.read:phone', purpose: 'Finds followers by their telephone.' },
    ],
  },
};

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const PLUGIN: AdministeredPlugin = {
  manifest: MANAGED,
  baseUrl: 'https://panels.example/',
  disabled: false,
  source: 'https://apps.example.com/wechat/crosswalk.json',
  digest: 'a'.repeat(64),
  installedBy: 'user-1',
  installedAt: ago(60 * 24 * 12),
  updatedAt: ago(60 * 24),
  proposal: {
    manifest: NEXT,
    source: 'archive',
    digest: 'b'.repeat(64),
    changes: diffPermissions(MANAGED, NEXT),
    proposedBy: 'user-1',
    proposedAt: ago(90),
  },
};
const OTHER: AdministeredPlugin = {
  ...PLUGIN,
  manifest: { ...SAMPLE_MANIFEST, id: 'com.example.radar', name: 'Company radar', permissions: { required: [] } },
  disabled: true,
  source: 'archive',
  proposal: null,
};

const AUDIT: readonly AuditedAction[] = Array.from({ length: 64 }, (_, index) => ({
  sequence: String(64 - index),
  at: ago(index * 7),
  plugin: MANAGED.id,
  operation: ['records.get', 'records.list', 'grant.changed', 'http.sent'][index % 4] ?? '',
  scope: ['records.person.read', 'records.person.read', '+records.person.read:name', 'http.send'][index % 4] ?? null,
  who: 'user-1',
  outcome: index % 5 === 2 ? 'permission_denied' : 'ok',
  fields: ['name', 'email'],
  record: { type: 'person', id: `person-${(index % 5) + 1}` },
  ms: 4.2,
  ...(index % 5 === 2 && { deniedBy: 'user' }),
}));

const run = (number: number, state: RunState, more: Partial<RunDetail> = {}): RunDetail => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  queue: number % 2 === 0 ? 'webhooks-out' : 'mail',
  state,
  attempt: state === 'failed' ? 8 : 1,
  attempts: 8,
  createdAt: ago(number * 11),
  startAt: ago(number * 11),
  ...(state !== 'waiting' && { startedAt: ago(number * 11) }),
  ...((state === 'done' || state === 'failed') && { endedAt: ago(number * 10) }),
  input: { to: 'ada@example.com' },
  steps: [
    {
      name: 'send',
      inputHash: 'f00d',
      attempt: 1,
      startedAt: ago(number * 10),
      endedAt: ago(number * 10),
      result: null,
    },
  ],
  ...more,
});
const REFUSED = { error: { code: 'offline', message: 'hooks.example.com answered 503 to the webhook.' } };
const RUNS: readonly RunDetail[] = [
  run(1, 'done'),
  run(2, 'failed', REFUSED),
  run(3, 'cancelled'),
  run(4, 'done'),
  run(5, 'failed', { error: { message: 'The mailbox is full.' } }),
];
const delivery = (number: number, state: RunState, more: object = {}): WebhookDelivery => {
  const { input: _, steps: __, ...summary } = run(number, state);
  return { ...summary, direction: 'out', webhook: 'hook_1', message: String(number), ...more };
};

/** Everything an owner looks after, in memory; each state story plays another refusal. */
export function sampleAdministration(options: MemoryAdministrationOptions = {}): MemoryAdministration {
  return createMemoryAdministration({
    plugins: [PLUGIN, OTHER],
    grants: {
      [MANAGED.id]: {
        everyone: ['records.person.read:name', 'storage'],
        roles: { sales: ['records.person.read:email'] },
        users: [{ user: 'user-1', agreed: ['records.person.update:stage'], withdrawn: [] }],
      },
    },
    settings: { [MANAGED.id]: { days: 5, token: 'never shown' } },
    audit: AUDIT,
    webhooks: {
      [MANAGED.id]: [
        { id: 'hook_1', direction: 'out', scheme: 'standard', url: 'https://hooks.example.com/crm', types: ['person'] },
        { id: 'hook_2', direction: 'in', scheme: 'hubspot-v3', url: '', types: [], path: '/hooks/hook_2' },
      ],
    },
    deliveries: [delivery(6, 'failed', REFUSED), delivery(7, 'done'), delivery(8, 'done', { webhook: 'gone' })],
    runs: RUNS,
    ...options,
  });
}
