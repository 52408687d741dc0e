import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CONTROL_DEFINITIONS, type ControlDefinition } from './fixtures/control-definitions.ts';
import { defineElements, ELEMENTS, FormControl, tagFor } from './index.ts';

/** What every form control promises, run over each of them. */
const said: string[] = [];
const methods = ['error', 'warn', 'log', 'info', 'debug'] as const;
const usual = methods.map((method) => console[method]);

before(() => {
  defineElements();
  for (const method of methods) console[method] = (...words: unknown[]) => void said.push(words.join(' '));
});
after(() => methods.forEach((method, index) => (console[method] = usual[index]!)));

let page: HTMLElement;
beforeEach(() => (page = document.body.appendChild(document.createElement('main'))));
afterEach(() => page.remove());

interface Placed {
  readonly control: FormControl;
  readonly form: HTMLFormElement;
  readonly sent: () => unknown[];
  readonly settle: () => Promise<void>;
}

/** Puts a control into a form of a page, or of somebody else's shadow root. */
async function place(
  definition: ControlDefinition,
  given: { attributes?: Record<string, string>; properties?: object; root?: ParentNode & Node; tag?: string } = {},
): Promise<Placed> {
  const form = document.createElement('form');
  const fieldset = form.appendChild(document.createElement('fieldset'));
  const control = document.createElement(given.tag ?? tagFor(definition.element));
  if (!(control instanceof FormControl)) throw new Error(`${control.localName} is no form control`);
  const attributes = { name: 'field', label: 'Its label', ...definition.attributes, ...given.attributes };
  for (const [name, value] of Object.entries(attributes)) control.setAttribute(name, value);
  Object.assign(control, definition.properties, given.properties);
  fieldset.append(control);
  (given.root ?? page).append(form);
  const settle = async () => {
    await new Promise(requestAnimationFrame);
    while (!(await control.updateComplete));
  };
  await settle();
  return { control, form, settle, sent: () => new FormData(form).getAll('field') };
}

async function press(keys: ControlDefinition['keys'], settle: () => Promise<void>): Promise<void> {
  for (const key of keys) {
    await sendKeys(key);
    await settle();
  }
}

const inner = (control: FormControl, selector = '#control') =>
  control.shadowRoot!.querySelector<HTMLInputElement>(selector)!;
const fault = (control: FormControl) => control.shadowRoot!.querySelector('[role=alert]')?.textContent.trim();
const focusable = (definition: ControlDefinition) =>
  definition.element === 'radio-group' ? 'input:checked' : '#control';

describe('the conformance suite', () => {
  it('[EL-60] knows every form control of the package', () => {
    const covered = new Set(CONTROL_DEFINITIONS.map(({ element }) => element));
    const controls = ELEMENTS.filter(({ prototype }) => prototype instanceof FormControl);
    expect(controls.map(({ elementName }) => elementName).filter((name) => !covered.has(name))).to.deep.equal([]);
  });
});

for (const definition of CONTROL_DEFINITIONS) {
  const kind = definition.attributes['type'] ?? ('multiline' in definition.attributes ? 'multiline' : '');
  describe(`${definition.element} ${kind}`, () => {
    it('[EL-60] sends what it is given, by markup and by program', async () => {
      const { control, sent, settle } = await place(definition);
      expect(sent()).to.deep.equal(definition.first);
      Object.assign(control, definition.other);
      await settle();
      expect(sent()).to.deep.equal(definition.otherSent);
      control.name = '';
      await settle();
      expect(sent()).to.deep.equal([]);
    });

    it('[EL-21] comes back to what the page first said', async () => {
      const { control, form, sent, settle } = await place(definition);
      Object.assign(control, definition.other);
      await settle();
      form.reset();
      await settle();
      expect(sent()).to.deep.equal(definition.first);
    });

    it('[EL-61] takes over what the browser kept', async () => {
      const kept = await place(definition, { properties: definition.other });
      const state: unknown = (kept.control as unknown as { formState: unknown }).formState;
      const { control, sent, settle } = await place(definition);
      if (typeof state === 'string') control.formStateRestoreCallback(state);
      else Object.assign(control, definition.empty);
      await settle();
      expect(sent()).to.deep.equal(definition.otherSent);
    });

    it('[EL-20] sends nothing while it, or its fieldset, is disabled', async () => {
      const { control, form, sent, settle } = await place(definition);
      const fieldset = form.querySelector('fieldset')!;
      fieldset.disabled = true;
      await settle();
      expect(sent()).to.deep.equal([]);
      expect(
        [...control.shadowRoot!.querySelectorAll('input, select, textarea')].every((each) => each.matches(':disabled')),
      ).to.be.true;
      fieldset.disabled = false;
      control.disabled = true;
      await settle();
      expect(sent()).to.deep.equal([]);
      control.disabled = false;
      await settle();
      expect(sent()).to.deep.equal(definition.first);
    });

    it('[EL-22] keeps the form from being sent while it is required and empty, says so when asked, not before', async () => {
      const { control, form, settle } = await place(definition, {
        properties: { ...definition.empty, required: true },
      });
      expect([control.validity.valueMissing, fault(control)]).to.deep.equal([true, undefined]);
      expect(form.reportValidity()).to.be.false;
      await settle();
      expect([fault(control), control.validationMessage]).to.deep.equal(['Fill this in.', 'Fill this in.']);
      Object.assign(control, definition.properties, { required: false });
      await settle();
      expect([form.checkValidity(), fault(control)]).to.deep.equal([true, undefined]);
      control.error = 'Taken already.';
      await settle();
      expect([control.validity.customError, fault(control)]).to.deep.equal([true, 'Taken already.']);
    });

    it('[EL-62] is named by its label, by a label of the page, and by aria-label; help and faults describe it', async () => {
      const { control, settle, form } = await place(definition, { attributes: { help: 'Some help' } });
      const named = inner(control, definition.named);
      const names = () => named.ariaLabel ?? [...(named.labels ?? [])].map((label) => label.textContent.trim()).join();
      expect(names()).to.equal('Its label');
      expect(control.shadowRoot!.getElementById(named.getAttribute('aria-describedby')!)!.textContent.trim()).to.equal(
        'Some help',
      );
      control.label = '';
      control.ariaLabel = 'From outside';
      await settle();
      expect(names()).to.equal('From outside');
      control.id = 'x';
      form.insertAdjacentHTML('afterbegin', '<label for="x">Of the page</label>');
      control.requestUpdate();
      await settle();
      expect(names()).to.equal('Of the page');
      await expect(page).to.be.accessible();
    });

    it('[EL-63] gets the keyboard when its label, or a label of the page, is pressed, and when it is focused', async () => {
      const { control, form, sent, settle } = await place(definition, { properties: definition.empty });
      control.id = 'x';
      form.insertAdjacentHTML('afterbegin', '<label for="x">Of the page</label>');
      form.querySelector('label')!.click();
      await settle();
      if (definition.keys[0] && 'press' in definition.keys[0] && definition.keys[0].press === 'Space')
        expect(sent(), 'a press on the label ticks it').to.deep.equal(definition.typed);
      else expect(document.activeElement).to.equal(control);
      (document.activeElement as HTMLElement).blur();
      const filled = (await place(definition)).control;
      filled.focus();
      expect(filled.shadowRoot!.activeElement).to.equal(inner(filled, focusable(definition)));
    });

    it('[EL-64] is used with the keyboard alone, and the page hears input and change through every root', async () => {
      const root = page.attachShadow({ mode: 'open' });
      const { control, sent, settle } = await place(definition, { properties: definition.empty, root });
      const heard = new Set<string>();
      for (const type of ['input', 'change']) page.addEventListener(type, () => heard.add(type));
      await sendKeys({ press: 'Tab' });
      if (root.activeElement !== control) control.focus();
      await press(definition.keys, settle);
      (root.activeElement as HTMLElement).blur();
      await settle();
      expect(sent()).to.deep.equal(definition.typed);
      expect([...heard].sort()).to.deep.equal(['change', 'input']);
    });

    it('[EL-65] cannot be changed while it is read-only, and is sent all the same', async () => {
      const { sent, settle, control } = await place(definition, { properties: { readonly: true } });
      control.focus();
      await press(definition.keys, settle);
      expect(sent()).to.deep.equal(definition.first);
      expect(control.willValidate).to.be.false;
    });

    it('[EL-66] shows name, required, disabled and read-only as attributes, and reads them', async () => {
      const { control, settle } = await place(definition);
      for (const name of ['required', 'disabled', 'readonly'] as const) {
        control[name] = true;
        await settle();
        expect(control.hasAttribute(name), name).to.be.true;
        control.removeAttribute(name);
        expect(control[name], name).to.be.false;
      }
      control.name = 'renamed';
      await settle();
      expect(control.getAttribute('name')).to.equal('renamed');
    });

    it('[EL-2] works under an unusual prefix', async () => {
      defineElements({ prefix: 'x-1-y', only: [definition.element] });
      const { control, sent } = await place(definition, { tag: `x-1-y-${definition.element}` });
      expect([control.localName, sent()]).to.deep.equal([`x-1-y-${definition.element}`, definition.first]);
      defineElements();
    });

    it('[EL-67] says nothing on the console', () => {
      expect(said).to.deep.equal([]);
    });
  });
}
