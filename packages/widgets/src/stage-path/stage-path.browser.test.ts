import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { dealSource, replacing } from '../fixtures/deals.fake.ts';
import { textOf, until } from '../fixtures/people.fake.ts';
import { type CwStagePath, defineWidgets } from '../index.ts';

before(() => defineWidgets());

async function show(source: RecordSource): Promise<CwStagePath> {
  const path = await fixture<CwStagePath>(
    html`<cw-stage-path .source=${source} record-type="deal" record-id="deal-1" confirm="won, lost"></cw-stage-path>`,
  );
  await until(() => path.shadowRoot!.querySelector('li') !== null);
  return path;
}
const stage = (path: CwStagePath, value: string) =>
  path.shadowRoot!.querySelector<HTMLElement>(`[data-stage="${value}"]`)!;
const current = (path: CwStagePath) => path.shadowRoot!.querySelector<HTMLElement>('[aria-current]')?.dataset['stage'];
const dialogButton = (path: CwStagePath, place: number) =>
  path.shadowRoot!.querySelectorAll<HTMLElement>('cw-dialog cw-button')[place]!;

describe('stage path', () => {
  it('[STG-1] shows what is done, what is now and what is to come; a press goes on', async () => {
    const source = dealSource();
    const path = await show(source);
    expect(current(path)).to.equal('discovery');
    stage(path, 'proposal').click();
    await path.updateComplete;
    expect(current(path)).to.equal('proposal');
    await until(() => textOf(path).includes('Stage: Proposal'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('proposal');
    expect(stage(path, 'discovery').textContent).to.contain('done');
    await expect(path).to.be.accessible();
  });

  it('[STG-2] asks before stages that are to be confirmed', async () => {
    const source = dealSource();
    const path = await show(source);
    stage(path, 'won').click();
    await until(() => textOf(path).includes('Set the stage to Won?'));
    dialogButton(path, 0).click();
    await path.updateComplete;
    expect(current(path)).to.equal('discovery');
    stage(path, 'won').click();
    await path.updateComplete;
    dialogButton(path, 1).click();
    await until(() => textOf(path).includes('Stage: Won'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('won');
  });

  it('[STG-3] the keyboard goes along the path from one stop, and sets a stage', async () => {
    const path = await show(dealSource());
    expect(path.shadowRoot!.querySelectorAll('[tabindex="0"]')).to.have.length(1);
    stage(path, 'discovery').focus();
    await sendKeys({ press: 'End' });
    await until(() => path.shadowRoot!.activeElement === stage(path, 'lost'));
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => path.shadowRoot!.activeElement === stage(path, 'proposal'));
    await sendKeys({ press: 'Enter' });
    await until(() => current(path) === 'proposal');
  });

  it('[STG-4] two people who set it meet in place, and the user decides', async () => {
    const inner = dealSource();
    const path = await show(
      replacing(inner, {
        watch: async function* () {
          await new Promise(() => undefined);
        },
      }),
    );
    await inner.update('deal', 'deal-1', { stage: 'lost' });
    stage(path, 'proposal').click();
    await until(() => textOf(path).includes('was changed by someone else'));
    expect(current(path)).to.equal('lost');
    path.shadowRoot!.querySelector<HTMLElement>('.conflict cw-button')!.click();
    await until(() => current(path) === 'proposal');
    await until(() => textOf(path).includes('Stage: Proposal'));
    expect((await inner.get('deal', 'deal-1')).fields.stage).to.equal('proposal');
  });

  it('[STG-4] a refusal of the source or the page leaves the stage, with the reason', async () => {
    const source = dealSource(8, {
      before: (call) => {
        if (call === 'update') throw new CrosswalkError('permission_denied', 'Not without a contract.');
      },
    });
    const path = await show(source);
    stage(path, 'proposal').click();
    await until(() => textOf(path).includes('Not without a contract.'));
    expect(current(path)).to.equal('discovery');
    path.addEventListener('cw-stage-change', (event) => event.preventDefault());
    stage(path, 'proposal').click();
    expect(current(path)).to.equal('discovery');
  });

  it('[STG-5] without the right to change it, the stage is only shown; a field without choices says so', async () => {
    const rights = { read: true, create: false, update: false, delete: false };
    const path = await show(dealSource(8, { rights: () => rights }));
    expect(path.shadowRoot!.querySelectorAll('button.stage')).to.have.length(0);
    expect(path.shadowRoot!.querySelector('[aria-current]')!.textContent).to.contain('Discovery');
    path.stageField = 'name';
    await until(() => textOf(path).includes('is no field with choices'));
  });
});
