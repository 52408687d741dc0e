import { html } from '@crosswalk/elements';
import type { RecordSource } from '@crosswalk/model';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { dealSource, deals } from '../fixtures/deals.fake.ts';
import { textOf, until } from '../fixtures/people.fake.ts';
import { type CwSparkline, type CwStatistic, defineWidgets } from '../index.ts';

before(() => defineWidgets());

async function show(source: RecordSource, extra: Partial<CwStatistic> = {}): Promise<CwStatistic> {
  const statistic = await fixture<CwStatistic>(
    html`<cw-statistic .source=${source} record-type="deal" label="Deals"></cw-statistic>`,
  );
  Object.assign(statistic, extra);
  return statistic;
}
const value = (statistic: CwStatistic) => statistic.shadowRoot!.querySelector('.value')?.textContent ?? '';
const stageIs = (stage: string) => ({ field: 'stage', op: 'eq' as const, value: stage });
const today = () => new Date().toISOString().slice(0, 10);

describe('statistic', () => {
  it('[STA-1] counts the records that pass its filter', async () => {
    const statistic = await show(dealSource(1_234));
    await until(() => value(statistic) === '1,234');
    statistic.filter = stageIs('won');
    await until(() => value(statistic) === '308');
    await expect(statistic).to.be.accessible();
  });

  it('[STA-2] adds money up exactly, each currency by itself', async () => {
    const records = deals(2_500, (number) => ({
      amount: { amount: '0.10', currency: number % 2 === 0 ? 'EUR' : 'USD' },
    }));
    const statistic = await show(dealSource(0, { records }), { sumField: 'amount' });
    await until(() => value(statistic) !== '');
    expect(textOf(statistic)).to.contain('$125').and.to.contain('€125').and.not.contain('250');
  });

  it('[STA-3] says how it differs from before, with the colour of what is good', async () => {
    const statistic = await show(dealSource(10), { filter: stageIs('proposal'), earlier: stageIs('lost') });
    await until(() => textOf(statistic).includes('1 more than 2 before'));
    expect(statistic.shadowRoot!.querySelector('.difference.positive')).to.not.equal(null);
    statistic.good = 'less';
    await until(() => statistic.shadowRoot!.querySelector('.difference.negative') !== null);
    statistic.earlier = stageIs('discovery');
    await until(() => textOf(statistic).includes('As before'));
  });

  it('[STA-4] draws the course of the last days, and says it in words', async () => {
    const records = deals(6, (number) => ({ closeDate: number < 4 ? today() : '2000-01-01' }));
    const statistic = await show(dealSource(0, { records }), { trendField: 'closeDate', days: 7 });
    await until(() => statistic.shadowRoot!.querySelector('cw-sparkline') !== null);
    const line = statistic.shadowRoot!.querySelector('cw-sparkline')!;
    await line.updateComplete;
    expect(line.values).to.deep.equal([0, 0, 0, 0, 0, 0, 3]);
    expect(line.shadowRoot!.querySelector('[role=img]')!.ariaLabel).to.equal('Deals: from 0 to 3, lowest 0, highest 3');
  });

  it('[STA-5] is counted again when records change', async () => {
    const source = dealSource(4);
    const statistic = await show(source);
    await until(() => value(statistic) === '4');
    await source.create('deal', { name: 'Another' });
    await until(() => value(statistic) === '5');
  });

  it('[STA-5] has a state for every failure, also for a field that is not there', async () => {
    const failing = dealSource(1, {
      before: () => {
        throw new CrosswalkError('permission_denied', 'no');
      },
    });
    const denied = await show(failing);
    await until(() => textOf(denied).includes('No access'));
    const wrong = await show(dealSource(), { sumField: 'name' });
    await until(() => textOf(wrong).includes('Something went wrong'));
  });

  it('[STA-6] a sparkline of nothing, of rubbish and of one value is still a picture with words', async () => {
    const line = await fixture<CwSparkline>(html`<cw-sparkline label="Visits"></cw-sparkline>`);
    const picture = () => line.shadowRoot!.querySelector('[role=img]')!;
    expect(picture().ariaLabel).to.equal('Visits: no values');
    for (const values of [['x', null, '1e999', Number.NaN], ['12.50']]) {
      line.values = values;
      await line.updateComplete;
      expect(picture().innerHTML).to.not.match(/NaN|Infinity/);
      await expect(line).to.be.accessible();
    }
    expect(picture().ariaLabel).to.contain('from 12.5 to 12.5');
  });
});
