import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { closeAll, open, pluginThat } from '../fixtures/real-frame.fake.ts';

describe('focus guard', () => {
  afterEach(closeAll);

  it('[HOST-74] a panel that takes the focus while the user types gets at most three keys', async () => {
    const field = document.createElement('input');
    document.body.prepend(field);
    field.focus();
    await sendKeys({ press: 'x' });
    const { saw } = open(pluginThat('steal'));
    await saw();
    for (let key = 0; key < 8; key += 1) await sendKeys({ press: 'x' });
    expect(field.value.length).to.be.at.least(6);
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('[HOST-74] a panel that takes it three times is stopped', async () => {
    const field = document.createElement('input');
    document.body.prepend(field);
    const { saw, iframe, problems } = open(pluginThat('idle'));
    await saw();
    for (let theft = 0; theft < 3; theft += 1) {
      field.focus();
      await sendKeys({ press: 'x' });
      iframe.style.removeProperty('display');
      iframe.focus();
      await aTimeout(20);
      expect(document.activeElement).to.equal(field);
    }
    expect(problems[0]?.reason).to.equal('focus');
    field.remove();
  });

  it('[HOST-74] a user who tabs into a panel, or a page that puts the focus there, takes nothing', async () => {
    const field = document.createElement('input');
    document.body.prepend(field);
    const { saw, panel, iframe, problems } = open(pluginThat('idle'));
    iframe.before(field);
    await saw();
    field.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(iframe);
    field.focus();
    panel.focus();
    expect(document.activeElement).to.equal(iframe);
    expect(problems).to.deep.equal([]);
    field.remove();
  });
});
