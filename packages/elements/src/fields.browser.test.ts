import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  type CwDateField,
  type CwMoneyField,
  type CwMultiSelect,
  type CwNumberField,
  type CwRadioGroup,
  type CwTextField,
  defineElements,
  html,
} from './index.ts';

before(() => defineElements());

const shown = (element: Element) => element.shadowRoot!.querySelector<HTMLInputElement>('#control')!.value;
const fault = (element: Element) => element.shadowRoot!.querySelector('[role=alert]')?.textContent.trim();
const press = async (element: CwNumberField | CwMultiSelect, ...keys: string[]) => {
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
};

describe('number field', () => {
  it('[EL-71] understands other digits and signs, and writes them properly afterwards', async () => {
    const field = await fixture<CwNumberField>(html`<cw-number-field lang="ar-EG" label="x"></cw-number-field>`);
    field.focus();
    await sendKeys({ type: '١٢٣٤٫٥' });
    expect(field.value).to.equal('1234.5');
    field.blur();
    await field.updateComplete;
    expect(shown(field)).to.equal('١٬٢٣٤٫٥');
  });

  it('[EL-71] keeps what is no number to be mended, and does not send it', async () => {
    const field = await fixture<CwNumberField>(html`<cw-number-field label="x" name="n"></cw-number-field>`);
    field.focus();
    await sendKeys({ type: '12 apples' });
    field.blur();
    await field.updateComplete;
    expect([field.value, shown(field), fault(field)]).to.deep.equal(['', '12 apples', 'Enter a number.']);
    expect(field.validity.badInput).to.equal(true);
    field.value = '<img src=x>';
    await field.updateComplete;
    expect([field.validity.badInput, field.shadowRoot!.querySelector('img')]).to.deep.equal([true, null]);
  });

  it('[EL-72] tells limits and decimal places in the language of the reader', async () => {
    const field = await fixture<CwNumberField>(
      html`<cw-number-field lang="de" label="x" min="1000" max="2000.5" digits="1"></cw-number-field>`,
    );
    const messages: string[] = [];
    for (const value of ['999.9', '2000.51', '1500.25', '1500.2']) {
      field.value = value;
      await field.updateComplete;
      messages.push(field.validationMessage);
    }
    expect(messages).to.deep.equal([
      'Must be 1.000 or more.',
      'Must be 2.000,5 or less.',
      'At most 1 decimal place.',
      '',
    ]);
  });

  it('[EL-72] steps exactly with the arrow keys and stops at its limits', async () => {
    const field = await fixture<CwNumberField>(
      html`<cw-number-field label="x" value="0.1" step="0.1" max="1.25" min="-1"></cw-number-field>`,
    );
    field.focus();
    await press(field, 'ArrowUp', 'ArrowUp');
    expect(field.value).to.equal('0.3');
    await press(field, 'PageUp');
    expect(field.value).to.equal('1.25');
    await press(field, 'PageDown', 'PageDown', 'PageDown');
    expect(field.value).to.equal('-1');
  });
});

describe('money field', () => {
  const field = async (value: string, currency: string) =>
    fixture<CwMoneyField>(
      html`<cw-money-field label="x" name="price" value=${value} currency=${currency}></cw-money-field>`,
    );

  it('[EL-73] has the decimal places of its currency', async () => {
    for (const [value, currency, text, message] of [
      ['12.5', 'EUR', '12.50', ''],
      ['1250', 'JPY', '1,250', ''],
      ['12.5', 'JPY', '12.5', 'Enter a whole number.'],
      ['1.2345', 'KWD', '1.2345', 'At most 3 decimal places.'],
      ['99999999999999999.99', 'USD', '99,999,999,999,999,999.99', ''],
      ['12.5', 'nonsense', '12.50', ''],
      ['12.5', '', '12.50', ''],
    ] as const) {
      const money = await field(value, currency);
      expect([shown(money), money.validationMessage], `${value} ${currency}`).to.deep.equal([text, message]);
    }
  });

  it('[EL-73] sends amount and currency, and lets the currency be chosen', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <cw-money-field label="x" name="price" value="10" currency="EUR" currencies="EUR USD"></cw-money-field>
      </form>`,
    );
    const money = form.querySelector<CwMoneyField>('cw-money-field')!;
    await money.updateComplete;
    const list = money.shadowRoot!.querySelector('select')!;
    let changes = 0;
    money.addEventListener('change', () => (changes += 1));
    list.value = 'USD';
    list.dispatchEvent(new Event('change'));
    await money.updateComplete;
    expect([...new FormData(form)]).to.deep.equal([
      ['price', '10'],
      ['price-currency', 'USD'],
    ]);
    expect(changes).to.equal(1);
    form.reset();
    await money.updateComplete;
    expect(money.currency).to.equal('EUR');
  });
});

describe('date field', () => {
  const field = (value: string, type = 'date', zone = 'Asia/Shanghai') =>
    fixture<CwDateField>(html`<cw-date-field label="x" type=${type} value=${value} time-zone=${zone}></cw-date-field>`);

  it('[EL-74] shows a day as it is and a moment by the clock of its zone', async () => {
    expect(shown(await field('2026-03-12'))).to.equal('2026-03-12');
    const moment = await field('2026-03-12T22:00:00Z', 'datetime');
    expect(shown(moment)).to.equal('2026-03-13T06:00');
    expect(moment.shadowRoot!.querySelector('.sign')!.textContent).to.equal('GMT+8');
    const input = moment.shadowRoot!.querySelector('input')!;
    input.value = '2026-03-13T07:15';
    input.dispatchEvent(new Event('input'));
    expect(moment.value).to.equal('2026-03-12T23:15:00Z');
  });

  it('[EL-75] keeps and says what cannot be shown', async () => {
    for (const [value, type] of [
      ['0000-01-01', 'date'],
      ['2026-02-30', 'date'],
      ['<b>', 'date'],
      ['0000-01-01T00:00:00Z', 'datetime'],
      ['soon', 'datetime'],
      ['+099999-01-01T00:00:00Z', 'datetime'],
    ] as const) {
      const date = await field(value, type, 'no/zone');
      expect([date.value, date.validity.badInput], value).to.deep.equal([value, true]);
    }
    for (const good of ['0001-01-01', '9999-12-31']) expect((await field(good)).checkValidity(), good).to.equal(true);
  });

  it('[EL-72] keeps to its limits, in the zone they are shown in', async () => {
    const date = await fixture<CwDateField>(
      html`<cw-date-field
        label="x"
        type="datetime"
        time-zone="Asia/Shanghai"
        min="2026-03-12T00:00:00Z"
        value="2026-03-11T23:59:00Z"
      ></cw-date-field>`,
    );
    expect(date.validity.rangeUnderflow).to.equal(true);
    date.value = '2026-03-12T00:00:00Z';
    await date.updateComplete;
    expect(date.checkValidity()).to.equal(true);
  });
});

describe('multi-select', () => {
  const options = ['Rail', 'Road', 'Sea'].map((label) => ({ value: label.toLowerCase(), label }));
  const field = (custom: boolean) =>
    fixture<CwMultiSelect>(html`<cw-multi-select label="x" .options=${options} ?custom=${custom}></cw-multi-select>`);

  it('[EL-76] takes and lets go with Enter, lets the last go with Backspace', async () => {
    const box = await field(false);
    box.focus();
    await sendKeys({ type: 'ro' });
    await press(box, 'ArrowDown', 'Enter');
    expect(box.value).to.deep.equal(['road']);
    await press(box, 'ArrowDown', 'ArrowDown', 'Enter');
    expect(box.value.length).to.equal(2);
    await press(box, 'Escape', 'Backspace');
    expect(box.value).to.deep.equal(['road']);
    await box.updateComplete;
    box.shadowRoot!.querySelector('cw-chip')!.shadowRoot!.querySelector('button')!.click();
    expect(box.value).to.deep.equal([]);
  });

  it('[EL-76] takes the user’s own words only where that is allowed', async () => {
    for (const [custom, value] of [
      [true, ['Canal <b>']],
      [false, []],
    ] as const) {
      const box = await field(custom);
      box.focus();
      await sendKeys({ type: 'Canal <b>' });
      await press(box, 'ArrowDown', 'Enter', 'Escape');
      expect(box.value, `custom: ${custom}`).to.deep.equal(value);
    }
  });

  it('[EL-11] passes axe with its list open and something chosen', async () => {
    const box = await field(true);
    box.value = ['rail', 'own'];
    box.focus();
    await press(box, 'ArrowDown');
    await expect(box).to.be.accessible();
  });
});

describe('radio group', () => {
  it('[EL-77] is one stop for Tab, on what is chosen; arrows choose', async () => {
    const page = await fixture(
      html`<div>
        <button>Before</button>
        <cw-radio-group label="Size" name="s" value="m">
          <option value="s">Small</option>
          <option value="m">Medium</option>
          <option value="l">Large</option>
        </cw-radio-group>
        <button>After</button>
      </div>`,
    );
    const group = page.querySelector<CwRadioGroup>('cw-radio-group')!;
    await group.updateComplete;
    page.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(group.shadowRoot!.activeElement?.matches('[value="m"], :checked')).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    expect(group.value).to.equal('l');
    await sendKeys({ press: 'ArrowDown' });
    expect(group.value).to.equal('s');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.textContent).to.equal('After');
  });
});

describe('Enter', () => {
  it('[EL-68] sends a form that has a button for it, and a reset takes complaints back', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <cw-text-field label="Name" name="a" required></cw-text-field
        ><cw-text-field label="b" multiline></cw-text-field>
      </form>`,
    );
    const [line, lines] = [...form.querySelectorAll<CwTextField>('cw-text-field')];
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    line!.focus();
    await sendKeys({ type: 'Ada' });
    await sendKeys({ press: 'Enter' });
    expect(sent, 'no button').to.equal(0);
    form.insertAdjacentHTML('beforeend', '<cw-button type="submit">Send</cw-button>');
    await sendKeys({ press: 'Enter' });
    expect(sent).to.equal(1);
    lines!.focus();
    await sendKeys({ press: 'Enter' });
    expect([sent, lines!.value]).to.deep.equal([1, '\n']);
    line!.value = '';
    await line!.updateComplete;
    form.reportValidity();
    await line!.updateComplete;
    expect(fault(line!)).to.equal('Fill this in.');
    form.reset();
    await line!.updateComplete;
    expect(fault(line!)).to.equal(undefined);
  });
});
