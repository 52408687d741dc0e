import { html } from '@crosswalk/elements';
import type { Host } from '@crosswalk/host';
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../fixtures/people.fake.ts';
import { hostOf, pluginThat } from '../fixtures/plugin-page.fake.ts';
import { type CwPanel, type CwSlot, defineWidgets, provideHost } from '../index.ts';

before(() => defineWidgets());

const hosts: Host[] = [];
const host = (...input: Parameters<typeof hostOf>): Host => {
  const made = hostOf(...input);
  hosts.push(made);
  return made;
};

async function show(act: string, given: Host = host([pluginThat(act)])): Promise<CwPanel> {
  return fixture<CwPanel>(
    html`<cw-panel
      .host=${given}
      plugin=${`com.example.${act}`}
      view="side"
      record-type="person"
      record-id="p1"
    ></cw-panel>`,
  );
}
/** Grants of an admin who gave nothing, and of a user who took everything back. */
const scopes = ['records.person.read:name', 'ui.modal'];
const grantsOf = (admin: string[], withdrawn: string[]) => ({
  load: () => Promise.resolve({ admin, agreed: [], withdrawn }),
  save: () => Promise.resolve(),
});
const nothingGranted = grantsOf([], []);
const takenBack = grantsOf(scopes, scopes);

const frameOf = (panel: CwPanel) => panel.shadowRoot!.querySelector('iframe');
const errorOf = (panel: CwPanel) => panel.shadowRoot!.querySelector('cw-error-state');
const ready = (panel: CwPanel) =>
  until(() => frameOf(panel) !== null && panel.shadowRoot!.querySelector('.cover') === null);

describe('cw-panel', () => {
  afterEach(() => hosts.splice(0).forEach((each) => each.destroy()));

  it('[PNL-1] it takes its room before it has loaded and keeps it', async () => {
    const panel = await show('idle');
    const before = panel.shadowRoot!.querySelector('.stage')!.getBoundingClientRect().height;
    await ready(panel);
    expect(before).to.equal(222);
    expect(panel.shadowRoot!.querySelector('.stage')!.getBoundingClientRect().height).to.equal(222);
  });

  it('[PNL-1] a panel far below does not load until it comes near', async () => {
    const given = host([pluginThat('idle')]);
    const page = await fixture<HTMLElement>(
      html`<div>
        <div class="tall"></div>
        <cw-panel .host=${given} plugin="com.example.idle" view="side"></cw-panel>
      </div>`,
    );
    page.querySelector<HTMLElement>('.tall')!.style.height = '5000px';
    const panel = page.querySelector<CwPanel>('cw-panel')!;
    await until(() => panel.getBoundingClientRect().top > 3_000);
    panel.remove();
    page.append(panel);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(frameOf(panel)).to.equal(null);
    panel.scrollIntoView();
    await ready(panel);
  });

  it('[PNL-2] a missing plugin, a missing permission and a page that is none say so', async () => {
    const missing = await fixture<CwPanel>(
      html`<cw-panel .host=${host([pluginThat('idle')])} plugin="com.example.gone" view="side"></cw-panel>`,
    );
    await until(() => errorOf(missing) !== null);
    expect(errorOf(missing)!.textContent).to.contain('not installed');
    const denied = await show('idle', host([pluginThat('idle')], { grants: takenBack }));
    await until(() => errorOf(denied) !== null);
    expect(errorOf(denied)!.querySelector('cw-button')!.textContent).to.contain('asks for');
    const entry = './nothing-there.html';
    const [view] = pluginThat('idle').views;
    const none = await show(
      'idle',
      host([pluginThat('idle', { views: [{ ...view!, entry }] })], { limits: { bridge: { handshakeMs: 500 } } }),
    );
    await until(() => errorOf(none) !== null);
    expect(errorOf(none)!.textContent).to.contain('not one of this app');
  });

  it('[PNL-2] who waits for the admin is told so, and the admin is led to what it may do', async () => {
    const waiting = (options: object = {}) => host([pluginThat('idle')], { grants: nothingGranted, ...options });
    const told = await show('idle', waiting());
    await until(() => errorOf(told) !== null);
    expect(errorOf(told)!.getAttribute('heading')).to.contain('administrator has not allowed');
    expect(errorOf(told)!.querySelector('cw-button')).to.equal(null);
    const user = { id: 'u1', name: 'Zoë', managesPlugins: true };
    const led = await show('idle', waiting({ user }));
    await until(() => errorOf(led) !== null);
    const asked = oneEvent(led, 'cw-manage-plugin');
    errorOf(led)!.querySelector('cw-button')!.click();
    expect((await asked).detail).to.deep.equal({ plugin: 'com.example.idle' });
  });

  it('[PNL-7] words and their way out have room, whatever the view declares; the frame gets its own again', async () => {
    const [view] = pluginThat('idle').views;
    const small = pluginThat('idle', { views: [{ ...view!, size: { height: 80 } }] });
    const user = { id: 'u1', name: 'Zoë', managesPlugins: true };
    const given = host([small], { user });
    const panel = await show('idle', given);
    await ready(panel);
    const height = () => panel.shadowRoot!.querySelector('.stage')!.getBoundingClientRect().height;
    expect(height()).to.equal(80);
    await given.revoke(small.id);
    await until(() => errorOf(panel) !== null);
    const cover = panel.shadowRoot!.querySelector('.cover')!;
    expect(cover.scrollHeight).to.be.at.most(cover.clientHeight);
    expect(height()).to.be.above(80);
    await given.grant(small.id, scopes);
    await ready(panel);
    expect(height()).to.equal(80);
  });

  it('[PNL-2] a panel the page’s policy blocks says that the page has to be opened again', async () => {
    const [view] = pluginThat('idle').views;
    const blank = pluginThat('idle', { views: [{ ...view!, entry: './nothing-there.html' }] });
    const panel = await show('idle', host([blank]));
    await until(() => Boolean(frameOf(panel)?.src));
    document.dispatchEvent(
      new SecurityPolicyViolationEvent('securitypolicyviolation', {
        blockedURI: frameOf(panel)!.src,
        disposition: 'enforce',
        documentURI: location.href,
        effectiveDirective: 'frame-src',
        originalPolicy: "frame-src 'none'",
        statusCode: 200,
        violatedDirective: 'frame-src',
      }),
    );
    await until(() => errorOf(panel) !== null);
    expect(errorOf(panel)!.textContent).to.contain('before the app was installed');
    let asked = 0;
    panel.addEventListener('cw-page-reload', (event) => {
      asked += 1;
      event.preventDefault();
    });
    errorOf(panel)!.querySelector('cw-button')!.click();
    expect(asked).to.equal(1);
  });

  it('[PNL-2] a panel of one line says it with a sign that leads to the way out', async () => {
    const [view] = pluginThat('idle').views;
    const low = pluginThat('idle', { views: [{ ...view!, size: { height: 32 } }] });
    const panel = await show('idle', host([low], { grants: takenBack }));
    const sign = () => panel.shadowRoot!.querySelector<HTMLElement & { label: string }>('.cover cw-icon-button');
    await until(() => sign() !== null);
    expect(sign()!.label).to.contain('waiting for your permission').and.to.contain('asks for');
    expect(errorOf(panel)).to.equal(null);
  });

  it('[PNL-2] a server that is away is told from a plugin that is gone, and can be tried again', async () => {
    let isAway = true;
    const load = () =>
      isAway
        ? Promise.reject(new Error('away'))
        : Promise.resolve({ admin: ['records.person.read:name', 'ui.modal'], agreed: [], withdrawn: [] });
    const panel = await show('idle', host([pluginThat('idle')], { grants: { load, save: () => Promise.resolve() } }));
    await until(() => errorOf(panel) !== null);
    expect(errorOf(panel)!.textContent).to.contain('could not be read');
    isAway = false;
    errorOf(panel)!.shadowRoot!.querySelector<HTMLElement>('cw-button')!.click();
    await ready(panel);
  });

  it('[PNL-3] a panel that asks for more and more height is put back', async () => {
    const panel = await show('grow');
    await ready(panel);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(parseInt(panel.style.getPropertyValue('--_cw-panel-height'), 10)).to.be.at.most(900);
  });

  it('[PNL-4] the frame has a title, can be skipped, and gives the focus back', async () => {
    const given = host([pluginThat('leave')]);
    const page = await fixture<HTMLElement>(
      html`<div>
        <cw-panel .host=${given} plugin="com.example.leave" view="side"></cw-panel><button id="after">after</button>
      </div>`,
    );
    const panel = page.querySelector<CwPanel>('cw-panel')!;
    await ready(panel);
    expect(frameOf(panel)!.title).to.contain('leave');
    await until(() => document.activeElement?.id === 'after');
    page.querySelector<HTMLElement>('#after')!.blur();
    panel.shadowRoot!.querySelector<HTMLElement>('.skip cw-button')!.click();
    expect(document.activeElement?.id).to.equal('after');
  });

  it('[PNL-5] it leaves no frame behind and comes back', async () => {
    const panel = await show('idle');
    await ready(panel);
    const parent = panel.parentElement!;
    panel.remove();
    expect(frameOf(panel)).to.equal(null);
    parent.append(panel);
    await ready(panel);
  });

  it('[PNL-6] an element that came before its host finds it', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><cw-panel plugin="com.example.idle" view="side"></cw-panel></div>`,
    );
    provideHost(page, host([pluginThat('idle')]));
    await ready(page.querySelector<CwPanel>('cw-panel')!);
  });

  it('[PNL-4] it is accessible', async () => {
    const panel = await show('idle');
    await ready(panel);
    await expect(panel).to.be.accessible();
  });
});

describe('cw-slot', () => {
  afterEach(() => hosts.splice(0).forEach((each) => each.destroy()));

  const showSlot = (given: Host) =>
    fixture<CwSlot>(
      html`<cw-slot .host=${given} location="crm.record.sidebar" record-type="person" record-id="p1"></cw-slot>`,
    );

  it('[PNL-13] a slot leads to a view: its tab, its place, and the keyboard; and to another one afterwards', async () => {
    const given = host([pluginThat('idle'), pluginThat('context')]);
    const page = await fixture<HTMLElement>(
      html`<div>
        <div class="tall"></div>
        <cw-slot
          .host=${given}
          location="crm.record.sidebar"
          record-type="person"
          record-id="p1"
          selected="com.example.context/side"
          deep-link="tab=2"
        ></cw-slot>
      </div>`,
    );
    page.querySelector<HTMLElement>('.tall')!.style.height = '5000px';
    const slot = page.querySelector<CwSlot>('cw-slot')!;
    const panelOf = (act: string) =>
      slot.shadowRoot?.querySelector<CwPanel>(`cw-panel[data-key="com.example.${act}/side"]`) ?? undefined;
    const hasKeyboard = (act: string) => panelOf(act)?.shadowRoot!.activeElement instanceof HTMLIFrameElement;
    await until(() => hasKeyboard('context'));
    expect(panelOf('context')!.deepLink).to.equal('tab=2');
    expect(panelOf('context')!.getBoundingClientRect().top).to.be.within(0, innerHeight);
    expect(panelOf('idle')!.checkVisibility()).to.equal(false);
    slot.selected = 'com.example.idle/side';
    await until(() => hasKeyboard('idle'));
    expect(panelOf('context')!.checkVisibility()).to.equal(false);
    expect([panelOf('idle')!.deepLink, panelOf('context')!.deepLink]).to.deep.equal(['tab=2', '']);
  });

  it('[PNL-10] it shows nothing, one panel, or several as tabs with badges', async () => {
    const none = await showSlot(host([]));
    await until(() => none.empty);
    const one = await showSlot(host([pluginThat('idle')]));
    await until(() => one.shadowRoot!.querySelectorAll('cw-panel').length === 1);
    const several = await showSlot(host([pluginThat('badge'), pluginThat('idle')]));
    await until(() => several.shadowRoot!.querySelectorAll('cw-panel').length === 2);
    const tabs = several.shadowRoot!.querySelector('cw-tabs')!;
    await until(() => tabs.shadowRoot!.querySelector('.count')?.textContent === '7');
    expect(tabs.shadowRoot!.querySelectorAll('[role=tab]').length).to.equal(2);
    await sendKeys({ press: 'Escape' });
  });
});
