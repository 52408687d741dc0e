import { expect, fixture } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { LitElement, render } from 'lit';
import { CwDialog, CwIconButton, defineElements, ELEMENTS, html, tagFor } from './index.ts';
import { allElements } from './fixtures/all-elements.ts';

describe('defineElements', () => {
  it('[EL-1] registers nothing by being imported, and everything when called', () => {
    expect(customElements.get('cw-button')).to.equal(undefined);
    defineElements();
    defineElements();
    for (const { elementName } of ELEMENTS)
      expect(customElements.get(`cw-${elementName}`), elementName).to.be.a('function');
  });

  it('[EL-2] draws under another prefix with that prefix inside', async () => {
    defineElements({ prefix: 'acme', only: ['dialog'] });
    const dialog = await fixture<CwDialog>(html`<acme-dialog heading="Hello"></acme-dialog>`);
    expect(dialog).to.be.instanceOf(CwDialog);
    const inner = dialog.renderRoot.querySelector('acme-icon-button');
    expect(inner).to.be.instanceOf(CwIconButton);
    expect(dialog.renderRoot.querySelector('cw-icon-button')).to.equal(null);
  });

  it('[EL-4] registers only what is named and what that needs', () => {
    defineElements({ prefix: 'few', only: ['load-more'] });
    expect(customElements.get('few-load-more')).to.be.a('function');
    expect(customElements.get('few-button')).to.be.a('function');
    expect(customElements.get('few-card')).to.equal(undefined);
  });

  it('[EL-3] leaves a taken name alone and uses its own elements', async () => {
    class TheirButton extends LitElement {}
    customElements.define('clash-button', TheirButton);
    defineElements({ prefix: 'clash' });
    expect(customElements.get('clash-button')).to.equal(TheirButton);
    expect(tagFor('button')).to.equal('clash-button-2');
    const container = document.createElement('div');
    render(html`<cw-load-more more></cw-load-more>`, container);
    document.body.append(container);
    const more = container.firstElementChild;
    expect(more?.localName).to.equal('clash-load-more');
    if (more instanceof LitElement) await more.updateComplete;
    expect(more?.shadowRoot?.querySelector('clash-button-2')?.shadowRoot).to.not.equal(null);
    container.remove();
    defineElements({ prefix: 'cw' });
  });

  it('[EL-10] draws everything under a strict policy with Trusted Types', async () => {
    const policy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;
    const frame = document.createElement('iframe');
    frame.src = `/packages/elements/src/fixtures/strict-page.html?csp=${encodeURIComponent(policy)}`;
    const report = new Promise((done) =>
      addEventListener('message', (event) => event.source === frame.contentWindow && done(event.data)),
    );
    document.body.append(frame);
    expect(await report).to.deep.equal({ violations: [], missing: [] });
    frame.remove();
  });

  for (const [look, theme, direction] of [
    ['light', 'light', 'ltr'],
    ['dark', 'dark', 'ltr'],
    ['right to left', 'light', 'rtl'],
  ] as const) {
    it(`[EL-11] passes axe: ${look}`, async () => {
      const page = await fixture<HTMLElement>(html`<main dir=${direction}>${allElements()}</main>`);
      page.style.colorScheme = theme;
      page.style.background = theme === 'dark' ? '#17181c' : '#fff';
      page.style.color = theme === 'dark' ? '#eceef3' : '#1c1e24';
      await expect(page).to.be.accessible();
    });
  }

  it('[EL-94] passes axe in forced colours', async () => {
    await emulateMedia({ forcedColors: 'active' });
    try {
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      const page = await fixture<HTMLElement>(html`<main>${allElements()}</main>`);
      await expect(page).to.be.accessible();
    } finally {
      await emulateMedia({ forcedColors: 'none' });
    }
  });
});
