import { type CwCheckbox, type CwTextField, html } from '@crosswalk/elements';
import { CrosswalkError, type ErrorCode, type Manifest, type RunLedger } from '@crosswalk/protocol';
import { createMemoryAdministration, type MemoryAdministrationOptions } from '@crosswalk/testing';
import { expect, fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { peopleSource, textOf, until } from '../fixtures/people.fake.ts';
import { pluginThat } from '../fixtures/plugin-page.fake.ts';
import { defineWidgets } from '../index.ts';

before(() => defineWidgets());

const MANIFEST: Manifest = {
  ...pluginThat('idle'),
  name: 'Mail <b>now</b>',
  permissions: {
    required: [{ scope: 'records.person.read:name,email', purpose: 'Finds <i>people</i>.' }],
    optional: [{ scope: 'storage', purpose: 'Remembers.' }],
  },
  requests: { send: { method: 'POST', url: 'https://api.mail.example/send' } },
  settings: [
    { name: 'days', type: 'number', label: 'Days', default: 3 },
    { name: 'token', type: 'text', label: 'Token', secure: true },
  ],
};
const { id: ID } = MANIFEST;
const AT = '2026-01-01T10:00:00.000Z';
const PLUGIN = {
  ...{ manifest: MANIFEST, baseUrl: 'https://panels.example/', disabled: false, source: 'file', digest: 'one' },
  ...{ installedBy: 'ada', installedAt: AT, updatedAt: AT, proposal: null },
};
const RUN = {
  ...({ id: '00000000-0000-4000-8000-000000000001', queue: 'mail', state: 'failed', attempt: 8, attempts: 8 } as const),
  ...{ createdAt: AT, startAt: AT, endedAt: AT, error: { code: 'offline', message: 'The mailbox is <b>full</b>.' } },
  ...{ input: { to: 'ada' }, steps: [] },
};
const ENTRY = {
  sequence: '7',
  at: AT,
  plugin: ID,
  operation: 'records.get',
  outcome: 'ok',
  who: 'ada',
  scope: 'storage',
};

const administrationOf = (options: MemoryAdministrationOptions = {}) =>
  createMemoryAdministration({
    plugins: [PLUGIN],
    grants: { [ID]: { everyone: ['records.person.read:email,name'] } },
    settings: { [ID]: { token: 'hush-hush' } },
    audit: [ENTRY],
    runs: [RUN],
    deliveries: [{ ...RUN, id: '00000000-0000-4000-8000-000000000002', direction: 'out', webhook: 'hook_1' }],
    webhooks: {
      [ID]: [{ id: 'hook_1', direction: 'out', scheme: 'standard', url: 'https://a.example/', types: ['deal'] }],
    },
    ...options,
  });

type Open = (administration: ReturnType<typeof administrationOf>) => TemplateResult;
const WIDGETS: Readonly<Record<string, Open>> = {
  'plugin-manager': (each) => html`<cw-plugin-manager .administration=${each}></cw-plugin-manager>`,
  'plugin-proposals': (each) => html`<cw-plugin-proposals .administration=${each}></cw-plugin-proposals>`,
  'permission-view': (each) => html`<cw-permission-view plugin=${ID} .administration=${each}></cw-permission-view>`,
  'plugin-settings': (each) => html`<cw-plugin-settings plugin=${ID} .administration=${each}></cw-plugin-settings>`,
  'allowed-hosts': (each) => html`<cw-allowed-hosts plugin=${ID} .administration=${each}></cw-allowed-hosts>`,
  'audit-view': (each) => html`<cw-audit-view .administration=${each}></cw-audit-view>`,
  'webhook-list': (each) => html`<cw-webhook-list plugin=${ID} types="deal" .administration=${each}></cw-webhook-list>`,
  'webhook-deliveries': (each) => html`<cw-webhook-deliveries .administration=${each}></cw-webhook-deliveries>`,
  'job-list': (each) => html`<cw-job-list .administration=${each}></cw-job-list>`,
};

async function open(name: string, administration = administrationOf()): Promise<HTMLElement> {
  const source = await fixture<HTMLElement>(
    html`<cw-source .source=${peopleSource()}>${WIDGETS[name]?.(administration)}</cw-source>`,
  );
  const widget = source.querySelector<HTMLElement>(`cw-${name}`)!;
  await until(() => !within(widget, 'cw-skeleton'));
  return widget;
}

const within = <E extends HTMLElement>(widget: HTMLElement, selector: string) =>
  widget.shadowRoot!.querySelector<E>(selector);
const refuse = (code: ErrorCode) => () => {
  throw new CrosswalkError(code, 'Played by the test.');
};
/** Presses a button inside a widget, then the one that confirms. */
async function confirm(widget: HTMLElement, selector: string): Promise<void> {
  within(widget, selector)!.click();
  await until(() => within(widget, '.question[open]') !== null);
  within(widget, '.question .confirm')!.click();
  await until(() => within(widget, '.question[open]') === null);
}

describe('widgets of an owner’s pages', () => {
  it('[ADM-1] each says which state it is in, and never throws', async () => {
    for (const name of Object.keys(WIDGETS)) {
      for (const [code, words] of [
        ['permission_denied', 'No access'],
        ['offline', 'No connection'],
        ['internal', 'could not be loaded'],
      ] as const)
        expect(textOf(await open(name, administrationOf({ before: refuse(code) }))), `${name} ${code}`).to.contain(
          words,
        );
      const nothing = { plugins: [], grants: {}, audit: [], runs: [], deliveries: [], webhooks: {}, settings: {} };
      await open(name, createMemoryAdministration(nothing));
    }
  });

  it('[ADM-1] what cannot be loaded again stays, and says that it may be old', async () => {
    let isAway = false;
    const administration = administrationOf({ before: () => isAway && refuse('disconnected')() });
    const widget = await open('plugin-manager', administration);
    isAway = true;
    administration.changed();
    await until(() => within(widget, '.stale') !== null);
    expect(textOf(widget)).to.contain(ID);
  });

  it('[ADM-1] texts of plugins, servers and messages are text, and axe finds nothing', async () => {
    for (const name of Object.keys(WIDGETS)) {
      const widget = await open(name);
      expect(widget.shadowRoot!.querySelectorAll('b, i').length, name).to.equal(0);
      await expect(widget, name).to.be.accessible();
    }
  });

  it('[ADM-2] nothing that others feel is done before it was asked about, and closing is a no', async () => {
    const widget = await open('permission-view');
    within(widget, '.take-all')!.click();
    await until(() => within(widget, '.question[open]') !== null);
    expect(textOf(within(widget, '.question')!)).to.contain('open panels are refused');
    within(widget, '.question cw-button')!.click();
    await until(() => within(widget, '.question[open]') === null);
    expect(within<CwCheckbox>(widget, 'tr.scope cw-checkbox')!.checked).to.equal(true);
    await confirm(widget, '.take-all');
    await until(() => within<CwCheckbox>(widget, 'tr.scope cw-checkbox')?.checked === false);
  });

  it('[ADM-2] an action that is refused says why; one that somebody else overtook shows what is there now', async () => {
    for (const [code, words] of [
      ['conflict', 'Somebody else changed this'],
      ['host_error', 'That did not work'],
    ] as const) {
      const administration = administrationOf({ before: (call) => call === 'webhooks.remove' && refuse(code)() });
      const widget = await open('webhook-list', administration);
      await confirm(widget, '.remove');
      await until(() => within(widget, '.problem') !== null);
      expect(textOf(within(widget, '.problem')!)).to.contain(words);
    }
  });

  it('[ADM-3] a manifest is refused with every fault, and a new plugin gets only what is ticked', async () => {
    const administration = createMemoryAdministration();
    const manager = await open('plugin-manager', administration);
    within(manager, '.install')!.click();
    const dialog = within(manager, 'cw-plugin-install')!;
    await until(() => within(dialog, 'cw-dialog[open]') !== null);
    const choose = within(dialog, 'cw-select')!;
    Object.assign(choose, { value: 'manifest' });
    choose.dispatchEvent(new Event('change'));
    await until(() => within(dialog, '#file') !== null);
    const upload = async (manifest: object) => {
      const files = new DataTransfer();
      files.items.add(new File([JSON.stringify(manifest)], 'crosswalk.json'));
      within<HTMLInputElement>(dialog, '#file')!.files = files.files;
      within<CwTextField>(dialog, '#address')!.value = 'https://panels.example/';
      within(dialog, '.send')!.click();
    };
    await upload({ ...MANIFEST, id: 'Wrong', version: 'x' });
    await until(() => dialog.shadowRoot!.querySelectorAll('.faults li').length === 2);
    expect(textOf(dialog)).to.contain('It was not installed: 2 faults').and.to.contain('Use three numbers');
    await upload(MANIFEST);
    await until(() => within(dialog, 'cw-permission-diff') !== null);
    const asked = within(dialog, 'cw-permission-diff')!;
    await until(() => asked.shadowRoot!.querySelectorAll('cw-checkbox').length === 2);
    const [, storage] = asked.shadowRoot!.querySelectorAll('cw-checkbox');
    storage!.checked = false;
    storage!.dispatchEvent(new Event('change'));
    within(dialog, '.allow')!.click();
    await until(() => !within(dialog, 'cw-dialog[open]'));
    expect((await administration.grants.read(ID)).everyone).to.deep.equal(['records.person.read:email,name']);
  });

  it('[ADM-4] a field is taken back at once with its tick, and a change elsewhere is shown', async () => {
    const administration = administrationOf();
    const widget = await open('permission-view', administration);
    const tick = (field: string) => within<CwCheckbox>(widget, `[data-field$=":${field}"] cw-checkbox`)!;
    tick('email').shadowRoot!.querySelector('input')!.click();
    await until(() => !tick('email').checked && !tick('email').disabled);
    expect((await administration.grants.read(ID)).everyone).to.deep.equal(['records.person.read:name']);
    await administration.grants.change(ID, { takeBack: ['records.person.read:name'] });
    await until(() => !tick('name').checked);
  });

  it('[ADM-6] an update is agreed to as it was shown, or not at all', async () => {
    const administration = administrationOf();
    const next = {
      ...MANIFEST,
      version: '9.0.0',
      permissions: { required: [...MANIFEST.permissions.required, { scope: 'ui.modal', purpose: 'Asks.' }] },
    };
    await administration.plugins.offer({ kind: 'manifest', manifest: next, baseUrl: 'https://panels.example/' });
    const widget = await open('plugin-proposals', administration);
    expect(textOf(widget)).to.contain('Open dialogs and ask you questions').and.to.contain('no longer');
    await confirm(widget, '.actions cw-button:last-child');
    await until(() => within(widget, 'cw-empty-state') !== null);
    expect((await administration.plugins.list())[0]?.manifest.version).to.equal('9.0.0');
  });

  it('[ADM-7] settings are typed, told what is wrong, and secrets never come out', async () => {
    const administration = administrationOf();
    const widget = await open('plugin-settings', administration);
    const field = (name: string) => within<CwTextField>(widget, `cw-text-field[name=${name}]`)!;
    const type = async (name: string, value: string) => {
      field(name).value = value;
      field(name).dispatchEvent(new Event('input'));
      await until(() => within<HTMLButtonElement>(widget, '.save')?.disabled === false);
    };
    expect(field('token').value).to.equal('');
    expect(textOf(widget)).to.contain('Entered').and.not.to.contain('hush');
    await type('days', 'many');
    within(widget, '.save')!.click();
    await until(() => field('days').error.includes('a number'));
    await type('days', '14');
    within(widget, '.save')!.click();
    await until(() => within<HTMLButtonElement>(widget, '.save')?.disabled === true);
    expect((await administration.settings.read(ID)).values).to.deep.equal({ days: 14 });
  });

  it('[ADM-8] what somebody else changed while one typed is named before it is overwritten', async () => {
    const administration = administrationOf();
    const widget = await open('plugin-settings', administration);
    const field = within<CwTextField>(widget, 'cw-text-field[name=days]')!;
    field.value = '5';
    field.dispatchEvent(new Event('input'));
    await administration.settings.write(ID, { days: 9 });
    await until(() => within(widget, '.notice') !== null);
    expect(textOf(within(widget, '.notice')!)).to.contain('Days');
    within(widget, '.notice cw-button')!.click();
    await until(() => within<CwTextField>(widget, 'cw-text-field[name=days]')?.value === '9');
  });

  it('[ADM-9] an entry opens in full with the keyboard, and the chain can be checked', async () => {
    const widget = await open('audit-view');
    const row = within(widget, '.row-button')!;
    row.focus();
    row.click();
    await until(() => within(widget, '.entry[open]') !== null);
    expect(textOf(within(widget, '.entry')!))
      .to.contain('records.get')
      .and.to.contain('storage');
    within<HTMLElement & { close(): void }>(widget, '.entry')!.close();
    within(widget, '.verify')!.click();
    await until(() => within(widget, '.notice') !== null);
    expect(textOf(widget)).to.contain('whole');
  });

  it('[ADM-10] the secret of a new webhook is shown once', async () => {
    const widget = await open('webhook-list');
    within(widget, '.add')!.click();
    const dialog = within(widget, 'cw-new-webhook')!;
    await until(() => within(dialog, 'cw-dialog[open]') !== null);
    within<CwTextField>(dialog, '#url')!.value = 'not an address';
    within(dialog, '.create')!.click();
    await until(() => textOf(dialog).includes('https address'));
    within<CwTextField>(dialog, '#url')!.value = 'https://b.example/';
    within(dialog, '.create')!.click();
    await until(() => within<CwTextField>(dialog, '.secret')?.value.startsWith('whsec_'));
    within(dialog, '.kept')!.click();
    await until(() => widget.shadowRoot!.querySelectorAll('tbody tr').length === 2);
    await until(() => within(dialog, '.secret') === null);
    expect(textOf(widget)).not.to.contain('whsec_');
  });

  it('[ADM-11] failed runs and dead letters say why, and are tried again', async () => {
    const administration = administrationOf();
    const { jobs }: { jobs: RunLedger } = administration;
    for (const name of ['job-list', 'webhook-deliveries']) {
      const widget = await open(name, administration);
      expect(textOf(widget)).to.contain('The mailbox is <b>full</b>.').and.to.contain('Failed');
      within(widget, '.replay')!.click();
      await until(() => within(widget, 'tr[data-run] .replay') === null);
    }
    expect((await jobs.read(RUN.id)).state).to.equal('waiting');
  });

  it('[ADM-12] who may only look sees everything and no way to change it', async () => {
    for (const name of Object.keys(WIDGETS)) {
      const widget = await open(name);
      widget.setAttribute('readonly', '');
      await until(
        () =>
          widget.shadowRoot!.querySelector('.install, .add, .save, .replay, .take-all, cw-switch, cw-menu') === null,
      );
    }
  });
});
