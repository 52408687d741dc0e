import { CrosswalkError } from '@crosswalk/protocol';
import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { dealSource, replacing } from '../fixtures/deals.fake.ts';
import { until } from '../fixtures/people.fake.ts';
import { defineWidgets } from '../index.ts';
import {
  button,
  card,
  columnOf,
  columns,
  dragTo,
  focused,
  middle,
  names,
  press,
  said,
  show,
  silence,
} from './board-page.fake.ts';

before(() => defineWidgets());

describe('moving cards', () => {
  afterEach(() => sendMouse({ type: 'move', position: [0, 0] }));

  it('[BRD-5, BRD-11] a move shows at once, is sent with its version, and is announced', async () => {
    const inner = dealSource();
    const sent: unknown[] = [];
    let open!: () => void;
    const gate = new Promise<void>((done) => (open = done));
    const source = replacing(inner, {
      update: async (...args) => {
        sent.push(args.slice(1));
        await gate;
        return inner.update(...args);
      },
    });
    const board = await show(source);
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    expect(names(board, 'proposal')).to.contain('Deal 001');
    expect(card(board, 'deal-1').ariaBusy).to.equal('true');
    expect(columnOf(board, 'proposal').shadowRoot!.querySelector('.sums')!.textContent).to.contain('€3.20');
    expect(sent).to.deep.equal([['deal-1', { stage: 'proposal' }, { ifVersion: '1' }]]);
    open();
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    expect((await inner.get('deal', 'deal-1')).fields.stage).to.equal('proposal');
    expect(focused()).to.equal('deal-1');
  });

  it('[BRD-5] goes back when the source refuses, with the reason at the card, and can be tried again', async () => {
    let refuses = true;
    const source = dealSource(8, {
      before: (call) => {
        if (call === 'update' && refuses) throw new CrosswalkError('permission_denied', 'Not without a contract.');
      },
    });
    const board = await show(source);
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    await until(() => card(board, 'deal-1').textContent.includes('Not without a contract.'));
    expect(names(board, 'discovery')).to.contain('Deal 001');
    expect(said(board)).to.contain('Not without a contract.');
    await expect(board).to.be.accessible();
    refuses = false;
    button(board, 'deal-1', 'Try again').click();
    await until(() => names(board, 'proposal').includes('Deal 001'));
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    expect(board.shadowRoot!.querySelector('.notice')).to.equal(null);
  });

  it('[BRD-6] merges a move with a change of another field', async () => {
    const inner = dealSource();
    const source = replacing(inner, { watch: () => silence() });
    const board = await show(source);
    await inner.update('deal', 'deal-1', { name: 'Deal 001 renamed' });
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    await until(() => said(board).includes('Deal 001 renamed is in Proposal'));
    expect((await inner.get('deal', 'deal-1')).fields).to.include({ name: 'Deal 001 renamed', stage: 'proposal' });
  });

  it('[BRD-6] a card somebody else moved meanwhile stands where they put it, with both choices', async () => {
    const inner = dealSource();
    const source = replacing(inner, { watch: () => silence() });
    const board = await show(source);
    await inner.update('deal', 'deal-1', { stage: 'lost' });
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    await until(() => names(board, 'lost').includes('Deal 001'));
    expect(card(board, 'deal-1').textContent).to.contain('Someone else moved this to Lost.');
    expect((await inner.get('deal', 'deal-1')).fields.stage).to.equal('lost');
    button(board, 'deal-1', 'Move to Proposal').click();
    await until(() => names(board, 'proposal').includes('Deal 001'));
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    expect((await inner.get('deal', 'deal-1')).fields.stage).to.equal('proposal');
  });

  it('[BRD-7] the last move can be taken back, unless somebody moved the card since', async () => {
    const source = dealSource();
    const board = await show(source);
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    await press('Control+z');
    await until(() => said(board).includes('Deal 001 was put back in Discovery'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('discovery');
    await press('Space', 'ArrowRight', 'Space');
    await until(() => said(board).includes('Deal 001 is in Proposal'));
    await source.update('deal', 'deal-1', { stage: 'won' });
    await until(() => names(board, 'won').includes('Deal 001'));
    [...board.shadowRoot!.querySelectorAll<HTMLElement>('.undo cw-button')][0]!.click();
    await until(() => said(board).includes('was moved by someone else since'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('won');
  });

  it('[BRD-9] the pointer drags a card into another column, and Escape leaves it', async () => {
    const source = dealSource();
    const board = await show(source);
    let opened = 0;
    board.addEventListener('cw-record-open', () => (opened += 1));
    await dragTo(board, 'deal-1', middle(columnOf(board, 'won')), 'Escape');
    expect(names(board, 'discovery')).to.contain('Deal 001');
    expect(said(board)).to.contain('put back in Discovery');
    await dragTo(board, 'deal-1', middle(columnOf(board, 'won')));
    await until(() => said(board).includes('Deal 001 is in Won'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('won');
    expect(opened).to.equal(0);
    expect(columns(board).flatMap((column) => [...column.shadowRoot!.querySelectorAll('.ghost')])).to.have.length(0);
  });

  it('[BRD-9] a menu on the card moves it too', async () => {
    const source = dealSource();
    const board = await show(source);
    card(board, 'deal-1').querySelector<HTMLElement>('.more')!.click();
    const menu = board.shadowRoot!.querySelector('cw-menu')!;
    await until(() => menu.shadowRoot!.querySelectorAll('button').length === 4);
    menu.shadowRoot!.querySelectorAll<HTMLElement>('button')[2]!.click();
    await until(() => said(board).includes('Deal 001 is in Won'));
    expect((await source.get('deal', 'deal-1')).fields.stage).to.equal('won');
  });

  it('[BRD-13] the page may refuse a move', async () => {
    const source = dealSource();
    const board = await show(source);
    board.addEventListener('cw-card-move', (event) => event.preventDefault());
    card(board, 'deal-1').focus();
    await press('Space', 'ArrowRight', 'Space');
    await until(() => names(board, 'discovery').includes('Deal 001'));
    expect((await source.get('deal', 'deal-1')).version).to.equal('1');
  });

  it('[BRD-14] with a field for the order, cards are put between others and stay there', async () => {
    const source = dealSource(16);
    const board = await show(source, { positionField: 'position' });
    card(board, 'deal-13').focus();
    await press('Space', 'ArrowUp', 'ArrowUp', 'Space');
    await until(() => said(board).includes('Deal 013 is in Discovery'));
    expect(names(board, 'discovery')).to.deep.equal(['Deal 001', 'Deal 013', 'Deal 005', 'Deal 009']);
    expect((await source.get('deal', 'deal-13')).fields.position).to.equal('3');
    const [x] = middle(columnOf(board, 'proposal'));
    await dragTo(board, 'deal-13', [x, Math.round(card(board, 'deal-6').getBoundingClientRect().top + 4)]);
    await until(() => said(board).includes('Deal 013 is in Proposal'));
    expect(names(board, 'proposal').slice(0, 3)).to.deep.equal(['Deal 002', 'Deal 013', 'Deal 006']);
  });
});
