/* Beside a person or company: what is open with them, how it stands, and the next step. */
'use strict';

startView(async ({ crm, text }) => {
  const { record, locale } = crm.context;
  if (!record) return show();
  const [stages, deals] = await Promise.all([readStages(crm), readDealsOf(crm, record)]);
  const { open, totals } = summarise(deals, stages);
  await crm.ui.setBadge(open.length > 0 ? String(open.length) : null);
  if (deals.length === 0) return show(element('p', { class: 'muted' }, text('noDeals')), actions(crm, text, record));
  show(
    element('h2', {}, text('pipeline')),
    totalsLine(totals, locale),
    stageBar(deals, stages),
    open[0] && nextDeal(crm, text, open[0], stages),
    actions(crm, text, record, open[0]),
  );
});

function nextDeal(crm, text, deal, stages) {
  const { name: title, amount, stage, closeDate } = deal.fields;
  const open = () => crm.nav.openRecord({ type: 'deal', id: deal.id });
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, text('next')),
    element('button', { class: 'link', onclick: open }, name(title)),
    element(
      'p',
      { class: 'facts' },
      amount && element('span', {}, formatMoney(amount, crm.context.locale)),
      stageBadge(stage, stages),
      element('span', { class: 'muted' }, formatDay(closeDate, crm.context.locale)),
    ),
  );
}

function actions(crm, text, record, deal) {
  if (record.type === 'person') {
    return element(
      'button',
      { class: 'primary', onclick: () => suggestFollowUp(crm, text, record, deal) },
      text('suggest'),
    );
  }
  return element('button', { onclick: () => openWebsite(crm, record) }, text('website'));
}

/** Leaving the CRM takes a permission the user gives when it is first needed. */
async function openWebsite(crm, company) {
  const { missing } = await crm.permissions.request(['nav.external', 'records.company.read:domain']);
  if (missing.includes('nav.external')) return;
  const { fields } = await crm.records.get('company', company.id, { fields: ['domain'] });
  if (fields.domain) await crm.nav.open(fields.domain);
}
