import assert from 'node:assert/strict';
import type { Manifest } from '@crosswalk/protocol';
import type { RunningApp } from './running-app.ts';

/** A plugin with something of everything tests ask for. */
export const SAMPLE: Manifest = {
  manifestVersion: 1,
  id: 'com.example.mail',
  version: '1.0.0',
  name: 'Mail',
  description: 'Sends mail to people.',
  author: { name: 'Example' },
  defaultLocale: 'en',
  engines: { host: '^1.0' },
  views: [{ id: 'panel', title: 'Mail', location: 'crm.record.sidebar', entry: './panel.html', size: { height: 200 } }],
  permissions: {
    required: [
      { scope: 'records.person.read:name', purpose: 'Shows who it goes to.' },
      { scope: 'storage', purpose: 'Remembers drafts.' },
    ],
    optional: [
      { scope: 'records.person.read:email', purpose: 'Shows the address.' },
      { scope: 'records.person.update:name', purpose: 'Corrects names.' },
      { scope: 'http.send', purpose: 'Sends.' },
      { scope: 'ui.modal', purpose: 'Writes in a larger room.' },
    ],
  },
  requests: {
    send: {
      method: 'POST',
      url: 'https://api.partner.test/send/{{params.folder}}?from={{settings.accountName}}',
      headers: { Authorization: 'Bearer {{settings.token}}', 'X-Note': '{{params.note}}' },
      body: '{"to":"{{params.to}}","list":["{{params.count}}"],"text":"Dear {{params.to}}!"}',
    },
  },
  settings: [
    { name: 'accountName', type: 'text', label: 'Account' },
    { name: 'days', type: 'number', label: 'Days' },
    { name: 'active', type: 'boolean', label: 'Active' },
    { name: 'colour', type: 'select', label: 'Colour', options: [{ value: 'red', label: 'Red' }], default: 'red' },
    { name: 'token', type: 'text', label: 'Token', secure: true, required: true, scopes: ['http.send'] },
  ],
};

/** Every scope the sample asks for. */
export const SAMPLE_SCOPES: readonly string[] = [
  ...SAMPLE.permissions.required,
  ...(SAMPLE.permissions.optional ?? []),
].map(({ scope }) => scope);

/** Installs a plugin over HTTP, as an admin does. */
export async function installPlugin(
  app: RunningApp,
  changes: Partial<Manifest> = {},
  headers: Record<string, string> = {},
  grant: readonly string[] = [],
): Promise<Manifest> {
  const manifest = { ...SAMPLE, ...changes };
  const body = { manifest, baseUrl: 'https://plugins.example/mail/', grant };
  const answer = await app.call('POST', '/api/plugins', body, headers);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return manifest;
}
