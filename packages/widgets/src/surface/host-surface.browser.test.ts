import { html } from '@crosswalk/elements';
import type { Host, InstalledPlugin } from '@crosswalk/host';
import { aTimeout, expect, fixture } from '@open-wc/testing';
import { until } from '../fixtures/people.fake.ts';
import { hostOf, pluginThat } from '../fixtures/plugin-page.fake.ts';
import { type CwHostSurface, type CwPluginDetails, defineWidgets } from '../index.ts';

before(() => defineWidgets());

const plugin: InstalledPlugin = { manifest: pluginThat('idle'), baseUrl: 'https://panels.example/' };
const requests = [{ scope: 'records.person.read:name', purpose: 'To show <i>people</i>.' }];
const signal = () => new AbortController().signal;
const surface = () => fixture<CwHostSurface>(html`<cw-host-surface></cw-host-surface>`);
const dialogOf = (element: CwHostSurface) => element.shadowRoot!.querySelector('cw-dialog')!;
const buttons = (element: CwHostSurface) => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('.buttons cw-button'),
];

describe('cw-host-surface', () => {
  it('[PNL-20] consent is asked in plain words, and its buttons wait', async () => {
    const element = await surface();
    const answer = element.ask({ plugin, requests }, signal());
    await until(() => dialogOf(element).open);
    expect(dialogOf(element).textContent)
      .to.contain('See person: name')
      .and.to.contain('To show <i>people</i>.')
      .and.to.contain(plugin.manifest.id);
    const footer = element.shadowRoot!.querySelector<HTMLElement>('.buttons')!;
    expect(footer.inert).to.equal(true);
    await until(() => !footer.inert);
    buttons(element)[1]!.click();
    expect(await answer).to.deep.equal(['records.person.read:name']);
  });

  it('[PNL-21] questions wait for one another; closing is a no, and a question whose asker is gone goes away', async () => {
    const element = await surface();
    const gone = new AbortController();
    const first = element.confirm({ title: 'One?', plugin }, signal());
    const second = element.confirm({ title: 'Two?', plugin }, gone.signal);
    const third = element.confirm({ title: 'Three?', plugin }, signal());
    await until(() => dialogOf(element).heading === 'One?' && dialogOf(element).open);
    gone.abort();
    expect(await second).to.equal(false);
    await dialogOf(element).updateComplete;
    dialogOf(element).close();
    expect(await first).to.equal(false);
    await until(() => dialogOf(element).heading === 'Three?' && dialogOf(element).open);
    await aTimeout(550);
    buttons(element)[1]!.click();
    expect(await third).to.equal(true);
  });

  it('[PNL-12] texts of plugins are shown as text', async () => {
    const element = await surface();
    const evil = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
    element.toast({ message: evil, plugin });
    element.announce({ message: evil });
    const answer = element.confirm({ title: evil, message: evil, confirmLabel: 'Yes <b>', plugin }, signal());
    await until(() => dialogOf(element).open);
    const toasts = element.shadowRoot!.querySelector('cw-toast-region')!;
    await until(() => toasts.shadowRoot!.textContent.includes('<img'));
    for (const root of [element.shadowRoot!, toasts.shadowRoot!])
      expect(root.querySelector('img, script, i, b')).to.equal(null);
    expect(Object.hasOwn(window, 'pwned')).to.equal(false);
    dialogOf(element).close();
    await answer;
  });
});

describe('cw-plugin-details', () => {
  let host: Host;
  afterEach(() => host.destroy());

  it('[PNL-11] it says who, what and what for, and takes back at once', async () => {
    host = hostOf([plugin.manifest]);
    const details = await fixture<CwPluginDetails>(
      html`<cw-plugin-details .host=${host} plugin=${plugin.manifest.id}></cw-plugin-details>`,
    );
    const text = () => details.shadowRoot!.textContent;
    await until(() => text().includes('See Persons: Name'));
    expect(text())
      .to.contain(plugin.manifest.id)
      .and.to.contain('To show <i>people</i>.')
      .and.to.contain('You have not allowed this');
    details.shadowRoot!.querySelector<HTMLElement>('li cw-button')!.click();
    expect((await host.explain(plugin.manifest.id, 'records.person.read:name')).deniedBy).to.equal('user');
    await until(() => text().includes('Lost permission'));
    await expect(details).to.be.accessible();
  });
});
