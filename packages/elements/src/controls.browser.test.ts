import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type CwButton, type CwCheckbox, type CwSearchField, type CwTextField, defineElements, html } from './index.ts';

before(() => defineElements());

const controls = [
  ['text-field', () => html`<cw-text-field name="value" label="Name" value="first"></cw-text-field>`, 'first'],
  ['search-field', () => html`<cw-search-field name="value" label="Find" value="first"></cw-search-field>`, 'first'],
  [
    'select',
    () => html`<cw-select name="value" label="Stage" value="a" .options=${[{ value: 'a', label: 'A' }]}></cw-select>`,
    'a',
  ],
  ['checkbox', () => html`<cw-checkbox name="value" label="Yes" value="on" checked></cw-checkbox>`, 'on'],
  ['switch', () => html`<cw-switch name="value" label="Yes" value="on" checked></cw-switch>`, 'on'],
] as const;

const sent = (form: HTMLFormElement) => new FormData(form).get('value');

describe('form controls', () => {
  for (const [name, template, value] of controls) {
    it(`[EL-20] ${name} sends its value, and nothing while disabled`, async () => {
      const form = await fixture<HTMLFormElement>(html`<form><fieldset>${template()}</fieldset></form>`);
      const control = form.querySelector<CwTextField>(`cw-${name}`)!;
      await control.updateComplete;
      expect(sent(form)).to.equal(value);
      form.querySelector('fieldset')!.disabled = true;
      await control.updateComplete;
      expect(sent(form)).to.equal(null);
      expect(control.shadowRoot!.querySelector<HTMLInputElement>('#control')!.disabled).to.equal(true);
      form.querySelector('fieldset')!.disabled = false;
      control.disabled = true;
      await control.updateComplete;
      expect(sent(form)).to.equal(null);
    });
  }

  it('[EL-21] come back to what the page first said', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <cw-text-field name="a" label="A" value="first"></cw-text-field
        ><cw-checkbox name="b" label="B" checked></cw-checkbox>
      </form>`,
    );
    const [text, box] = [
      form.querySelector<CwTextField>('cw-text-field')!,
      form.querySelector<CwCheckbox>('cw-checkbox')!,
    ];
    text.value = 'second';
    box.checked = false;
    await text.updateComplete;
    form.reset();
    await text.updateComplete;
    await box.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([
      ['a', 'first'],
      ['b', 'on'],
    ]);
  });

  it('[EL-22] keep the form from being sent while something is missing, and say so', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><cw-text-field name="a" label="A" required></cw-text-field></form>`,
    );
    const field = form.querySelector<CwTextField>('cw-text-field')!;
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
    expect(form.reportValidity()).to.equal(false);
    await field.updateComplete;
    expect(field.shadowRoot!.querySelector('[role=alert]')!.textContent.trim()).to.not.equal('');
    field.focus();
    await sendKeys({ type: 'Ada' });
    await field.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    field.error = 'Already taken';
    await field.updateComplete;
    expect(form.checkValidity()).to.equal(false);
  });

  it('[EL-23] buttons act on their form', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><cw-button type="submit">Send</cw-button><cw-button>Plain</cw-button></form>`,
    );
    let submitted = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submitted += 1;
    });
    const [submit, plain] = [...form.querySelectorAll<CwButton>('cw-button')];
    plain!.click();
    expect(submitted).to.equal(0);
    submit!.click();
    expect(submitted).to.equal(1);
    submit!.disabled = true;
    submit!.click();
    expect(submitted).to.equal(1);
  });

  it('[EL-46] search says each value once, and at once when emptied', async () => {
    const field = await fixture<CwSearchField>(html`<cw-search-field label="Find"></cw-search-field>`);
    const heard: string[] = [];
    field.addEventListener(
      'cw-search-change',
      (event) => event instanceof CustomEvent && heard.push(String(event.detail.value)),
    );
    field.focus();
    await sendKeys({ type: 'ada' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    expect(heard).to.deep.equal(['ada', '']);
    expect(field.value).to.equal('');
  });

  it('[EL-12] links lead only to web, mail and telephone addresses', async () => {
    for (const bad of [
      'javascript:alert(1)',
      ' jAvAsCrIpT:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'blob:x',
      'file:///etc/passwd',
    ]) {
      const button = await fixture<CwButton>(html`<cw-button href=${bad}>x</cw-button>`);
      expect(button.shadowRoot!.querySelector('a')!.hasAttribute('href'), bad).to.equal(false);
    }
    for (const good of ['https://example.com', '/people/1', 'mailto:a@b.example', 'tel:+4420']) {
      const button = await fixture<CwButton>(html`<cw-button href=${good}>x</cw-button>`);
      expect(button.shadowRoot!.querySelector('a')!.getAttribute('href')).to.equal(good);
    }
  });
});
