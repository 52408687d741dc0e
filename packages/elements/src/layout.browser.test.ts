import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  type CwDetails,
  type CwDrawer,
  type CwFormLayout,
  type CwLink,
  type CwNumber,
  type CwPagination,
  type CwStepper,
  type CwTextField,
  defineElements,
  html,
} from './index.ts';

before(() => defineElements());

const later = () => new Promise((done) => setTimeout(done));

describe('form layout', () => {
  const show = async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <cw-form-layout columns="2">
          <cw-text-field name="name" label="Name" required></cw-text-field>
          <label>Native <input name="native" required /></label>
          <cw-text-field name="mail" label="Mail" type="email" value="a@b.example"></cw-text-field>
          <cw-button slot="actions" type="submit">Save</cw-button>
        </cw-form-layout>
      </form>`,
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    const layout = form.querySelector<CwFormLayout>('cw-form-layout')!;
    const summary = () => layout.shadowRoot!.querySelector<HTMLElement>('.summary');
    const lines = () => [...layout.shadowRoot!.querySelectorAll('li')].map((line) => line.textContent.trim());
    const settle = async () => {
      await later();
      await layout.updateComplete;
    };
    return { form, layout, summary, lines, settle, name: form.querySelector<CwTextField>('cw-text-field')! };
  };

  it('[EL-78] says above the fields what has to be mended, and leads there', async () => {
    const { form, layout, summary, lines, settle, name } = await show();
    form.querySelector('cw-button')!.click();
    await settle();
    expect(layout.shadowRoot!.querySelector('h2')!.textContent).to.equal('2 fields need your attention');
    expect(lines()[0]).to.equal('Name: Fill this in.');
    expect(lines()[1]).to.match(/^Native: ./);
    expect(layout.shadowRoot!.activeElement).to.equal(summary());
    await expect(form).to.be.accessible();
    layout.shadowRoot!.querySelector<HTMLElement>('li button')!.click();
    expect(document.activeElement).to.equal(name);
    await sendKeys({ type: 'Ada' });
    await sendKeys({ press: 'Tab' });
    await settle();
    expect(lines()).to.have.length(1);
    form.querySelector('input')!.value = 'x';
    form.querySelector('input')!.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(summary()).to.equal(null);
  });

  it('[EL-78] does not move the keyboard when a page looks at validity while somebody types', async () => {
    const { form, summary, settle, name } = await show();
    name.focus();
    name.addEventListener('input', () => form.checkValidity());
    await sendKeys({ type: 'A' });
    await settle();
    expect([document.activeElement, summary()]).to.deep.equal([name, null]);
  });

  it('[EL-79] shows the faults a server found, at their fields and above', async () => {
    const { layout, lines, settle, form } = await show();
    layout.errors = { mail: 'Somebody has this address.', nothing: 'ignored', ['__proto__']: 'ignored' };
    await settle();
    await settle();
    expect(lines()).to.include('Mail: Somebody has this address.');
    expect(form.querySelector<CwTextField>('[name=mail]')!.error).to.equal('Somebody has this address.');
    layout.errors = {};
    await settle();
    expect(form.querySelector<CwTextField>('[name=mail]')!.error).to.equal('');
  });

  it('[EL-78] takes columns back where there is no room', async () => {
    const { layout } = await show();
    const columns = () => {
      const fields = layout.shadowRoot!.querySelector('.fields')!;
      return getComputedStyle(fields).gridTemplateColumns.split(' ').length;
    };
    layout.style.inlineSize = '40rem';
    expect(columns()).to.equal(2);
    layout.style.inlineSize = '20rem';
    expect(columns()).to.equal(1);
  });
});

describe('pagination', () => {
  it('[EL-81] goes to pages, back and forth, and says where', async () => {
    const pages = await fixture<CwPagination>(html`<cw-pagination page="1" pages="3"></cw-pagination>`);
    const wanted: unknown[] = [];
    pages.addEventListener('cw-page-change', (event) => event instanceof CustomEvent && wanted.push(event.detail));
    const [back, forth] = [...pages.shadowRoot!.querySelectorAll('cw-icon-button')];
    back!.click();
    forth!.click();
    await pages.updateComplete;
    pages.shadowRoot!.querySelectorAll<HTMLElement>('.page')[2]!.click();
    await pages.updateComplete;
    forth!.click();
    expect(wanted).to.deep.equal([{ page: 2 }, { page: 3 }]);
    expect(pages.shadowRoot!.querySelector('[aria-current=page]')!.ariaLabel).to.equal('Page 3');
  });

  it('[EL-81] goes on while there is more, where nobody knows how many there are', async () => {
    const pages = await fixture<CwPagination>(html`<cw-pagination page="2" more></cw-pagination>`);
    const forth = () => pages.shadowRoot!.querySelectorAll('cw-icon-button')[1]!;
    expect([pages.shadowRoot!.querySelectorAll('.page').length, forth().disabled]).to.deep.equal([1, false]);
    pages.more = false;
    await pages.updateComplete;
    expect(forth().disabled).to.equal(true);
  });
});

describe('stepper', () => {
  const steps = ['File', 'Columns', 'Import'].map((label) => ({ value: label.toLowerCase(), label }));

  it('[EL-82] says what is done and what is now; goes back only where that is allowed', async () => {
    const stepper = await fixture<CwStepper>(html`<cw-stepper value="columns" .steps=${steps}></cw-stepper>`);
    const now = () => stepper.shadowRoot!.querySelector('[aria-current=step]')!.textContent;
    expect(now()).to.contain('Columns');
    expect(stepper.shadowRoot!.querySelector('.done')!.textContent).to.contain('(done)');
    expect(stepper.shadowRoot!.querySelector('button')).to.equal(null);
    const wanted: unknown[] = [];
    stepper.addEventListener('cw-step-select', (event) => event instanceof CustomEvent && wanted.push(event.detail));
    stepper.revisitable = true;
    await stepper.updateComplete;
    stepper.shadowRoot!.querySelector('button')!.click();
    expect(wanted).to.deep.equal([{ value: 'file' }]);
    stepper.value = 'unknown';
    await stepper.updateComplete;
    expect(now()).to.contain('File');
  });
});

describe('details and drawer', () => {
  it('[EL-83] details open with the keyboard and tell it once', async () => {
    const details = await fixture<CwDetails>(html`<cw-details summary="More">Inside</cw-details>`);
    const told: unknown[] = [];
    details.addEventListener('cw-details-toggle', (event) => event instanceof CustomEvent && told.push(event.detail));
    details.focus();
    await sendKeys({ press: 'Enter' });
    await later();
    expect([details.open, told]).to.deep.equal([true, [{ open: true }]]);
    details.open = false;
    await later();
    expect(details.shadowRoot!.querySelector('details')!.open).to.equal(false);
    expect(told).to.have.length(1);
  });

  it('[EL-84] a drawer stands at the end of the line and is as high as the page', async () => {
    const drawer = await fixture<CwDrawer>(html`<cw-drawer heading="Filter" open>Body</cw-drawer>`);
    const dialog = drawer.shadowRoot!.querySelector('dialog')!;
    await Promise.all(dialog.getAnimations().map((animation) => animation.finished));
    const box = dialog.getBoundingClientRect();
    expect([Math.round(box.right), Math.round(box.height)]).to.deep.equal([
      document.documentElement.clientWidth,
      innerHeight,
    ]);
    drawer.close();
  });
});

describe('link and number', () => {
  it('[EL-85] a link to a new tab says so and gives no way back', async () => {
    const link = await fixture<CwLink>(html`<cw-link href="https://example.com" target="_blank">Terms</cw-link>`);
    const anchor = link.shadowRoot!.querySelector('a')!;
    expect([anchor.rel, anchor.textContent]).to.deep.equal(['noopener noreferrer', ' (opens in a new tab) ↗']);
    link.href = 'javascript:alert(1)';
    await link.updateComplete;
    expect(anchor.hasAttribute('href')).to.equal(false);
  });

  it('[EL-80] a number is written as the reader’s language writes it', async () => {
    const number = (attributes: Partial<CwNumber>, lang = 'en') =>
      fixture<CwNumber>(
        html`<cw-number
          lang=${lang}
          value=${attributes.value ?? ''}
          type=${attributes.type ?? 'decimal'}
          currency=${attributes.currency ?? ''}
          unit=${attributes.unit ?? ''}
        ></cw-number>`,
      ).then((element) => element.shadowRoot!.textContent);
    expect(await number({ value: '12345678901234567890.12' })).to.equal('12,345,678,901,234,567,890.12');
    expect(await number({ value: '1234.5', type: 'currency', currency: 'EUR' }, 'de')).to.equal('1.234,50\u00a0€');
    expect(await number({ value: '5', type: 'currency', currency: 'JPY' }, 'zh-CN')).to.equal('JP¥5');
    expect(await number({ value: '5', type: 'currency', currency: 'moon' })).to.equal('5 moon');
    expect(await number({ value: '0.256', type: 'percent' })).to.equal('25.6%');
    expect(await number({ value: '2.5', type: 'unit', unit: 'kilogram' })).to.equal('2.5 kg');
    expect(await number({ value: '2.5', type: 'unit', unit: 'spoons' })).to.equal('2.5');
    expect(await number({ value: '125000', type: 'compact' })).to.equal('125K');
    expect(await number({ value: 'nonsense' })).to.equal('nonsense');
  });
});
