import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type ComboboxOption, type CwCombobox, defineElements, html } from '../index.ts';

before(() => defineElements());

const COMPANIES: readonly ComboboxOption[] = [
  { value: '1', label: 'Meridian Labs', detail: 'meridian.example', picture: { icon: '', shape: 'square' } },
  { value: '2', label: '华夏科技有限公司' },
  { value: '3', label: 'Oakridge & Sons' },
];

/** A page that answers questions as a CRM's search would. */
async function show(template = html`<cw-combobox label="Company" name="company"></cw-combobox>`) {
  const form = await fixture<HTMLFormElement>(html`<form>${template}<button>After</button></form>`);
  const box = form.querySelector<CwCombobox>('cw-combobox')!;
  const asked: string[] = [];
  const changes: string[] = [];
  box.addEventListener('cw-combobox-query', (event) => {
    const { text } = (event as CustomEvent<{ text: string }>).detail;
    asked.push(text);
    box.options = COMPANIES.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  });
  box.addEventListener('change', () => changes.push(box.value));
  await box.updateComplete;
  const input = box.shadowRoot!.querySelector<HTMLInputElement>('input')!;
  input.focus();
  const press = async (...keys: string[]) => {
    for (const key of keys) await sendKeys({ press: key });
    await box.updateComplete;
    await box.updateComplete;
  };
  const type = async (text: string) => {
    const questions = asked.length;
    await sendKeys({ type: text });
    while (asked.length === questions) await new Promise(requestAnimationFrame);
    await box.updateComplete;
  };
  const options = () => [...box.shadowRoot!.querySelectorAll('[role=option]')];
  const active = () => box.shadowRoot!.querySelector(`#${input.getAttribute('aria-activedescendant')}`);
  const sent = () => new FormData(form).get('company');
  return { form, box, input, asked, changes, press, type, options, active, sent };
}
const nameOf = (option: Element | null) => option?.querySelector('.words bdi')?.textContent;

describe('combobox', () => {
  it('[EL-50] ↓ opens the list with everything; ↓ ↑ move and wrap, and the input names the option', async () => {
    const { input, asked, press, options, active } = await show();
    expect(input.getAttribute('aria-expanded')).to.equal('false');
    await press('ArrowDown');
    expect([asked, options().length, active()]).to.deep.equal([[''], 3, null]);
    expect(input.getAttribute('aria-expanded')).to.equal('true');
    expect(input.getAttribute('aria-controls')).to.equal('list');
    await press('ArrowDown', 'ArrowDown');
    expect(nameOf(active())).to.equal('华夏科技有限公司');
    await press('ArrowDown', 'ArrowDown');
    expect(nameOf(active())).to.equal('Meridian Labs');
    await press('ArrowUp');
    expect(nameOf(active())).to.equal('Oakridge & Sons');
  });

  it('[EL-51] typing offers what fits and Enter takes the first of it, without sending the form', async () => {
    const { form, input, changes, press, type, options, active, sent } = await show();
    form.addEventListener('submit', () => expect.fail('the form was sent'));
    await type('oak');
    expect([options().length, nameOf(active())]).to.deep.equal([1, 'Oakridge & Sons']);
    await press('Enter');
    expect([changes, sent(), input.value]).to.deep.equal([['3'], '3', 'Oakridge & Sons']);
    expect(input.getAttribute('aria-expanded')).to.equal('false');
  });

  it('[EL-51] nothing that is not offered can be chosen', async () => {
    const { box, input, changes, press, type, options } = await show();
    await type('nobody');
    expect(options()).to.have.length(0);
    expect(box.shadowRoot!.querySelector('[role=status]')!.textContent).to.contain('No matches');
    await press('Enter', 'Tab');
    expect([changes, input.value]).to.deep.equal([[], '']);
  });

  it('[EL-52] Escape closes the list and leaves what was chosen; a second one is the page’s', async () => {
    const { box, input, press, type, changes } = await show(
      html`<cw-combobox label="Company" value="1" text="Meridian Labs"></cw-combobox>`,
    );
    let heard = 0;
    box.parentElement!.addEventListener('keydown', (event) => (heard += event.key === 'Escape' ? 1 : 0));
    await type('x');
    await press('Escape');
    expect([input.value, heard, changes]).to.deep.equal(['Meridian Labs', 0, []]);
    await press('Escape');
    expect(heard).to.equal(1);
  });

  it('[EL-53] an emptied field, and its button, mean nothing chosen; not where something is required', async () => {
    const chosen = () => html`<cw-combobox label="Company" value="1" text="Meridian Labs"></cw-combobox>`;
    const emptied = await show(chosen());
    await emptied.press('Control+a', 'Backspace', 'Tab');
    expect(emptied.changes).to.deep.equal(['']);
    const cleared = await show(chosen());
    cleared.box.shadowRoot!.querySelector<HTMLElement>('.clear')!.click();
    expect(cleared.changes).to.deep.equal(['']);
    const kept = await show(html`<cw-combobox label="Company" value="1" text="Meridian Labs" required></cw-combobox>`);
    await kept.press('Control+a', 'Backspace', 'Tab');
    expect([kept.changes, kept.input.value]).to.deep.equal([[], 'Meridian Labs']);
    expect(kept.box.shadowRoot!.querySelector('.clear')).to.equal(null);
  });

  it('[EL-50] the chosen option is marked when the list opens again, and a press on an option takes it', async () => {
    const { changes, press, options, active, input } = await show();
    await press('ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown');
    expect([nameOf(active()), options()[0]!.getAttribute('aria-selected')]).to.deep.equal(['Meridian Labs', 'true']);
    (options()[1] as HTMLElement).click();
    expect(changes).to.deep.equal(['1', '2']);
    await press('Tab');
    expect(input.value).to.equal('华夏科技有限公司');
  });

  it('[EL-11] passes axe with its list open', async () => {
    const { box, press } = await show();
    await press('ArrowDown', 'ArrowDown');
    await expect(box).to.be.accessible();
  });
});
