import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  type CwDialog,
  type CwErrorState,
  type CwMenu,
  type CwPopover,
  type CwTabs,
  type CwToastRegion,
  defineElements,
  elementTexts,
  html,
} from './index.ts';

before(() => defineElements());

const focused = (root: Document | ShadowRoot = document): Element | null => {
  const active = root.activeElement;
  return active?.shadowRoot?.activeElement ? focused(active.shadowRoot) : active;
};
const focusedText = () => focused()?.textContent.trim();

describe('tabs', () => {
  const tabs = (direction: 'ltr' | 'rtl') =>
    fixture<CwTabs>(
      html`<cw-tabs dir=${direction}>
        ${['a', 'b', 'c'].map((name) => html`<cw-tab-panel name=${name} label=${name}>${name}</cw-tab-panel>`)}
      </cw-tabs>`,
    );

  for (const [direction, forward, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    it(`[EL-30] arrows, Home and End move, ${direction}`, async () => {
      const element = await tabs(direction);
      await element.updateComplete;
      element.shadowRoot!.querySelector<HTMLElement>('[tabindex="0"]')!.focus();
      for (const [key, expected] of [
        [forward, 'b'],
        [forward, 'c'],
        [forward, 'a'],
        [back, 'c'],
        ['Home', 'a'],
        ['End', 'c'],
      ] as const) {
        await sendKeys({ press: key });
        await element.updateComplete;
        expect(focusedText(), key).to.equal(expected);
        expect(element.querySelector('[active]')!.getAttribute('name')).to.equal(expected);
      }
      expect(element.shadowRoot!.querySelectorAll('[tabindex="0"]')).to.have.length(1);
    });
  }
});

describe('menu', () => {
  it('[EL-31] is used with the keyboard alone', async () => {
    const items = ['Edit', 'Merge', 'Delete'].map((label) => ({ value: label, label }));
    const menu = await fixture<CwMenu>(
      html`<cw-menu .items=${items}><button slot="trigger" type="button">Actions</button></cw-menu>`,
    );
    const chosen: unknown[] = [];
    menu.addEventListener('cw-menu-select', (event) => event instanceof CustomEvent && chosen.push(event.detail));
    menu.querySelector('button')!.focus();
    await sendKeys({ press: 'ArrowDown' });
    await menu.updateComplete;
    expect(focusedText()).to.equal('Edit');
    for (const [key, expected] of [
      ['ArrowDown', 'Merge'],
      ['End', 'Delete'],
      ['ArrowDown', 'Edit'],
      ['ArrowUp', 'Delete'],
      ['m', 'Merge'],
    ] as const) {
      await sendKeys({ press: key });
      expect(focusedText(), key).to.equal(expected);
    }
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal([{ value: 'Merge' }]);
    expect(focusedText()).to.equal('Actions');
    await sendKeys({ press: 'ArrowDown' });
    await menu.updateComplete;
    await sendKeys({ press: 'Escape' });
    expect(focusedText()).to.equal('Actions');
    expect(chosen).to.have.length(1);
  });
});

describe('dialog', () => {
  it('[EL-32] takes focus, closes with Escape and gives focus back', async () => {
    const page = await fixture(
      html`<div>
        <button type="button">Opener</button
        ><cw-dialog heading="Sure?"><button type="button">Inside</button></cw-dialog>
      </div>`,
    );
    const dialog = page.querySelector<CwDialog>('cw-dialog')!;
    const closed: unknown[] = [];
    dialog.addEventListener('cw-dialog-close', (event) => event instanceof CustomEvent && closed.push(event.detail));
    page.querySelector('button')!.focus();
    dialog.open = true;
    await dialog.updateComplete;
    expect(document.activeElement).to.equal(dialog);
    await sendKeys({ press: 'Escape' });
    await dialog.updateComplete;
    expect(dialog.open).to.equal(false);
    expect(closed).to.deep.equal([{ returnValue: '' }]);
    expect(focusedText()).to.equal('Opener');
  });

  it('[EL-32] gives focus back into the frame that had it', async () => {
    const page = await fixture(
      html`<div>
        <iframe title="Panel" sandbox="allow-scripts"></iframe
        ><cw-dialog heading="Allow?"><button type="button">Yes</button></cw-dialog>
      </div>`,
    );
    const dialog = page.querySelector<CwDialog>('cw-dialog')!;
    const frame = page.querySelector('iframe')!;
    frame.focus();
    dialog.open = true;
    await dialog.updateComplete;
    expect(document.activeElement).to.equal(dialog);
    dialog.close();
    await new Promise((done) => dialog.addEventListener('cw-dialog-close', done, { once: true }));
    expect(document.activeElement).to.equal(frame);
  });
});

describe('popover', () => {
  it('[EL-33] closes with Escape and gives focus back from what the page put into it', async () => {
    const popover = await fixture<CwPopover>(
      html`<cw-popover><cw-button slot="trigger">More</cw-button><button type="button">Inside</button></cw-popover>`,
    );
    popover.querySelector('cw-button')!.click();
    await popover.updateComplete;
    popover.querySelector('button')!.focus();
    const closed = new Promise((done) => popover.addEventListener('cw-popover-toggle', done, { once: true }));
    await sendKeys({ press: 'Escape' });
    await closed;
    while (popover.open) await popover.updateComplete;
    await new Promise(requestAnimationFrame);
    expect(document.activeElement?.localName).to.equal('cw-button');
  });
});

describe('words', () => {
  it('[EL-40] follow the nearest lang and the page', async () => {
    const page = await fixture(html`<div lang="zh-CN"><cw-error-state></cw-error-state></div>`);
    const inside = page.querySelector<CwErrorState>('cw-error-state')!;
    await inside.updateComplete;
    expect(inside.shadowRoot!.textContent).to.contain('重试');
    const free = await fixture<CwErrorState>(html`<cw-error-state></cw-error-state>`);
    expect(free.shadowRoot!.textContent).to.contain('Try again');
    document.documentElement.lang = 'ar';
    await new Promise(requestAnimationFrame);
    await free.updateComplete;
    expect(free.shadowRoot!.textContent).to.contain('إعادة المحاولة');
    document.documentElement.lang = 'en';
  });

  it('[EL-42] change in place when an embedder adds texts', async () => {
    const state = await fixture<CwErrorState>(html`<cw-error-state lang="fr"></cw-error-state>`);
    elementTexts.add('fr', { retry: 'Réessayer' });
    await state.updateComplete;
    expect(state.shadowRoot!.textContent).to.contain('Réessayer');
  });

  it('[EL-13] are text, whatever is in them', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const page = await fixture(
      html`<div>
        <cw-badge>${hostile}</cw-badge><cw-chip label=${hostile} removable></cw-chip
        ><cw-avatar name=${hostile}></cw-avatar><cw-empty-state heading=${hostile}></cw-empty-state>
      </div>`,
    );
    for (const element of page.children)
      expect(element.shadowRoot!.querySelector('img'), element.localName).to.equal(null);
  });
});

describe('toasts', () => {
  it('[EL-45] go by themselves, failures stay, at most four are shown', async () => {
    const region = await fixture<CwToastRegion>(html`<cw-toast-region></cw-toast-region>`);
    const shown = () => [...region.shadowRoot!.querySelectorAll('.words')].map((words) => words.textContent);
    region.show({ message: 'short', durationMs: 1 });
    const close = region.show({ message: 'failed', tone: 'negative' });
    await region.updateComplete;
    while (shown().length > 1) await new Promise((done) => setTimeout(done, 5));
    expect(shown()).to.deep.equal(['failed']);
    for (const message of ['1', '2', '3', '4']) region.show({ message });
    await region.updateComplete;
    expect(shown()).to.deep.equal(['1', '2', '3', '4']);
    close();
    region.remove();
  });
});
