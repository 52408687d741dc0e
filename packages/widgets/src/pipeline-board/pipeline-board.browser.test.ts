import { html } from '@crosswalk/elements';
import { CrosswalkError } from '@crosswalk/protocol';
import { expect, fixture } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { dealSource, deals, replacing } from '../fixtures/deals.fake.ts';
import { textOf, until } from '../fixtures/people.fake.ts';
import { type CwPipelineBoard, defineWidgets } from '../index.ts';
import { card, columnOf, columns, dragTo, focused, middle, names, press, said, show } from './board-page.fake.ts';

before(() => defineWidgets());

describe('pipeline board', () => {
  afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

  it('[BRD-1] has a column for each choice of the field, in its order', async () => {
    const board = await show(dealSource());
    expect(columns(board).map(({ column }) => column.label)).to.deep.equal(['Discovery', 'Proposal', 'Won', 'Lost']);
    expect(names(board, 'discovery')).to.deep.equal(['Deal 001', 'Deal 005']);
    expect(names(board, 'lost')).to.deep.equal(['Deal 004', 'Deal 008']);
  });

  it('[BRD-1] records without a choice that is offered stand in a column of their own', async () => {
    const records = deals(4, (number) => (number === 2 ? { stage: null } : number === 3 ? { stage: 'gone' } : {}));
    const board = await show(dealSource(0, { records }));
    await until(() => columns(board).length === 5 && !columns(board)[0]!.column.isLoading);
    expect(names(board, null)).to.deep.equal(['Deal 002', 'Deal 003']);
    expect(textOf(columns(board)[0]!)).to.contain('No stage');
  });

  it('[BRD-2, BRD-3] reads each column page by page, draws what is in sight, and lists each card once', async () => {
    const board = await show(dealSource(400), { pageSize: 20 });
    await until(() => columnOf(board, 'won').column.cards.length === 20);
    const won = columnOf(board, 'won');
    const scroller = won.shadowRoot!.querySelector('.scroller')!;
    for (let loaded = 20; loaded < 100;) {
      scroller.scrollTop = scroller.scrollHeight;
      await until(() => won.column.cards.length > loaded);
      loaded = won.column.cards.length;
      expect(won.shadowRoot!.querySelectorAll('.card').length).to.be.lessThan(25);
    }
    const ids = won.column.cards.map(({ record }) => record.id);
    expect(ids).to.have.length(100);
    expect(new Set(ids).size).to.equal(100);
    expect(won.column.cursor).to.equal(undefined);
  });

  it('[BRD-4] adds up each stage by currency, exactly, also what has not been read as cards', async () => {
    const odd = [{ amount: '90071992547409.93', currency: 'USD' }, 'plenty'];
    const records = deals(130, (number) => ({
      stage: 'won',
      amount: odd[number - 1] ?? { amount: '0.10', currency: 'EUR' },
    }));
    const board = await show(dealSource(0, { records }));
    const head = columnOf(board, 'won').shadowRoot!.querySelector('.summary')!;
    expect(head.querySelector('.sums')!.textContent).to.contain('€12.80').and.to.contain('$90,071,992,547,409.93');
    expect(head.textContent).to.contain('130 cards').and.to.contain('1 card has an amount that cannot be added up');
  });

  it('[BRD-8] the keyboard goes over the board, and Escape puts a card back where it was', async () => {
    const board = await show(dealSource(16));
    card(board, 'deal-1').focus();
    for (const [key, id] of [
      ['ArrowDown', 'deal-5'],
      ['ArrowRight', 'deal-6'],
      ['End', 'deal-14'],
      ['Home', 'deal-2'],
      ['ArrowUp', 'deal-2'],
      ['ArrowLeft', 'deal-1'],
    ] as const) {
      await press(key);
      await until(() => focused() === id);
    }
    await press('Space');
    expect(said(board)).to.equal('Deal 001 picked up. Discovery, place 1 of 4.');
    expect(card(board, 'deal-1').ariaSelected).to.equal('true');
    await press('ArrowRight');
    await until(() => said(board).startsWith('Proposal, place 1'));
    await press('ArrowDown');
    expect(said(board)).to.contain('in the order of Name');
    await press('Escape');
    await until(() => said(board).includes('put back in Discovery'));
    expect(names(board, 'discovery')[0]).to.equal('Deal 001');
    await until(() => focused() === 'deal-1');
    expect(columns(board).flatMap((one) => [...one.shadowRoot!.querySelectorAll('[tabindex="0"]')])).to.have.length(1);
  });

  it('[BRD-8] Enter opens a card, as a press on it does', async () => {
    const board = await show(dealSource());
    const opened: string[] = [];
    board.addEventListener('cw-record-open', (event) => {
      event.preventDefault();
      opened.push((event as CustomEvent<{ id: string }>).detail.id);
    });
    card(board, 'deal-2').focus();
    await press('Enter');
    card(board, 'deal-3').click();
    expect(opened).to.deep.equal(['deal-2', 'deal-3']);
  });

  it('[BRD-10] a move draws the two columns it is between, and no other', async () => {
    const board = await show(dealSource(2_000), { pageSize: 50 });
    // Until the heights of the cards are known.
    await new Promise((done) => setTimeout(done, 100));
    const drawn = new Map<string | null, number>();
    for (const column of columns(board))
      column.addController({
        hostUpdated: () => drawn.set(column.column.value, (drawn.get(column.column.value) ?? 0) + 1),
      });
    const source = board.source!;
    await dragTo(board, 'deal-1', middle(columnOf(board, 'proposal')));
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    await new Promise((done) => setTimeout(done, 60));
    expect([...drawn.keys()].sort()).to.deep.equal(['discovery', 'proposal']);
    drawn.clear();
    await source.update('deal', 'deal-3', { stage: 'lost' });
    await until(() => names(board, 'lost').includes('Deal 003'));
    await new Promise((done) => setTimeout(done, 60));
    expect([...drawn.keys()].sort()).to.deep.equal(['lost', 'won']);
  });

  it('[BRD-12] changes made elsewhere arrive: new, moved, renamed and deleted cards, and the totals with them', async () => {
    const source = dealSource();
    const board = await show(source);
    await source.create('deal', { name: 'Deal 000', stage: 'won', amount: { amount: '5.00', currency: 'EUR' } });
    await until(() => names(board, 'won')[0] === 'Deal 000');
    await source.update('deal', 'deal-4', { stage: 'won' });
    await until(() => names(board, 'won').includes('Deal 004') && !names(board, 'lost').includes('Deal 004'));
    await source.delete('deal', 'deal-3');
    await until(() => !names(board, 'won').includes('Deal 003'));
    const sums = columnOf(board, 'won').shadowRoot!.querySelector('.sums')!;
    await until(() => /€16\.20/.test(sums.textContent));
  });

  it('[BRD-12] a card that no longer passes the filter goes', async () => {
    const source = dealSource();
    const board = await show(source, { filter: { field: 'name', op: 'contains', value: 'Deal' } });
    await source.update('deal', 'deal-1', { name: 'Something else' });
    await until(() => names(board, 'discovery').length === 1);
  });

  it('[BRD-12] a lost live connection keeps the board and says so', async () => {
    const source = dealSource(8, {
      before: (call) => {
        if (call === 'watch') throw new CrosswalkError('disconnected', 'gone');
      },
    });
    const cut = replacing(source, {
      watch: async function* () {
        throw new CrosswalkError('disconnected', 'gone');
      },
    });
    const board = await show(cut);
    await until(() => textOf(board).includes('out of date'));
    expect(names(board, 'discovery')).to.have.length(2);
  });

  it('[BRD-13] without the right to change the stage nothing moves, and that is said', async () => {
    const rights = { read: true, create: true, update: true, delete: true, fields: { stage: 'read' as const } };
    const board = await show(dealSource(8, { rights: () => rights }));
    expect(textOf(board)).to.contain('You can read this, not change it.');
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight');
    expect(said(board)).to.contain('not change it');
    expect(names(board, 'discovery')).to.contain('Deal 001');
    expect(board.shadowRoot!.querySelector('.more')).to.equal(null);
  });

  it('[BRD-15] a narrow board shows one column, with a way to the others', async () => {
    const board = await show(dealSource());
    board.parentElement!.style.inlineSize = '320px';
    const shown = () =>
      columns(board)
        .filter((column) => column.getBoundingClientRect().width > 0)
        .map(({ column }) => column.value);
    await until(() => shown().length === 1);
    expect(shown()).to.deep.equal(['discovery']);
    board.shadowRoot!.querySelector<HTMLElement>('.switch > cw-icon-button:last-child')!.click();
    await until(() => shown()[0] === 'proposal');
    card(board, 'deal-2').focus();
    await press('Space', 'ArrowRight');
    await until(() => shown()[0] === 'won');
    await press('Space');
    await until(() => said(board).includes('Deal 002 is in Won'));
    await until(() => focused() === 'deal-2');
  });

  it('[BRD-16] a field without choices is said to be none, whatever it is', async () => {
    for (const stageField of ['name', 'nothing', '__proto__']) {
      const board = await fixture<CwPipelineBoard>(
        html`<cw-pipeline-board .source=${dealSource()} stage-field=${stageField}></cw-pipeline-board>`,
      );
      await until(() => textOf(board).includes('This board has no columns'));
    }
  });

  it('[BRD-16] markup, huge texts, wrong values and unknown currencies are shown as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const records = deals(5);
    Object.assign(records[0]!.fields, { name: hostile, amount: { amount: '1', currency: 'ZZZ' } });
    Object.assign(records[4]!.fields, {
      name: 'x'.repeat(10_000_000),
      amount: { amount: '9'.repeat(1e6), currency: 'EUR' },
    });
    const board = await show(dealSource(0, { records }), { cardFields: ['closeDate'] });
    expect(columns(board).flatMap((column) => [...column.shadowRoot!.querySelectorAll('img')])).to.have.length(0);
    expect(columnOf(board, 'discovery').shadowRoot!.querySelector('.sums')!.textContent).to.match(/ZZZ\s1/);
  });

  it('[BRD-16] a column that fails says so and is read again by itself', async () => {
    const inner = dealSource();
    let breaks = true;
    const source = replacing(inner, {
      list: async (type, query = {}, options) => {
        if (breaks && JSON.stringify(query).includes('"won"')) throw new CrosswalkError('timeout', 'Too slow.');
        return inner.list(type, query, options);
      },
    });
    const board = await show(source);
    const won = columnOf(board, 'won');
    expect(textOf(won)).to.contain('Something went wrong');
    expect(names(board, 'lost')).to.have.length(2);
    breaks = false;
    won.shadowRoot!.querySelector('cw-error-state')!.dispatchEvent(new CustomEvent('cw-error-retry'));
    await until(() => names(board, 'won').length === 2);
  });

  it('[BRD-8] is accessible as it is and in the middle of a move', async () => {
    const board = await show(dealSource(16), { cardFields: ['closeDate'] });
    await expect(board).to.be.accessible();
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight');
    await expect(board).to.be.accessible();
    await press('Escape');
  });
});
