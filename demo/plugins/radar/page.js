/* A page of its own: the whole pipeline by stage. The chosen stage is in the address, so that a link leads back to it. */
'use strict';

const LISTED = 50;

startView(async ({ crm, text }) => {
  const [stages, deals] = await Promise.all([readStages(crm), readAllDeals(crm)]);
  const chosen = new URLSearchParams(crm.context.deepLink ?? '').get('stage') ?? '';
  draw({ crm, text, stages, deals }, stages.has(chosen) ? chosen : '');
});

async function readAllDeals(crm) {
  const deals = [];
  for await (const deal of crm.records.stream('deal', { fields: DEAL_FIELDS })) deals.push(deal);
  return deals;
}

function draw(state, chosen) {
  const { crm, text, stages, deals } = state;
  const choose = (stage) => {
    draw(state, stage);
    return crm.nav.setDeepLink(stage === '' ? null : `stage=${encodeURIComponent(stage)}`);
  };
  const tiles = [...stages.values()].map((stage) => tile(state, stage, chosen, choose));
  const listed = deals.filter(({ fields }) => chosen === '' || fields.stage === chosen);
  show(
    element('div', { class: 'tiles' }, tile(state, { value: '', label: text('all') }, chosen, choose), ...tiles),
    element('p', { class: 'muted', role: 'status' }, text('deals', { count: listed.length })),
    element('ul', { class: 'deals' }, ...listed.slice(0, LISTED).map((deal) => dealItem(crm, deal, stages))),
  );
}

function tile({ crm, text, deals }, { value, label, tone = 'neutral' }, chosen, choose) {
  const inStage = deals.filter(({ fields }) => value === '' || fields.stage === value);
  const totals = new Totals();
  for (const { fields } of inStage) totals.add(fields.amount);
  const { shown, more } = largestTotals(totals.list(), 3);
  const sums = shown.map((total) => element('span', {}, formatMoney(total, crm.context.locale, 'compact')));
  return element(
    'button',
    { class: 'tile', 'aria-pressed': String(value === chosen), onclick: () => choose(value) },
    element('span', { class: 'row' }, element('span', { class: `dot ${tone}` }), name(label)),
    element('strong', {}, text('deals', { count: inStage.length })),
    element('span', { class: 'muted sums' }, ...sums, more),
  );
}

function dealItem(crm, deal, stages) {
  const { name: title, amount, stage, closeDate } = deal.fields;
  const open = () => crm.nav.openRecord({ type: 'deal', id: deal.id });
  return element(
    'li',
    {},
    element('button', { class: 'link', onclick: open }, name(title ?? '')),
    stageBadge(stage, stages),
    element('span', { class: 'muted' }, formatDay(closeDate, crm.context.locale)),
    element('span', { class: 'amount' }, amount ? formatMoney(amount, crm.context.locale) : ''),
  );
}
